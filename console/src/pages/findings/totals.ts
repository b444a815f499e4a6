import type { CountRow } from './queries.ts';

/** What counts add up to. Where one is not told, the sum is not either (`isWhole`): a null is not none. */
export function totalsOf(rows: readonly CountRow[]) {
  const live = rows.filter(({ state }) => state !== 'closed');
  const certain = live.map((row) => row.certain);
  const possible = live.map((row) => row.possible);
  const late = live
    .filter(({ state }) => state === 'overdue' || state === 'escalated')
    .flatMap((row) => [row.certain, row.possible]);
  return {
    open: sum([...certain, ...possible]),
    possible: sum(possible),
    late: sum(late),
    isWhole: [...certain, ...possible].every((count) => count !== null),
  };
}

const sum = (counts: readonly (number | null)[]): number =>
  counts.reduce<number>((so, count) => so + (count ?? 0), 0);

/** A sum over counts of which some may not be told: then it is at least what the others add up to. */
export type Told = { readonly least: number; readonly isWhole: boolean };
export const toldSum = (counts: readonly (number | null)[]): Told => ({
  least: sum(counts),
  isWhole: !counts.includes(null),
});
export const addedUp = (sums: readonly Told[]): Told => ({
  least: sums.reduce((so, { least }) => so + least, 0),
  isWhole: sums.every(({ isWhole }) => isWhole),
});
