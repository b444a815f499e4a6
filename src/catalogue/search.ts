import type { Catalogue, Platform } from '../core/catalogue.ts';
import type { AppId, EntityId } from '../core/statements.ts';
import { soundOf, type Readings } from './sounds.ts';
import { indexOf, type Indexed } from './search-index.ts';
import { bitsOf, isNear, lettersOf, mostWrong } from './spelling.ts';

/** What a search found, the best first. */
export type Found =
  | {
      readonly kind: 'app';
      readonly app: AppId;
      readonly name: string;
      readonly matched: Matched;
    }
  | {
      readonly kind: 'entity';
      readonly entity: EntityId;
      readonly name: string;
      readonly matched: Matched;
    };
/** By what it was found, and how well. */
type Matched = {
  readonly by: 'identifier' | 'track-id' | 'id' | 'name';
  readonly text: string;
  readonly platform: Platform | null;
  readonly how: How;
};
/** `sound`: it sounds so in another script, or only marks, spaces and signs differ. `spelling`: a letter or two differ. */
const HOW = ['exact', 'case-folded', 'prefix', 'part', 'sound', 'spelling'] as const;
type How = (typeof HOW)[number];

const BY: readonly Matched['by'][] = ['identifier', 'track-id', 'id', 'name'];

/**
 * Finds apps and entities by identifier, App Store number, store link, id or name in any script. Exact matches
 * come first, then without regard to case, then beginnings, then (names only) parts, then what sounds so in another script, then
 * what is spelled nearly so; each app and entity once; at most `limit`.
 */
export function searchCatalogue(catalogue: Catalogue, text: string, limit = 50): readonly Found[] {
  const wanted = fromLink(text.trim().normalize('NFC'));
  if (wanted === '' || limit <= 0) return [];
  const { entries, readings } = indexOf(catalogue);
  const match = matcher(wanted, readings);
  const best = new Map<string, Found>();
  for (const entry of entries) {
    const how = match(entry);
    if (how === null) continue;
    const found = foundBy(entry, how);
    const key = `${entry.kind} ${entry.id}`;
    const before = best.get(key);
    if (before === undefined || rank(found) < rank(before)) best.set(key, found);
  }
  return [...best.values()].toSorted(byRank).slice(0, limit);
}

function foundBy({ kind, id, name, by, text, platform }: Indexed, how: How): Found {
  const matched = { by, text, platform, how };
  return kind === 'app'
    ? { kind, app: id as AppId, name, matched }
    : { kind, entity: id as EntityId, name, matched };
}

/** No name is so long; what is longer is not compared letter by letter. */
const LONGEST_SPELLED = 64;
const LONG_ENOUGH = 8;

/** How a text of the catalogue matches what is wanted. Beginnings and parts need two characters at least. */
function matcher(wanted: string, readings: Readings): (entry: Indexed) => How | null {
  const folded = wanted.toLowerCase();
  const long = [...folded].length >= 2;
  const sound = soundOf(wanted, readings);
  const letters = lettersOf(sound);
  const most = sound.length > LONGEST_SPELLED ? 0 : mostWrong(sound.length);
  const isSpelledSo = (other: string): boolean =>
    Math.abs(other.length - sound.length) <= most &&
    bitsOf(lettersOf(other) ^ letters) <= 2 * most &&
    isNear(sound, other, most);
  // A name that goes on after what is wanted: `Tencent Holdngs` of `Tencent Holdings Ltd.`
  const beginsSo = ({ sound: other }: Indexed): boolean =>
    sound.length >= LONG_ENOUGH &&
    other.length > sound.length + most &&
    [0, 1, -1].some((more) => isSpelledSo(other.slice(0, sound.length + more)));
  const isIdentifier = wanted.includes('.') && wanted.length <= LONGEST_SPELLED;
  return (entry) => {
    if (entry.text === wanted) return 'exact';
    if (entry.folded === folded) return 'case-folded';
    if (!long) return null;
    if (entry.folded.startsWith(folded)) return 'prefix';
    if (entry.by === 'track-id') return null;
    if (entry.by === 'name' && entry.folded.includes(folded)) return 'part';
    if (entry.by === 'identifier')
      return isIdentifier && isNear(entry.folded, folded, mostWrong(folded.length))
        ? 'spelling'
        : null;
    if (entry.by !== 'name' || sound.length < 2) return null;
    if (entry.sound.startsWith(sound)) return 'sound';
    if (most === 0) return null;
    return isSpelledSo(entry.sound) || entry.words.some(isSpelledSo) || beginsSo(entry)
      ? 'spelling'
      : null;
  };
}

/** Store links are how people hand identifiers on. */
function fromLink(text: string): string {
  const play = /^https?:\/\/play\.google\.com\/\S*[?&]id=([A-Za-z0-9_.]+)/.exec(text);
  const apple = /^https?:\/\/(?:apps|itunes)\.apple\.com\/\S*?\/id(\d+)/.exec(text);
  return play?.[1] ?? apple?.[1] ?? text;
}

const rank = ({ matched }: Found): number =>
  HOW.indexOf(matched.how) * BY.length + BY.indexOf(matched.by);
const idOf = (found: Found): string => (found.kind === 'app' ? found.app : found.entity);
const byRank = (a: Found, b: Found): number =>
  rank(a) - rank(b) ||
  a.matched.text.length - b.matched.text.length ||
  compare(a.kind, b.kind) ||
  compare(idOf(a), idOf(b));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
