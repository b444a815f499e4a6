/**
 * Text from outside (names, holders, file names, sources), made fit to be shown on one line.
 *
 * GUARD: every such text passes here before it reaches a terminal or a page. What could move the cursor, turn the
 * reading direction or start an escape sequence is written out (`<U+202E>`); what only hides is taken away.
 */
export function visible(text: string): string {
  const known = seen.get(text);
  if (known !== undefined) return known;
  return PLAIN.test(text) ? text : remember(text, cleaned(text));
}

const PLAIN = /^[\x20-\x7e]*$/;

function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(HARMFUL, written)
    .replace(HIDDEN, (char, at: number, whole: string) => (isShaping(char, at, whole) ? char : ''))
    .replace(MARKS_TOO_MANY, '$1');
}

/** Controls (C0, C1) and what turns the reading direction. */
// oxlint-disable-next-line no-control-regex
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const HIDDEN = /\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;

/** A joiner between letters of a script that it shapes (Arabic, Indic) is part of the word. */
function isShaping(char: string, at: number, whole: string): boolean {
  if (char !== '\u200c' && char !== '\u200d') return false;
  return SHAPED.test(whole.charAt(at - 1)) && SHAPED.test(whole.charAt(at + 1));
}
const SHAPED = /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]/u;

/** Stacked accents climb over the lines above and below. */
const MARKS_TOO_MANY = /(\p{M}{3})\p{M}+/gu;

/** For terminals whose locale is not UTF-8: accents fall away, other characters are written out. */
export function ascii(text: string): string {
  if (PLAIN.test(text)) return text;
  return visible(text)
    .replace(/[\u2018\u2019\u201a\u2032]/g, "'")
    .replace(/[\u201c-\u201e\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/\u2026/g, '...')
    .replace(/\u00b7/g, '-')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, written);
}

function written(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

// The same few names stand on a page many times; the cache holds catalogue names and hits, and is small.
const seen = new Map<string, string>();
function remember(text: string, result: string): string {
  if (seen.size < 10_000) seen.set(text, result);
  return result;
}
