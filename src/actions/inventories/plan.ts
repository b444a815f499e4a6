import type { DeviceId, FindingId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { isWithin, type Organisation } from '../../core/organisation.ts';
import { reconcile, type InventoryChange } from '../../core/reconcile.ts';
import type { AppId } from '../../core/statements.ts';
import type { PolicyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Commitment, Server } from '../server.ts';
import type { DeviceCase, InventoryChanges, PlannedEvent, StoredInventory } from '../store.ts';
import { oneBehind } from './one-behind.ts';

export type Planning = {
  readonly inventory: StoredInventory & { readonly moment: Instant };
  readonly rulebook: Rulebook;
  readonly policies: PolicyChoice;
  readonly actor: Commitment;
  /** The export was read to its end. */
  readonly complete: boolean;
  readonly at: Instant;
  readonly signal: AbortSignal;
};

/** Works out, device by device, what an inventory changes, and stages it. Nobody sees anything of it yet. */
export async function planChanges(server: Server, planning: Planning): Promise<InventoryChanges> {
  const { inventory, complete, signal } = planning;
  const { store } = server;
  const organisations = new Map((await store.organisations()).map((one) => [one.id, one]));
  const covers = (id: Organisation['id']): boolean => {
    if (inventory.organisations === null) return true;
    const organisation = organisations.get(id);
    return organisation !== undefined && isWithin(organisation, inventory.organisations);
  };
  const exempt = new Set(
    (await store.mdm.exemptions(inventory.fleet)).map(({ device, app }) => `${device} ${app}`),
  );
  await store.stage((tables) => tables.beginPlan(inventory.id, complete));
  const counts = { opened: 0, reopened: 0, seen: 0, closed: 0 };
  const sensitive = sensitiveOf(planning.rulebook);
  const read = (after: DeviceId | null): Promise<readonly DeviceCase[]> =>
    store.stage((tables) => tables.cases(inventory.id, after, store.atOnce));
  const writing = oneBehind();
  try {
    let cases = await read(null);
    for (;;) {
      signal.throwIfAborted();
      const last = cases.at(-1);
      if (last === undefined) break;
      const events = cases.flatMap((one) =>
        eventsOf(server, planning, { covers, exempt, sensitive }, one),
      );
      for (const { change } of events) counts[change.kind]++;
      await writing.put(() => store.stage((tables) => tables.planEvents(inventory.id, events)));
      cases = await read(last.device);
    }
    await writing.end();
  } finally {
    await writing.rest();
  }
  return counts;
}

type Known = {
  readonly covers: (organisation: Organisation['id']) => boolean;
  /** Device and app of exemptions that are in force. */
  readonly exempt: ReadonlySet<string>;
  readonly sensitive: ReadonlyMap<AppId, string>;
};

/** Of apps that tell love life, faith or health: which of these. */
const sensitiveOf = ({ catalogue }: Rulebook): ReadonlyMap<AppId, string> =>
  new Map(
    catalogue.apps.flatMap(({ id, sensitive = '' }) => (sensitive === '' ? [] : [[id, sensitive]])),
  );

function eventsOf(
  server: Server,
  planning: Planning,
  { covers, exempt, sensitive }: Known,
  one: DeviceCase,
): readonly (PlannedEvent & { readonly change: InventoryChange })[] {
  const { inventory, rulebook, policies, complete, at } = planning;
  const { sighting } = one;
  const ownership = sighting?.ownership ?? 'unknown';
  const changes = reconcile(
    one,
    // What was not read to its end proves no absence: neither of an app nor of a device.
    { moment: inventory.moment, whole: complete && inventory.coverage === 'whole', covers },
    {
      isProhibited: ({ app, organisation }) =>
        rulebook.verdict(policies.of(organisation, ownership).policy, app) === 'prohibited',
      isExcepted: ({ app }) => exempt.has(`${one.device} ${app}`),
      absenceTells: () => true,
    },
  );
  return changes.map((change) => {
    const finding = 'finding' in change ? change.finding : (server.newId() as FindingId);
    return {
      id: server.newId(),
      finding,
      device: one.device,
      change,
      entry: entryOf(server, planning, sensitive.get(change.app) ?? null, finding, change),
      at,
    };
  });
}

/** That an app is still there decides nothing, so it leaves no entry. */
function entryOf(
  server: Server,
  { inventory, policies, actor, at }: Planning,
  category: string | null,
  finding: FindingId,
  change: InventoryChange,
): string | null {
  if (change.kind === 'seen') return null;
  const organisation = 'organisation' in change ? change.organisation : null;
  return server.ledger.entry(
    {
      action: `finding.${change.kind}`,
      object: `finding:${finding}`,
      result: change.kind === 'closed' ? change.because : 'open',
      origin: `inventory:${inventory.id}`,
      at,
      policy: organisation === null ? null : policies.of(organisation, 'unknown').policy,
      // An app can tell love life, faith or health: then only its category stands in the log.
      details: {
        app: category === null ? change.app : null,
        category,
        organisation,
      },
    },
    actor,
  );
}
