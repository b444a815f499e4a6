import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { StoredSync, SyncId } from './stored.ts';

/** Ends a sync and its inventory, in whatever process it is read: nothing of it is published from then on. */
export async function cancelSync(
  server: Server,
  context: Context,
  id: SyncId,
): Promise<Outcome<StoredSync, 'unknown-sync' | 'sync-ended' | 'idempotency-key-reused'>> {
  return recorded<StoredSync, 'unknown-sync' | 'sync-ended'>(
    server,
    context,
    async (tables, at) => {
      const sync = await tables.mdm.sync(id);
      if (sync === null) return refused('unknown-sync');
      if (!(await tables.mdm.endSync(id, 'cancelled', null, at)))
        return refused('sync-ended', { state: sync.state });
      const to = { state: 'cancelled', ended: at } as const;
      const isCancelled = await tables.setInventory(sync.inventory, ['receiving', 'staged'], to);
      const said = {
        action: 'sync.ended',
        object: `sync:${id}`,
        result: 'cancelled',
        origin: 'request',
        details: { inventory: sync.inventory, cancelled: isCancelled },
      };
      return done({ value: { ...sync, state: 'cancelled', ended: at }, said: [said] });
    },
  );
}
