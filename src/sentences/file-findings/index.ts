import type { Language } from '../../core/notices/rules.ts';
import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';

/** What each code says, for people; `docs/vetting-codes.md` has the whole. Names of a format's own parts stay as they are. */
export type FileFindingWords = Readonly<Record<FileFindingCode, string>>;

const WORDS: Readonly<Record<Language, FileFindingWords>> = { nl, en, fr, de };

/** A report that another version kept may have a code that this one does not know: it is said as it is. */
export const fileFindingSays = (code: FileFindingCode, language: Language): string =>
  Object.hasOwn(WORDS[language], code) ? WORDS[language][code] : code;
