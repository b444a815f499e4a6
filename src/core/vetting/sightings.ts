import type { Named, Place } from './place.ts';

/** The same thing seen several times: how often, and the first in an order of its own, so that the order of facts makes no difference. */
export type Sightings = { readonly count: number; readonly first: Named };

export function sighted(before: Sightings | undefined, seen: Named, count = 1): Sightings {
  if (before === undefined) return { count, first: seen };
  const first = compareNamed(seen, before.first) < 0 ? seen : before.first;
  return { count: before.count + count, first };
}

export const comparePlaces = (a: Place, b: Place): number =>
  compare(a.entry, b.entry) || (a.offset ?? -1) - (b.offset ?? -1);

const compareNamed = (a: Named, b: Named): number =>
  comparePlaces(a.place, b.place) || compare(a.name, b.name);

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
