import type { Schemas } from './generated.ts';

type Row = Schemas['CoverageRow'];
export const PARTS = ['withHits', 'without', 'notVisible', 'stale', 'notAssessed'] as const;
export type Part = (typeof PARTS)[number];
/** A phone counts once, in one of the five. Null: a number that whoever looks is not told. */
export type Seen = Readonly<Record<Exclude<Part, 'withHits' | 'without'>, number>> & {
  readonly withHits: number | null;
  readonly without: number | null;
  readonly all: number;
  /** Of those not visible in whole: how much of them is seen all the same. */
  readonly workSide: number;
  readonly managedOnly: number;
};

export function seenIn(rows: readonly Row[]): Seen {
  const sum = (part: Part | 'workSide' | 'managedOnly' | 'devices'): number =>
    rows.reduce((so, row) => so + (row[part] ?? 0), 0);
  const isTold = rows.every(({ withHits }) => withHits !== null);
  return {
    withHits: isTold ? sum('withHits') : null,
    without: isTold ? sum('without') : null,
    notVisible: sum('notVisible'),
    stale: sum('stale'),
    notAssessed: sum('notAssessed'),
    all: sum('devices'),
    workSide: sum('workSide'),
    managedOnly: sum('managedOnly'),
  };
}
