import { completeness } from '../../core/completeness.ts';
import type { InventoryId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { CONTACT_DAYS } from '../contact-days.ts';
import { policyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Commitment, Context, Server } from '../server.ts';
import type { InventoryChanges, StoredInventory } from '../store.ts';
import { planChanges } from './plan.ts';

export type Publishing = {
  readonly rulebook: Rulebook;
  readonly signal: AbortSignal;
  /** Why a held one is published after all, in a person's words. */
  readonly why: string | null;
};

/**
 * Works out what a staged or held inventory changes and makes it so, in one short transaction. Where another inventory of the
 * fleet was published meanwhile, it is worked out again on what is there now: two at once end as if one came after the other.
 */
export async function publishInventory(
  server: Server,
  context: Context,
  id: InventoryId,
  { rulebook, signal, why }: Publishing,
): Promise<void> {
  const { store, ledger } = server;
  const policies = policyChoice(await store.organisations(), await store.assignments());
  const actor = ledger.commit('actor', context.actor);
  const texts = why === null ? [] : [ledger.commit('text', why)];
  for (;;) {
    const inventory = await store.inventory(id);
    if (!isDated(inventory)) throw new Error('an inventory without a moment was staged');
    const version = await versionOf(server, inventory);
    const at = server.clock();
    const complete = completeness(inventory.problems)('all');
    const planning = { inventory, rulebook, policies, actor, complete, at, signal };
    const changes = await planChanges(server, planning);
    signal.throwIfAborted();
    const result = await store.change(async (tables) => {
      const ended = await tables.publish(id, version, at, CONTACT_DAYS);
      if (ended !== 'published') return { result: ended, entries: [] };
      const summary = inventory.summary === null ? null : { ...inventory.summary, changes };
      await tables.setInventory(id, ['published'], { summary });
      await tables.addOpenings([actor, ...texts]);
      return { result: ended, entries: [entryOf(server, inventory, changes, at, actor, texts)] };
    });
    if (result !== 'outdated') return;
  }
}

function entryOf(
  { ledger }: Server,
  inventory: Dated,
  changes: InventoryChanges,
  at: Instant,
  actor: Commitment,
  texts: readonly Commitment[],
): string {
  const { id, fleet, coverage, moment, digest, summary } = inventory;
  const trace = {
    action: 'inventory.published',
    object: `inventory:${id}`,
    result: 'published',
    origin: 'request',
    at,
    policy: null,
    details: { fleet, coverage, moment, digest, devices: summary?.devices ?? 0, ...changes },
  };
  return ledger.entry(trace, actor, texts);
}

type Dated = StoredInventory & { readonly moment: Instant };
const isDated = (inventory: StoredInventory | null): inventory is Dated =>
  inventory !== null && inventory.moment !== null;

async function versionOf(server: Server, inventory: StoredInventory): Promise<number> {
  const fleet = (await server.store.fleets()).find(({ id }) => id === inventory.fleet);
  if (!fleet) throw new Error('a fleet went away while an inventory of it was published');
  return fleet.version;
}
