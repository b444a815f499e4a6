import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { suddenDrops, type Drop } from '../../core/sudden-drop.ts';
import { talliesOf, type DeviceCount } from '../../core/tallies.ts';
import { countCoverage } from '../../core/where-devices-stand.ts';
import type { Folded, FoldedDevice } from '../fold.ts';
import { policyChoice, type PolicyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Context, Outcome, Server } from '../server.ts';
import { done } from '../server.ts';
import type { Fleet, StagedDevice, StoredInventory } from '../store.ts';
import { countFleet, fleetCounts, keptCounts } from './counts.ts';
import { organisationsOf } from './organisations.ts';
import type { Watch } from './receive.ts';

export type Staging = {
  readonly inventory: StoredInventory;
  readonly fleet: Fleet;
  readonly folded: Extract<Folded, { ok: true }>;
  readonly moment: Instant;
  /** The inventories of the fleet that stand. */
  readonly before: readonly StoredInventory[];
  readonly rulebook: Rulebook;
  readonly watch: Watch;
  readonly signal: AbortSignal;
};

/**
 * Writes what came out of the fold where nobody can see it yet, in short transactions. Gives what it is to be held for: empty
 * where it may be published at once.
 */
export async function stageInventory(
  server: Server,
  context: Context,
  staging: Staging,
): Promise<Outcome<readonly Drop[], 'too-many-organisations'>> {
  const { inventory, fleet, folded, moment, before, rulebook, watch, signal } = staging;
  const { store } = server;
  const { id } = inventory;
  const names = [...folded.organisations, ...folded.undetermined.map((one) => one.organisation)];
  const found = await organisationsOf(server, context, fleet, id, names);
  if (!found.ok) return found;
  const organisationOf = found.value;
  const organisations = await store.organisations();
  const policies = policyChoice(organisations, await store.assignments());
  const coverage = countCoverage(moment, ({ organisation }) => {
    const { policy } = policies.of(organisation, 'unknown');
    return rulebook.policy(policy)?.staleAfterDays ?? STALE_AFTER_DAYS;
  });
  const counts = countFleet();
  let devices = 0;
  for await (const batch of folded.devices) {
    signal.throwIfAborted();
    const staged = batch.map((one) =>
      stagedDevice(one, organisationOf(one.organisation), policies, rulebook),
    );
    for (const device of staged) {
      coverage.add(device);
      counts.add(device);
    }
    await store.stage((tables) => tables.stageDevices(id, fleet.id, staged));
    devices += batch.length;
    watch({ step: 'staging', bytes: 0, devices });
  }
  await store.stage((tables) => tables.adoptReenrolled(id));
  const undetermined = folded.undetermined.map(
    ({ organisation, app, devices: on }): DeviceCount => ({
      organisation: organisationOf(organisation),
      app,
      devices: on,
    }),
  );
  const tallies = talliesOf(undetermined, organisations).filter(({ app }) => app !== null);
  const now = counts.of(folded.summary.installs);
  await store.stage(async (tables) => {
    await tables.stageCoverage(id, coverage.rows(), tallies);
    await tables.setInventory(id, ['receiving'], {
      state: 'staged',
      moment,
      digest: folded.digest,
      format: folded.format,
      problems: folded.problems,
      summary: { ...folded.summary, changes: null, counts: keptCounts(now) },
      catalogue: rulebook.catalogue.version,
    });
  });
  const last = inventory.coverage === 'whole' ? lastWhole(before, inventory) : null;
  const counted = last?.summary?.counts ?? null;
  return done(suddenDrops(counted && fleetCounts(counted), now));
}

/** Of the policies that say nothing; design's own figure. */
const STALE_AFTER_DAYS = 30;

/** Only hits that are prohibited for this very device are kept: another policy may hold for another. */
function stagedDevice(
  device: FoldedDevice,
  organisation: OrganisationId,
  policies: PolicyChoice,
  rulebook: Rulebook,
): StagedDevice {
  const { policy } = policies.of(organisation, device.ownership);
  const hits = device.hits.filter(({ app }) => rulebook.verdict(policy, app) === 'prohibited');
  return { ...device, organisation, hits, contact: hits.length > 0 ? device.contact : null };
}

function lastWhole(
  before: readonly StoredInventory[],
  { organisations }: StoredInventory,
): StoredInventory | null {
  const covers = (one: StoredInventory): string => [...(one.organisations ?? [])].sort().join(' ');
  const same = before.filter(
    (one) =>
      one.coverage === 'whole' && covers(one) === [...(organisations ?? [])].sort().join(' '),
  );
  return same.toSorted((a, b) => ((a.moment ?? '') < (b.moment ?? '') ? 1 : -1))[0] ?? null;
}
