/**
 * A name from outside, fit to stand in a line of a message.
 *
 * GUARD: every name passes here: line ends could begin a header or a line of ours, marks of direction could turn what stands around
 * them, and what is invisible could hide a difference. Long names are cut.
 */
export function plain(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(UNSEEN, '')
    .trim();
  const letters = [...clean];
  return letters.length > MOST ? `${letters.slice(0, MOST - 1).join('')}…` : clean;
}

const MOST = 120;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;

/** First strong isolate and pop (Unicode 6.3): around a name that is written from right to left. */
export const ISOLATE = { from: '\u2068', to: '\u2069' } as const;

/** A name within a sentence: kept from turning what stands around it. */
export function nameIn(name: string): string {
  const clean = plain(name);
  return RIGHT_TO_LEFT.test(clean) ? `${ISOLATE.from}${clean}${ISOLATE.to}` : clean;
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
