import type { Schemas } from './generated.ts';

type Row = Schemas['CoverageRow'];
export const PARTS = ['withHits', 'without', 'notVisible', 'stale', 'notAssessed'] as const;
export type Part = (typeof PARTS)[number];
/** A phone counts once, in one of the five. Null: fewer than five. */
export type Seen = Readonly<Record<Part, number | null>> & { readonly all: number };

export const phonesOf = (row: Row): number => PARTS.reduce((sum, part) => sum + row[part], 0);

export function seenIn(rows: readonly Row[]): Readonly<Record<Part | 'all', number>> {
  const sum = (part: Part): number => rows.reduce((so, row) => so + row[part], 0);
  const [withHits, without, notVisible, stale, notAssessed] = PARTS.map(sum) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const all = withHits + without + notVisible + stale + notAssessed;
  return { withHits, without, notVisible, stale, notAssessed, all };
}
