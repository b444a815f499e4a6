import { completeness } from '../../core/completeness.ts';
import type { InventoryId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { CONTACT_DAYS } from '../contact-days.ts';
import { policyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Context, Server } from '../server.ts';
import type { StoredInventory } from '../store.ts';
import { planChanges } from './plan.ts';

/**
 * Works out what a staged inventory changes and makes it so, in one short transaction. Where another inventory of the fleet
 * was published meanwhile, it is worked out again on what is there now: two at once end as if one came after the other.
 */
export async function publishInventory(
  server: Server,
  context: Context,
  id: InventoryId,
  rulebook: Rulebook,
  signal: AbortSignal,
): Promise<void> {
  const { store } = server;
  const policies = policyChoice(await store.organisations(), await store.assignments());
  const actor = server.ledger.commit('actor', context.actor);
  for (;;) {
    const inventory = await store.inventory(id);
    if (!isDated(inventory)) throw new Error('an inventory without a moment was staged');
    const version = await versionOf(server, inventory);
    const at = server.clock();
    const complete = completeness(inventory.problems);
    const planning = { inventory, rulebook, policies, actor, complete, at, signal };
    const changes = await planChanges(server, planning);
    signal.throwIfAborted();
    const published = await store.change(async (tables) => {
      const summary = inventory.summary === null ? null : { ...inventory.summary, changes };
      if (!(await tables.publish(id, version, at, CONTACT_DAYS)))
        return { result: false, entries: [] };
      await tables.setInventory(id, ['published'], { summary });
      await tables.addOpenings([actor]);
      const trace = {
        action: 'inventory.published',
        object: `inventory:${id}`,
        result: 'published',
        origin: 'request',
        at,
        policy: inventory.policy,
        details: {
          fleet: inventory.fleet,
          coverage: inventory.coverage,
          moment: inventory.moment,
          digest: inventory.digest,
          devices: inventory.summary?.devices ?? 0,
          ...changes,
        },
      };
      return { result: true, entries: [server.ledger.entry(trace, actor)] };
    });
    if (published) return;
  }
}

type Dated = StoredInventory & { readonly moment: Instant };
const isDated = (inventory: StoredInventory | null): inventory is Dated =>
  inventory !== null && inventory.moment !== null;

async function versionOf(server: Server, inventory: StoredInventory): Promise<number> {
  const fleet = (await server.store.fleets()).find(({ id }) => id === inventory.fleet);
  if (!fleet) throw new Error('a fleet went away while an inventory of it was published');
  return fleet.version;
}
