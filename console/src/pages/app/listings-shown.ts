import type { Listing } from './queries.ts';

const SHOWN_AT_FIRST = 12;

/** A government without its parts: `US` of `US-TX`. */
const countryOf = ({ government }: Listing): string => government.split('-')[0] ?? government;

/** What is shown before somebody asks for all: what binds here, then the first of each government, in order of their start. */
export function firstOf(listings: readonly Listing[]): readonly Listing[] {
  if (listings.length <= SHOWN_AT_FIRST) return listings;
  const countries = new Set<string>();
  const firsts = listings.filter((one) => {
    if (one.binds || one.from === null || countries.has(countryOf(one))) return false;
    countries.add(countryOf(one));
    return true;
  });
  const binding = listings.filter(({ binds }) => binds);
  const kept = new Set([...binding, ...firsts].slice(0, SHOWN_AT_FIRST));
  return listings.filter((one) => kept.has(one));
}

/** The years of the timeline: from the first start to this year. */
export function yearsOf(listings: readonly Listing[], thisYear: number): readonly number[] {
  const starts = listings.flatMap(({ from }) => (from === null ? [] : Number(from.slice(0, 4))));
  const first = Math.min(thisYear - 1, ...starts);
  return Array.from({ length: thisYear - first + 1 }, (_, at) => first + at);
}

/** Where a day stands between the first year's beginning and the last one's end, from 0 to 1. */
export function placeOf(day: string, years: readonly number[]): number {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  const begin = Date.UTC(first, 0, 1);
  const share = (Date.parse(`${day}T00:00:00Z`) - begin) / (Date.UTC(last + 1, 0, 1) - begin);
  return Math.max(0, Math.min(1, share));
}
