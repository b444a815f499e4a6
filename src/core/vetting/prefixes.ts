import type { ClassIndex } from './facts.ts';
import type { Named } from './place.ts';
import { sighted, type Sightings } from './sightings.ts';

/**
 * Prefixes of names, of which the longest that fits counts: `com.tencent.bugly` is not also `com.tencent`. `between` is the sign at which a prefix
 * ends (`.` for Java, and `$` before a class within a class), null where any beginning does (Apple's class names).
 */
export type Prefixes<T> = {
  readonly between: '.' | null;
  readonly meanings: ReadonlyMap<string, readonly T[]>;
  /** The prefixes directly beneath each. */
  readonly beneath: ReadonlyMap<string, readonly string[]>;
};

export function prefixesOf<T>(
  between: '.' | null,
  pairs: readonly (readonly [prefix: string, meaning: T])[],
): Prefixes<T> {
  const meanings = new Map<string, T[]>();
  for (const [prefix, meaning] of pairs) {
    const before = meanings.get(prefix);
    if (before) before.push(meaning);
    else meanings.set(prefix, [meaning]);
  }
  const beneath = new Map<string, string[]>();
  for (const prefix of meanings.keys()) {
    const above = longest(meanings, between, prefix, prefix.length - 1);
    if (above === null) continue;
    const before = beneath.get(above);
    if (before) before.push(prefix);
    else beneath.set(above, [prefix]);
  }
  return { between, meanings, beneath };
}

/** The longest prefix of a name; null: none. */
export const prefixOf = <T>({ meanings, between }: Prefixes<T>, name: string): string | null =>
  longest(meanings, between, name, name.length);

function longest(
  known: ReadonlyMap<string, unknown>,
  between: '.' | null,
  name: string,
  most: number,
): string | null {
  for (let end = most; end > 0; end = step(between, name, end)) {
    const prefix = name.slice(0, end);
    const next = name[end];
    const isWhole = between === null || next === undefined || next === between || next === '$';
    if (isWhole && known.has(prefix)) return prefix;
  }
  return null;
}

const step = (between: '.' | null, name: string, end: number): number =>
  between === null
    ? end - 1
    : Math.max(name.lastIndexOf(between, end - 1), name.lastIndexOf('$', end - 1));

export type ClassCount = {
  readonly defined: Sightings | null;
  readonly referenced: Sightings | null;
};

/** Which classes each prefix has for itself, over all code of a file: what lies under a longer prefix is that one's. */
export function classesUnder<T>(
  prefixes: Prefixes<T>,
  indexes: readonly ClassIndex[],
): ReadonlyMap<string, ClassCount> {
  const result = new Map<string, ClassCount>();
  for (const index of indexes) {
    for (const [prefix, own] of ownIn(prefixes, index)) {
      const before = result.get(prefix);
      result.set(prefix, {
        defined: add(before?.defined, own.first, own.defined),
        referenced: add(before?.referenced, own.first, own.referenced),
      });
    }
  }
  return result;
}

type Own = { readonly defined: number; readonly referenced: number; readonly first: Named };

function ownIn<T>(prefixes: Prefixes<T>, index: ClassIndex): ReadonlyMap<string, Own> {
  const all = new Map<string, Own>();
  for (const prefix of prefixes.meanings.keys()) {
    const found = index.under(prefix);
    if (found !== null) all.set(prefix, found);
  }
  const own = new Map<string, Own>();
  for (const [prefix, { defined, referenced, first }] of all) {
    const others = (prefixes.beneath.get(prefix) ?? []).flatMap((longer) => all.get(longer) ?? []);
    const count = (of: 'defined' | 'referenced', total: number): number =>
      others.reduce((rest, other) => rest - other[of], total);
    const left = {
      defined: count('defined', defined),
      referenced: count('referenced', referenced),
    };
    if (left.defined <= 0 && left.referenced <= 0) continue;
    // The first under the prefix may be a longer prefix's; then no single byte is named.
    const isMine = prefixOf(prefixes, first.name) === prefix;
    const place = isMine ? first.place : { entry: first.place.entry, offset: null };
    own.set(prefix, { ...left, first: { name: isMine ? first.name : prefix, place } });
  }
  return own;
}

const add = (before: Sightings | null | undefined, first: Named, count: number): Sightings | null =>
  count <= 0 ? (before ?? null) : sighted(before ?? undefined, first, count);
