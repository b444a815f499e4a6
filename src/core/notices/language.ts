import type { Language } from './rules.ts';

/**
 * What a message is written in: `nl-BE` is answered in `nl`, `it-IT` in the policy's first language. Worked out once and kept
 * with the message, so that a message that is built later is in the same.
 */
export function languageFor(
  locale: string | null,
  languages: readonly [Language, ...Language[]],
): Language {
  const wanted = locale?.trim().toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === wanted) ?? languages[0];
}
