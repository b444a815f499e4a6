import { FEWEST_SHOWN } from './tallies.ts';

/**
 * Which of these counts, of parts of one whole, are not told to those who may not see a single finding, by place. INVARIANT: what is
 * not told is nothing, or at least two counts of together at least five, or all there are: so whoever learns elsewhere what the
 * whole is learns no small number by taking away what is shown. None is a number that may be told.
 */
export function hiddenAmong(counts: readonly number[]): ReadonlySet<number> {
  const some = counts
    .map((count, place) => ({ count, place }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.count - b.count);
  let many = some.findIndex(({ count }) => count >= FEWEST_SHOWN);
  if (many === -1) many = some.length;
  const sum = (): number => some.slice(0, many).reduce((total, { count }) => total + count, 0);
  while (many > 0 && many < some.length && sum() < FEWEST_SHOWN) many += 1;
  return new Set(some.slice(0, many).map(({ place }) => place));
}

/** A whole that nothing stands beside. Null: fewer than five. */
export const toldAlone = (count: number): number | null =>
  count > 0 && count < FEWEST_SHOWN ? null : count;
