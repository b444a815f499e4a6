import type { FindingState, OrganisationId } from '../../core/finding.ts';
import type { Server } from '../server.ts';
import type { Naming, ShownFinding } from './read.ts';

/** One row per organisation, app or category, and state. */
export type SummaryRow = Pick<ShownFinding, 'organisation' | 'app' | 'appName' | 'category'> & {
  readonly state: FindingState;
  readonly certain: number;
  readonly possible: number;
};

/** Counts of findings; apps that tell love life, faith or health are counted together by category. */
export async function summariseFindings(
  { store }: Server,
  naming: Naming,
  scope: readonly OrganisationId[],
): Promise<readonly SummaryRow[]> {
  const rows = new Map<string, SummaryRow>();
  for (const { app, ...counts } of await store.findingCounts(scope)) {
    const named = naming(app);
    const key = [counts.organisation, counts.state, named.app, named.category].join('\t');
    const before = rows.get(key);
    rows.set(key, {
      ...counts,
      ...named,
      certain: counts.certain + (before?.certain ?? 0),
      possible: counts.possible + (before?.possible ?? 0),
    });
  }
  return [...rows.values()];
}
