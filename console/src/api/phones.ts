import type { Schemas } from './generated.ts';

type Row = Schemas['CoverageRow'];

/** A phone counts once, in one of the four. */
export const phonesOf = ({ withHits, without, notVisible, stale }: Row): number =>
  withHits + without + notVisible + stale;

export type Seen = Pick<Row, 'withHits' | 'without' | 'notVisible' | 'stale'> & { readonly all: number };

export function seenIn(rows: readonly Row[]): Seen {
  const sum = (part: keyof Omit<Seen, 'all'>): number => rows.reduce((so, row) => so + row[part], 0);
  return {
    withHits: sum('withHits'),
    without: sum('without'),
    notVisible: sum('notVisible'),
    stale: sum('stale'),
    all: rows.reduce((so, row) => so + phonesOf(row), 0),
  };
}
