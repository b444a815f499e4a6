import type { Catalogue, Platform } from '../core/catalogue.ts';
import type { AppId, EntityId } from '../core/statements.ts';

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
type How = 'exact' | 'case-folded' | 'prefix' | 'part';

const HOW: readonly How[] = ['exact', 'case-folded', 'prefix', 'part'];
const BY: readonly Matched['by'][] = ['identifier', 'track-id', 'id', 'name'];

/**
 * Finds apps and entities by identifier, App Store number, store link, id or name in any script. Exact matches
 * come first, then without regard to case, then beginnings, then (names only) parts; each app and entity once;
 * at most `limit`.
 */
export function searchCatalogue(catalogue: Catalogue, text: string, limit = 50): readonly Found[] {
  const wanted = fromLink(text.trim().normalize('NFC'));
  if (wanted === '' || limit <= 0) return [];
  const best = new Map<string, Found>();
  for (const found of candidates(catalogue, matcher(wanted))) {
    const key = found.kind === 'app' ? `app ${found.app}` : `entity ${found.entity}`;
    const before = best.get(key);
    if (before === undefined || rank(found) < rank(before)) best.set(key, found);
  }
  return [...best.values()].toSorted(byRank).slice(0, limit);
}

function* candidates(
  catalogue: Catalogue,
  match: (text: string, parts: boolean) => How | null,
): Generator<Found> {
  const names = new Map(catalogue.apps.map(({ id, name }) => [id, name]));
  const app = (
    id: AppId,
    by: Matched['by'],
    text: string,
    platform: Platform | null,
  ): readonly Found[] => {
    const how = match(text, by === 'name');
    if (how === null) return [];
    const name = names.get(id) ?? id;
    return [{ kind: 'app', app: id, name, matched: { by, text, platform, how } }];
  };
  for (const { app: id, identifier, trackId, platform } of catalogue.identifiers) {
    yield* app(id, 'identifier', identifier, platform);
    if (trackId !== '') yield* app(id, 'track-id', trackId, platform);
  }
  for (const { id, name } of catalogue.apps) {
    yield* app(id, 'id', id, null);
    yield* app(id, 'name', name, null);
  }
  for (const { app: id, name } of catalogue.names) yield* app(id, 'name', name, null);
  for (const { id, name } of catalogue.entities) {
    for (const [by, text] of [['id', id] as const, ['name', name] as const]) {
      const how = match(text, by === 'name');
      if (how === null) continue;
      yield { kind: 'entity', entity: id, name, matched: { by, text, platform: null, how } };
    }
  }
}

/** How a text of the catalogue matches what is wanted. Beginnings and parts need two characters at least. */
function matcher(wanted: string): (text: string, parts: boolean) => How | null {
  const folded = fold(wanted);
  const long = [...folded].length >= 2;
  return (text, parts) => {
    if (text === wanted) return 'exact';
    const other = fold(text.normalize('NFC'));
    if (other === folded) return 'case-folded';
    if (!long) return null;
    if (other.startsWith(folded)) return 'prefix';
    return parts && other.includes(folded) ? 'part' : null;
  };
}

const fold = (text: string): string => text.toLowerCase();

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
