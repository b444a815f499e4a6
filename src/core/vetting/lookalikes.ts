import { nameKey } from './matchers.ts';

/** Letters that most typefaces draw alike, in small letters: of one alphabet in the first row, of Latin in the second. From memory of Unicode's confusables.txt, by far not all. */
const CYRILLIC = pairs('авеікмнорстухѕјԁһԛԝ', 'abeikmhopctyxsjdhqw');
const GREEK = pairs('αβεικνορτυχ', 'abeikvoptux');
const TO_LATIN = new Map([...CYRILLIC, ...GREEK]);
const TO_CYRILLIC = new Map(
  CYRILLIC.map(([cyrillic, latin]) => [latin, cyrillic] as const).toReversed(),
);

function pairs(letters: string, latin: string): readonly (readonly [string, string])[] {
  return [...letters].map((letter, i) => [letter, [...latin][i] ?? letter] as const);
}

/** Letters of two alphabets in one word: nobody writes so who does not want to look like somebody else. */
const MIXED =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;

/**
 * The names that a person may read in this one, as keys: itself, and where it mixes alphabets the same in one of them. A name in one alphabet is never read in another:
 * `ВК` is not `BK`.
 */
export function namesIn(name: string): readonly string[] {
  const key = nameKey(name);
  if (!MIXED.test(key)) return [key];
  const as = (alphabet: ReadonlyMap<string, string>): string =>
    [...key].map((letter) => alphabet.get(letter) ?? letter).join('');
  return [key, as(TO_LATIN), as(TO_CYRILLIC)];
}
