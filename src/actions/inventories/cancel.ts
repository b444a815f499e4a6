import type { InventoryId } from '../../core/finding.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { InventoryState, StoredInventory } from '../store.ts';

type Code = 'unknown-inventory' | 'inventory-ended' | 'idempotency-key-reused';
const CAN_END: readonly InventoryState[] = ['announced', 'receiving', 'staged'];

/** Ends an inventory on its way in, in whatever process that is: it publishes nothing from then on. */
export async function cancelInventory(
  server: Server,
  context: Context,
  id: InventoryId,
): Promise<Outcome<StoredInventory, Code>> {
  return recorded<StoredInventory, Code>(server, context, async (tables, at) => {
    const inventory = await tables.inventory(id);
    if (!inventory) return refused('unknown-inventory');
    const ended = await tables.setInventory(id, CAN_END, { state: 'cancelled', ended: at });
    if (!ended) return refused('inventory-ended', { state: inventory.state });
    const said = {
      action: 'inventory.cancelled',
      object: `inventory:${id}`,
      result: 'cancelled',
      origin: 'request',
      details: {},
    };
    return done({ value: { ...inventory, state: 'cancelled', ended: at }, said: [said] });
  });
}
