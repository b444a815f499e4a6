import type { Catalogue } from '../core/catalogue.ts';

/** How characters of other scripts sound in Latin letters. */
export type Readings = ReadonlyMap<string, string>;

/**
 * Russian as it is mostly written in Latin letters in shops of apps: `ВКонтакте` is `vkontakte`. Where there are several ways, what
 * differs by a letter is found by its spelling.
 */
const CYRILLIC: Readings = new Map(
  (
    'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ' +
    'ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u'
  )
    .split(' ')
    .flatMap((letter, at, all) =>
      at % 2 === 0 ? [[letter, (all[at + 1] ?? '').replace('-', '')] as const] : [],
    ),
);

/** Syllables of Chinese in Latin letters: an initial, or none, and a final. */
const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)/;
const HAN = /\p{Script=Han}/u;

/**
 * What a catalogue's names tell of how Chinese characters sound: where an app has a name of so many characters and another of as
 * many syllables (`抖音`, `Douyin`), each is taken to be the other. A reading that several names give is taken before one that
 * one name gives.
 */
export function readingsOf({ apps, names }: Pick<Catalogue, 'apps' | 'names'>): Readings {
  const latin = new Map(apps.map(({ id, name }) => [id, [name]]));
  for (const { app, name } of names) if (!HAN.test(name)) latin.get(app)?.push(name);
  const told = new Map<string, Map<string, number>>();
  for (const { app, name } of names) {
    const characters = [...name];
    if (!characters.every((character) => HAN.test(character))) continue;
    for (const other of new Set(latin.get(app)?.map(plain))) {
      const syllables = syllablesOf(other, characters.length);
      for (const [at, character] of characters.entries()) {
        const syllable = syllables?.[at];
        if (syllable === undefined) continue;
        const of = told.get(character) ?? new Map<string, number>();
        told.set(character, of.set(syllable, (of.get(syllable) ?? 0) + 1));
      }
    }
  }
  const readings = new Map(CYRILLIC);
  for (const [character, of] of told) {
    const [most] = [...of].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (most !== undefined) readings.set(character, most[0]);
  }
  return readings;
}

/** Of all ways to cut it into so many syllables the one with the longest first; null where there is none. */
function syllablesOf(text: string, count: number): readonly string[] | null {
  if (count === 0) return text === '' ? [] : null;
  const longest = SYLLABLE.exec(text)?.[0] ?? '';
  for (let length = longest.length; length > 0; length--) {
    const syllable = text.slice(0, length);
    if (SYLLABLE.exec(syllable)?.[0] !== syllable) continue;
    const rest = syllablesOf(text.slice(length), count - 1);
    if (rest !== null) return [syllable, ...rest];
  }
  return null;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What is said, whatever the script, and without marks, spaces and signs: `ВКонтакте` and `V Kontákte` are one. */
export const soundOf = (text: string, readings: Readings): string =>
  [...plain(text)].map((character) => readings.get(character) ?? character).join('');
