import type { AnswerKind } from '../core/notices/notice.ts';
import type { Language } from '../core/notices/rules.ts';
import { DE } from './page-de.ts';
import { EN } from './page-en.ts';
import { FR } from './page-fr.ts';
import { NL } from './page-nl.ts';

/** One of the four answers, as the page offers it. */
type AnswerWords = {
  /** As the holder says it. */
  readonly says: string;
  readonly what: string;
  readonly button: string;
  /** What happens once it was given. */
  readonly follows: string;
};

/** All sentences of the holder's page but the notice's own. `{day}`, `{number}` are filled in. */
export type PageWords = {
  readonly title: string;
  readonly skip: string;
  readonly languages: string;
  readonly answers: string;
  readonly lead: string;
  readonly which: string;
  readonly answer: Readonly<Record<AnswerKind, AnswerWords>>;
  readonly given: string;
  /** What became of a request for an exception. */
  readonly decided: Readonly<Record<'granted' | 'refused' | 'ended' | 'withdrawn', string>>;
  readonly replaced: string;
  readonly asked: string;
  readonly ground: string;
  readonly choose: string;
  readonly task: string;
  readonly taskHint: string;
  readonly until: string;
  readonly untilHint: string;
  readonly untilLimit: string;
  readonly conditions: string;
  readonly noGrounds: string;
  readonly words: string;
  readonly wordsHint: string;
  /** Of a policy; one that has no words here is shown as it is written there. */
  readonly grounds: Readonly<Record<string, string>>;
  readonly mitigations: Readonly<
    Record<'separate-device' | 'off-internal-networks' | 'no-official-accounts', string>
  >;
  readonly wrong: string;
  readonly faults: Readonly<Record<PageFault, string>>;
  readonly closed: { readonly title: string; readonly what: string; readonly doThis: string };
  readonly dayForm: string;
};

export type PageFault =
  | 'no-app'
  | 'one-app-at-a-time'
  | 'no-words'
  | 'no-task'
  | 'no-ground'
  | 'no-day'
  | 'ends-in-past'
  | 'ends-too-late'
  | 'asked-already'
  | 'finding-closed'
  | 'not-taken';

const WORDS: Readonly<Record<Language, PageWords>> = { nl: NL, en: EN, fr: FR, de: DE };

export const pageWords = (language: Language): PageWords => WORDS[language];

/** Each in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
};
