import type { Remedy } from '../../core/mdm/remedy.ts';
import type { Language } from '../../core/notices/rules.ts';
import { TRIAL_DE } from './trial-de.ts';
import { TRIAL_EN } from './trial-en.ts';
import { TRIAL_FR } from './trial-fr.ts';
import { TRIAL_NL } from './trial-nl.ts';
import type { TrialPhrases } from './trial-phrases.ts';

const PHRASES: Readonly<Record<Language, TrialPhrases>> = {
  nl: TRIAL_NL,
  en: TRIAL_EN,
  fr: TRIAL_FR,
  de: TRIAL_DE,
};

/** One thing that was tried of a connection. */
export type SaidTrial = {
  readonly code: 'host' | 'secret' | 'sign-in' | 'right' | 'answer' | 'devices' | 'clock';
  /** Null: only a change would show it, or it is not needed for reading. */
  readonly ok: boolean | null;
  /** The host, the name of the secret. */
  readonly what: string;
  /** As the vendor calls it. */
  readonly right: string | null;
  /** Phones, or seconds. */
  readonly count: number | null;
  readonly remedy: Remedy | null;
};

export function trialIn(
  language: Language,
  { code, ok, what, right, count }: Omit<SaidTrial, 'remedy'>,
): string {
  const phrases = PHRASES[language];
  const n = new Intl.NumberFormat(language).format(Math.abs(count ?? 0));
  switch (code) {
    case 'host':
      return phrases.host(what, ok);
    case 'secret':
      return phrases.secret(what, ok);
    case 'sign-in':
      return phrases.signIn(what, ok);
    case 'right':
      return phrases.right(right ?? what, ok);
    case 'answer':
      return phrases.answer(what, ok);
    case 'devices':
      return phrases.phones(n, ok);
    case 'clock':
      return phrases.clock(n, ok);
    default:
      return code satisfies never;
  }
}

/** What the MDM answered, and what to do. */
export function remedyIn(language: Language, remedy: Remedy): string {
  const phrases = PHRASES[language];
  const { code, host, file, variable, status, said } = remedy;
  const codes = [status === null ? null : String(status), said].filter((one) => one !== null);
  const [first, second] = codes;
  const what = second === undefined ? first : `${first} (${second})`;
  const does =
    code === 'name-host'
      ? phrases.nameHost(host ?? '')
      : code === 'put-secret'
        ? phrases.putSecret(file ?? '', variable)
        : phrases.remedies[code];
  return [what === undefined ? '' : phrases.answered(what), does].filter(Boolean).join(' ');
}
