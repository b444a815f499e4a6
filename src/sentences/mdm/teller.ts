import type { Platform } from '../../core/catalogue.ts';
import type { Fit } from '../../core/mdm/restriction.ts';
import type { Language } from '../../core/notices/rules.ts';
import type { AppId } from '../../core/statements.ts';
import { listIn } from '../places.ts';
import { DE } from './plan-de.ts';
import { EN } from './plan-en.ts';
import { FR } from './plan-fr.ts';
import { NL } from './plan-nl.ts';
import type { N, PlanPhrases } from './plan-phrases.ts';

const PLAN_PHRASES: Readonly<Record<Language, PlanPhrases>> = {
  nl: NL,
  en: EN,
  fr: FR,
  de: DE,
};

/** An app by name; of one that tells something of who has it only the category. */
export type NamedApp = (app: AppId) => {
  readonly appName: string | null;
  readonly category: string | null;
};

/** Says numbers, lists, phones and apps in one language. */
export type Teller = {
  readonly phrases: PlanPhrases;
  readonly count: (n: number) => string;
  readonly n: (n: number) => N;
  readonly list: (all: readonly string[]) => string;
  /** As a subject; `on` after a preposition. */
  readonly phones: (n: number, platform?: string | null) => string;
  readonly on: (n: number, platform?: string | null) => string;
  readonly nameOf: (app: AppId) => string;
  /** `TikTok, WeChat and 3 more`: names of a list that is on no phone. */
  readonly apps: (all: readonly AppId[]) => string;
  /** `(supervised, from version 15 on)`; empty: all. */
  readonly fit: (fits: Fit) => string;
};

const NUMBERS = new Map<Language, Intl.NumberFormat>();
const NAMED = 3;

export function tellerOf(language: Language, named: NamedApp): Teller {
  const phrases = PLAN_PHRASES[language];
  const count = (n: number): string => {
    const format = NUMBERS.get(language) ?? new Intl.NumberFormat(language);
    NUMBERS.set(language, format);
    return format.format(n);
  };
  const n = (of: number): N => ({ text: count(of), one: of === 1 });
  const list = listIn(phrases.and);
  const nameOf = (app: AppId): string => {
    const { appName, category } = named(app);
    return appName ?? phrases.ofCategory(category ?? '');
  };
  return {
    phrases,
    count,
    n,
    list,
    phones: (of, platform) => phrases.phones[platformOf(platform)](n(of)),
    on: (of, platform) => phrases.onPhones[platformOf(platform)](n(of)),
    nameOf,
    apps: (all) => {
      const names = [...new Set(all.flatMap((app) => named(app).appName ?? []))];
      const first = names.slice(0, names.length === NAMED + 1 ? NAMED + 1 : NAMED);
      const more = all.length - first.length;
      if (first.length === 0) return phrases.apps(n(all.length));
      return more === 0 ? list(first) : phrases.more(first.join(', '), n(more));
    },
    fit: (fits) => fitText(phrases, fits),
  };
}

const platformOf = (platform: string | null | undefined): Platform | 'any' =>
  platform === 'ios' || platform === 'android' ? platform : 'any';

/** `null` where it fits phones of several kinds. */
export const onePlatform = ({ platforms }: Fit): Platform | null =>
  platforms.length === 1 ? (platforms[0] ?? null) : null;

function fitText(phrases: PlanPhrases, { enrolments, from, before }: Fit): string {
  const parts = [
    enrolments.map((one) => phrases.enrolments[one]).join(` ${phrases.or} `),
    from === null ? '' : phrases.from(from.join('.')),
    before === null ? '' : phrases.before(before.join('.')),
  ].filter((text) => text !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
