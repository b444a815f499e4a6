import type { InventoryId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { newInventory } from '../inventories/new-inventory.ts';
import { recorded } from '../recorded.ts';
import type { Rules } from '../rulebook.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { StoredInventory } from '../store.ts';
import { connectorOf, type MdmServer } from './door.ts';
import type { ConnectionId, StoredConnection, StoredSync, SyncId } from './stored.ts';

type Code = 'unknown-connection' | 'unknown-mdm' | 'sync-running' | 'idempotency-key-reused';

/**
 * Begins to read a fleet from its MDM. All that it reads goes into one inventory; `workOnSyncs` reads it, in any process. Of an MDM
 * whose devices answer one after the other, what is known so far is a part of the fleet.
 */
export async function beginSync(
  server: MdmServer,
  context: Context,
  id: ConnectionId,
): Promise<Outcome<StoredSync, Code>> {
  const found = await server.store.mdm.connection(id);
  if (found === null) return refused('unknown-connection');
  if (server.mdm.kind(found.mdm) === null) return refused('unknown-mdm');
  const { hear } = connectorOf(server, found);
  return recorded<StoredSync, Code>(server, context, async (tables, at) => {
    const connection = await tables.mdm.lockConnection(id);
    if (connection === null) return refused('unknown-connection');
    const isRunning = (one: StoredSync): boolean => one.connection === id && one.kind === 'read';
    if ((await tables.mdm.runningSyncs()).some(isRunning)) return refused('sync-running');
    const { inventory, sync } = newSync(
      server,
      connection,
      { kind: 'read', coverage: hear === null ? 'whole' : 'part' },
      at,
    );
    await tables.announce(inventory);
    await tables.mdm.addSync(sync);
    return done({ value: sync, said: [saidOf(sync, connection, inventory)] });
  });
}

export function newSync(
  server: MdmServer,
  { id, fleet }: StoredConnection,
  { kind, coverage }: Pick<StoredSync, 'kind'> & Pick<StoredInventory, 'coverage'>,
  at: Instant,
): { readonly inventory: StoredInventory; readonly sync: StoredSync } {
  const inventory = newInventory({
    id: server.newId() as InventoryId,
    fleet,
    state: 'receiving',
    coverage,
    announced: at,
  });
  const sync: StoredSync = {
    id: server.newId() as SyncId,
    connection: id,
    inventory: inventory.id,
    kind,
    state: 'running',
    round: 0,
    catalogue: rulesMark(server.rules()),
    expected: null,
    fault: null,
    begun: at,
    ended: null,
  };
  return { inventory, sync };
}

/** Tells whether two pages were looked through for the same. */
export const rulesMark = ({ catalogue, policies, edition }: Rules): string =>
  [
    ...(edition === undefined ? [] : [edition]),
    `${catalogue.version} ${catalogue.digest}`,
    ...policies.map(({ id, version }) => `${id}@${version}`),
  ].join(' ');

export const saidOf = (
  sync: StoredSync,
  { fleet, mdm }: StoredConnection,
  { coverage }: StoredInventory,
) => ({
  action: 'sync.begun',
  object: `sync:${sync.id}`,
  result: 'begun',
  origin: `connection:${sync.connection}`,
  details: { fleet, mdm, coverage, inventory: sync.inventory },
});
