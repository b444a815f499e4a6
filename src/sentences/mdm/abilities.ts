import type { AbilityWord } from '../../core/mdm/ability-words.ts';
import type { Language } from '../../core/notices/rules.ts';
import { ABILITIES_DE } from './abilities-de.ts';
import { ABILITIES_EN } from './abilities-en.ts';
import { ABILITIES_FR } from './abilities-fr.ts';
import { ABILITIES_NL } from './abilities-nl.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<AbilityWord, string>>>> = {
  nl: ABILITIES_NL,
  en: ABILITIES_EN,
  fr: ABILITIES_FR,
  de: ABILITIES_DE,
};

/** What a code of an MDM's abilities says. What has no code (an MDM that nothing connects to yet) stays the English that it is. */
export function abilityIn(language: Language, word: string): string {
  const words = WORDS[language];
  return Object.hasOwn(words, word) ? words[word as AbilityWord] : word;
}
