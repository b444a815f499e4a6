import type { Platform } from '../core/catalogue.ts';
import type { Closing } from '../core/finding.ts';
import type { HolderNoticeKind } from '../core/notices/notice.ts';
import type { Language } from '../core/notices/rules.ts';
import { DE } from './words-de.ts';
import { EN } from './words-en.ts';
import { FR } from './words-fr.ts';
import { NL } from './words-nl.ts';

/** What is asked: `advise` is a request, and no word of it may sound like an order. */
export type Ask = 'request' | 'order';

/** All that a message is written with. A language that lacks a sentence does not compile. */
export type Words = {
  /** Also the heading. No app is ever named in it. */
  readonly subject: Readonly<Record<Ask, Readonly<Record<HolderNoticeKind, string>>>>;
  readonly opening: (facts: { organisation: string; policy: string; apps: number }) => string;
  readonly phone: string;
  /** Stands for an app whose name no mail says. */
  readonly someApp: string;
  readonly seePage: string;
  readonly ask: Readonly<Record<Ask, string>>;
  readonly askBy: Readonly<Record<Ask, (day: string) => string>>;
  readonly wasDue: Readonly<Record<Ask, (day: string) => string>>;
  /** Of an app that nothing is asked about any more. */
  readonly over: Readonly<Record<Closing, string>>;
  /** In a reminder. */
  readonly still: string;
  readonly secondCopy: string;
  readonly reason: {
    readonly because: (clauses: readonly string[]) => string;
    readonly publisher: (name: string, countries: string) => string;
    readonly controlled: (publisher: string, controller: string, countries: string) => string;
    readonly listed: (list: string) => string;
    readonly publisherListed: (words: string, list: string) => string;
    readonly found: (by: string, day: string) => string;
    readonly policyAlone: string;
    readonly source: (where: string) => string;
  };
  readonly removing: {
    readonly title: string;
    readonly platform: Readonly<Record<Platform, string>>;
    readonly steps: Readonly<Record<Platform, readonly string[]>>;
    readonly secondCopyStep: string;
    readonly preinstalled: string;
  };
  readonly next: {
    readonly title: string;
    /** What the phone does by itself, and how it can be made to do it now. */
    readonly reports: string;
    /** An MDM that renews its list of apps seldom: nothing hurries it. */
    readonly reportsLate: (days: number) => string;
    readonly sayRemoved: string;
    readonly access: string;
    /** Under a measure that nobody else hears of. */
    readonly nobodyElse: string;
    readonly contactHears: string;
    readonly thenBlocked: string;
  };
  readonly otherwise: {
    readonly title: string;
    readonly need: string;
    readonly wrong: string;
  };
  readonly linkTitle: string;
  readonly link: (until: string) => string;
  readonly linkLabel: string;
  readonly contact: {
    readonly title: string;
    readonly desk: string;
    readonly named: (name: string) => string;
    readonly email: (address: string) => string;
    readonly phone: (number: string) => string;
  };
  readonly privacy: string;
  /** To whoever asked for an exception: a holder, or somebody for a group. */
  readonly exceptionEnding: {
    readonly subject: string;
    readonly opening: (organisation: string) => string;
    readonly ends: (facts: { number: number; last: string }) => string;
    readonly app: (name: string) => string;
    readonly noApp: string;
    readonly afterwards: string;
    readonly needed: string;
    readonly notNeeded: string;
  };
  readonly escalation: {
    readonly subject: string;
    readonly counts: (facts: {
      organisation: string;
      holders: number;
      devices: number;
      apps: number;
    }) => string;
    readonly since: (day: string) => string;
    readonly told: string;
    readonly whatToDo: string;
    readonly noNames: string;
  };
};

const WORDS: Record<Language, Words> = { nl: NL, en: EN, fr: FR, de: DE };

export const wordsOf = (language: Language): Words => WORDS[language];
