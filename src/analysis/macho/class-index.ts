import type { ClassIndex } from '../../core/vetting/facts.ts';
import type { Place } from '../../core/vetting/place.ts';
import { BOUNDS } from './bounds.ts';

/** Collects names of classes of all slices of a file. Offsets count from the start of the file. */
export type ClassNames = {
  /** No more are kept. */
  isFull(): boolean;
  define(name: string, offset: number | null): void;
  refer(name: string, offset: number | null): void;
};
type Found = Map<string, number | null>;

export const collectNames = (defined: Found, referenced: Found, base: number): ClassNames => {
  let left = BOUNDS.classNames;
  let isFull = false;
  const keep = (found: Found, name: string, offset: number | null): void => {
    if (found.has(name)) return;
    if (found.size >= BOUNDS.classes || name.length > left) isFull = true;
    else {
      left -= name.length;
      found.set(name, offset === null ? null : base + offset);
    }
  };
  return {
    isFull: () => isFull,
    define: (name, offset) => keep(defined, name, offset),
    refer: (name, offset) => keep(referenced, name, offset),
  };
};

/** What can be asked about the classes of one Mach-O file. `listed`: how many it says it has, where names could not be read. */
export const classIndex = (
  place: Place,
  defined: Found,
  referenced: Found,
  listed: number,
): ClassIndex => {
  const own = [...defined.keys()].sort();
  const others = [...referenced.keys()].filter((name) => !defined.has(name)).sort();
  const named = (name: string, offset: number | null | undefined): ReturnType<typeof asNamed> =>
    asNamed(place.entry, name, offset ?? null);
  return {
    place,
    kind: 'apple',
    defined: Math.max(own.length, listed),
    under(prefix) {
      const [from, to] = range(own, prefix);
      const [otherFrom, otherTo] = range(others, prefix);
      const first = from < to ? own[from] : others[otherFrom];
      if (first === undefined || (from === to && otherFrom === otherTo)) return null;
      return {
        defined: to - from,
        referenced: otherTo - otherFrom,
        first: named(first, defined.get(first) ?? referenced.get(first)),
      };
    },
  };
};

const asNamed = (entry: string, name: string, offset: number | null) => ({
  name,
  place: { entry, offset },
});

/** Where the names that begin so stand in a sorted list. */
const range = (names: readonly string[], prefix: string): [number, number] => [
  firstAt(names, (name) => name >= prefix),
  firstAt(names, (name) => name >= prefix && !name.startsWith(prefix)),
];

const firstAt = (names: readonly string[], isBehind: (name: string) => boolean): number => {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(names[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
};
