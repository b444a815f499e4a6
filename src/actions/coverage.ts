import type { OrganisationId } from '../core/finding.ts';
import type { CoverageRow } from '../core/where-devices-stand.ts';
import type { Naming, ShownFinding } from './findings/read.ts';
import type { Server } from './server.ts';

/** `devices` null: fewer than five. One of apps that the catalogue does not know has neither app nor category. */
export type ShownTally = Pick<ShownFinding, 'app' | 'appName' | 'category'> & {
  readonly organisation: OrganisationId;
  readonly kind: 'undetermined' | 'not-assessed';
  readonly devices: number | null;
};

/** Each device stands in one of the five. Null: not told, since it could be one to four; with it the one that would tell it. */
export type ToldCoverageRow = Omit<CoverageRow, 'withHits' | 'without'> & {
  readonly withHits: number | null;
  readonly without: number | null;
  readonly devices: number;
};

/** `exactIn`: where they may list findings. Elsewhere the course tells how many devices have something, where no number points at anybody. */
export async function shownCoverage(
  { store }: Server,
  naming: Naming,
  scope: readonly OrganisationId[],
  exactIn: readonly OrganisationId[],
): Promise<{ readonly rows: readonly ToldCoverageRow[]; readonly tallies: readonly ShownTally[] }> {
  const tallies = (await store.tallies(scope)).map(({ organisation, app, devices }): ShownTally =>
    app === null
      ? { organisation, kind: 'not-assessed', app: null, appName: null, category: null, devices }
      : { organisation, kind: 'undetermined', ...naming(app), devices },
  );
  const exact = new Set((await store.coverage(exactIn)).map(({ organisation }) => organisation));
  const rows = (await store.coverage(scope)).map((row): ToldCoverageRow => {
    const { withHits, without, notVisible, stale, notAssessed } = row;
    const devices = withHits + without + notVisible + stale + notAssessed;
    return exact.has(row.organisation)
      ? { ...row, devices }
      : { ...row, withHits: null, without: null, devices };
  });
  return { rows, tallies };
}
