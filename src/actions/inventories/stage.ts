import { completeness } from '../../core/completeness.ts';
import type { Instant } from '../../core/inventory.ts';
import { suddenDrops, type Drop } from '../../core/sudden-drop.ts';
import type { DeviceCount } from '../../core/tallies.ts';
import { lookedAt, stageLooked } from '../changes/look.ts';
import type { Folded } from '../fold.ts';
import { policyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Context, Outcome, Server } from '../server.ts';
import { done, refused } from '../server.ts';
import type { Fleet, StoredInventory } from '../store.ts';
import { countFleet, fleetCounts, keptCounts } from './counts.ts';
import { oneBehind } from './one-behind.ts';
import { organisationsOf } from './organisations.ts';
import { stagedDeviceOf } from './staged-device.ts';
import type { Watch } from './receive.ts';

export type Staging = {
  readonly inventory: StoredInventory;
  readonly fleet: Fleet;
  readonly folded: Extract<Folded, { ok: true }>;
  readonly moment: Instant;
  /** Handed in, as they came. */
  readonly bytes: number;
  /** The inventories of the fleet that stand. */
  readonly before: readonly StoredInventory[];
  readonly rulebook: Rulebook;
  readonly watch: Watch;
  readonly signal: AbortSignal;
};

/**
 * Writes what came out of the fold where nobody can see it yet, in short transactions. Gives what it is to be held for: empty
 * where it may be published at once; `ended` where it was cancelled meanwhile.
 */
export async function stageInventory(
  server: Server,
  context: Context,
  staging: Staging,
): Promise<Outcome<readonly Drop[], 'too-many-organisations' | 'ended'>> {
  const { inventory, fleet, folded, moment, before, rulebook, watch, signal } = staging;
  const { store } = server;
  const { id } = inventory;
  const names = [...folded.organisations, ...folded.undetermined.map((one) => one.organisation)];
  const found = await organisationsOf(server, context, fleet, id, names);
  if (!found.ok) return found;
  const organisationOf = found.value;
  const organisations = await store.organisations();
  const assignments = await store.assignments();
  const policies = policyChoice(organisations, assignments);
  const complete = completeness(folded.problems);
  const counts = countFleet();
  let devices = 0;
  const writing = oneBehind();
  try {
    for await (const batch of folded.devices) {
      signal.throwIfAborted();
      const staged = batch.map((one) => {
        const organisation = organisationOf(one.organisation);
        return stagedDeviceOf(one, organisation, { rulebook, policies, moment, complete });
      });
      for (const device of staged) counts.add(device);
      for (let from = 0; from < staged.length; from += store.atOnce) {
        const some = staged.slice(from, from + store.atOnce);
        await writing.put(() => store.stage((tables) => tables.stageDevices(id, fleet.id, some)));
      }
      devices += batch.length;
      watch({ step: 'staging', bytes: 0, devices });
    }
    await writing.end();
  } finally {
    await writing.rest();
  }
  const undetermined = folded.undetermined.map(
    ({ organisation, app, devices: on }): DeviceCount => ({
      organisation: organisationOf(organisation),
      app,
      devices: on,
    }),
  );
  const looked = lookedAt(rulebook, undetermined, organisations, assignments);
  const now = counts.of(folded.summary.installs);
  const isStaged = await store.stage(async (tables) => {
    await tables.stageTallies(id, looked.tallies);
    await stageLooked(tables, inventory, looked);
    return tables.setInventory(id, ['receiving'], {
      state: 'staged',
      moment,
      digest: folded.digest,
      bytes: staging.bytes,
      policy: policies.of(fleet.organisation, 'unknown').policy,
      format: folded.format,
      problems: folded.problems,
      summary: { ...folded.summary, changes: null, counts: keptCounts(now) },
      catalogue: rulebook.catalogue.version,
    });
  });
  // Somebody cancelled it, perhaps in another process.
  if (!isStaged) return refused('ended');
  const last = inventory.coverage === 'whole' ? lastWhole(before, inventory) : null;
  const counted = last?.summary?.counts ?? null;
  return done(suddenDrops(counted && fleetCounts(counted), now));
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
