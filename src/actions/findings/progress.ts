import type { OrganisationId } from '../../core/finding.ts';
import { hiddenAmong } from '../../core/told.ts';
import type { Server } from '../server.ts';
import type { Naming } from './read.ts';
import { summariseFindings, type SummaryRow } from './summary.ts';

/** `certain`, `possible`: null is a number that is not told; 0 is none. */
type ProgressRow = Omit<SummaryRow, 'certain' | 'possible'> & {
  readonly certain: number | null;
  readonly possible: number | null;
};

/** For those who may not see a single finding. */
export const readProgress = async (
  server: Server,
  naming: Naming,
  scope: readonly OrganisationId[],
): Promise<readonly ProgressRow[]> => shownProgress(await summariseFindings(server, naming, scope));

type Cell = { readonly at: number; readonly of: 'certain' | 'possible'; readonly count: number };

/** No number under five is told, except none; nor, in each organisation, what would tell one (`hiddenAmong`). */
export function shownProgress(rows: readonly SummaryRow[]): readonly ProgressRow[] {
  const cells = rows.flatMap(({ organisation, certain, possible }, at) => [
    { organisation, at, of: 'certain', count: certain } as const,
    { organisation, at, of: 'possible', count: possible } as const,
  ]);
  const hidden = new Set<string>();
  for (const ours of Map.groupBy(cells, ({ organisation }) => organisation).values()) {
    const places = hiddenAmong(ours.map(({ count }) => count));
    for (const [place, cell] of ours.entries()) if (places.has(place)) hidden.add(nameOf(cell));
  }
  const told = (at: number, of: Cell['of'], count: number): number | null =>
    hidden.has(nameOf({ at, of })) ? null : count;
  return rows.map((row, at) => ({
    ...row,
    certain: told(at, 'certain', row.certain),
    possible: told(at, 'possible', row.possible),
  }));
}

const nameOf = ({ at, of }: Pick<Cell, 'at' | 'of'>): string => `${at} ${of}`;
