import type { InventoryId } from '../../core/finding.ts';
import type { Rulebook } from '../rulebook.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { StoredInventory } from '../store.ts';
import { endWith } from './end.ts';
import { publishInventory } from './publish.ts';

type Code = 'unknown-inventory' | 'inventory-not-held';

/** A person has looked at a sudden drop and says that it is so: the inventory is published. */
export async function releaseHeld(
  server: Server,
  context: Context,
  id: InventoryId,
  why: string,
  rulebook: Rulebook,
): Promise<Outcome<StoredInventory, Code>> {
  const inventory = await server.store.inventory(id);
  if (!inventory) return refused('unknown-inventory');
  if (inventory.state !== 'held') return refused('inventory-not-held', { state: inventory.state });
  const never = new AbortController().signal;
  await publishInventory(server, context, id, { rulebook, signal: never, why });
  return endedAs(server, id);
}

/** A person has looked at a sudden drop and says that the export is not whole: nothing of it counts. */
export async function discardHeld(
  server: Server,
  context: Context,
  id: InventoryId,
  why: string,
): Promise<Outcome<StoredInventory, Code>> {
  if (!(await server.store.inventory(id))) return refused('unknown-inventory');
  const discarded = await endWith(server, context, id, 'discarded', { text: why }, ['held']);
  if (!discarded) return refused('inventory-not-held');
  return endedAs(server, id);
}

async function endedAs(server: Server, id: InventoryId): Promise<Outcome<StoredInventory, Code>> {
  const inventory = await server.store.inventory(id);
  return inventory ? done(inventory) : refused('unknown-inventory');
}
