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

export async function shownCoverage(
  { store }: Server,
  naming: Naming,
  scope: readonly OrganisationId[],
): Promise<{ readonly rows: readonly CoverageRow[]; readonly tallies: readonly ShownTally[] }> {
  const tallies = (await store.tallies(scope)).map(({ organisation, app, devices }): ShownTally =>
    app === null
      ? { organisation, kind: 'not-assessed', app: null, appName: null, category: null, devices }
      : { organisation, kind: 'undetermined', ...naming(app), devices },
  );
  return { rows: await store.coverage(scope), tallies };
}
