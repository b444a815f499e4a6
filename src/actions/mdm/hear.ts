import type { Instant } from '../../core/inventory.ts';
import { recorded } from '../recorded.ts';
import { rulebookOf } from '../rulebook.ts';
import { BY_ITSELF, dayOf, done, refused, type Outcome } from '../server.ts';
import { newSync, saidOf } from './begin-sync.ts';
import type { Heard, Hearing } from './connector.ts';
import { connectorOf, type MdmServer } from './door.ts';
import { finishSync } from './finish-sync.ts';
import { laterBy } from '../../core/instant.ts';
import { leaseFor } from './lease.ts';
import { HeardBefore, readPage } from './read-page.ts';
import type { ConnectionId, StoredConnection, StoredSync, SyncId } from './stored.ts';

/** What is heard is published together: as parts of one device each, a large fleet would be thousands of inventories a day. */
const GATHERED_FOR = 60_000;

/**
 * Takes what an MDM sends by itself. A list of apps that comes with it is folded at once and staged into the connection's gathering,
 * which `publishHeard` publishes as a part of the fleet. Gives what to answer the MDM, once all is written down.
 */
export async function hear(
  server: MdmServer,
  id: ConnectionId,
  message: Heard,
  { owner, signal }: { readonly owner: string; readonly signal: AbortSignal },
): Promise<Outcome<Hearing['answer'], 'unknown-connection' | 'connection-is-deaf'>> {
  const connection = await server.store.mdm.connection(id);
  if (connection === null || connection.ended !== null) return refused('unknown-connection');
  const connector = connectorOf(server, connection);
  if (connector.hear === null) return refused('connection-is-deaf');
  const { content, answer } = await connector.hear(message, signal);
  if (content !== null) await takeIn(server, connection, content, { owner, signal });
  return done(answer);
}

type Taking = { readonly owner: string; readonly signal: AbortSignal };

async function takeIn(
  server: MdmServer,
  connection: StoredConnection,
  content: Uint8Array,
  { owner, signal }: Taking,
): Promise<void> {
  const { store } = server;
  const fleet = (await store.fleets()).find(({ id }) => id === connection.fleet);
  if (!fleet) throw new Error('the fleet of a connection is not there');
  for (;;) {
    signal.throwIfAborted();
    const sync = await gathering(server, connection.id);
    const page = await store.stage((tables) =>
      tables.mdm.addHeardPage(sync.id, leaseFor(server, owner)),
    );
    // It is being published: what comes now is of the next.
    if (page === null) continue;
    const rulebook = rulebookOf(server.rules(), dayOf(sync.begun));
    try {
      const answer = { next: null, moment: server.clock() };
      const reading = { sync, page, fleet, rulebook, owner, signal };
      return await readPage(server, reading, once(content), answer);
    } catch (error) {
      await store.stage((tables) => tables.mdm.dropPage(page));
      if (!(error instanceof HeardBefore)) throw error;
      await publishOne(server, sync, { owner, signal });
    }
  }
}

async function gathering(server: MdmServer, id: ConnectionId): Promise<StoredSync> {
  const open = await server.store.mdm.openGathering(id);
  if (open !== null) return open;
  const opened = await recorded<StoredSync, 'unknown-connection'>(
    server,
    BY_ITSELF,
    async (tables, at) => {
      const connection = await tables.mdm.lockConnection(id);
      if (connection === null) return refused('unknown-connection');
      const meanwhile = await tables.mdm.openGathering(id);
      if (meanwhile !== null) return done({ value: meanwhile, said: [] });
      const what = { kind: 'heard', coverage: 'part' } as const;
      const { inventory, sync } = newSync(server, connection, what, at);
      await tables.announce(inventory);
      await tables.mdm.addSync(sync);
      return done({ value: sync, said: [saidOf(sync, connection, inventory)] });
    },
  );
  if (!opened.ok) throw new Error('a connection went away while its MDM was heard');
  return opened.value;
}

/** Publishes what was gathered for long enough, each gathering as one part. Gives how many. */
export async function publishHeard(
  server: MdmServer,
  taking: Taking,
  gatheredFor: number = GATHERED_FOR,
): Promise<number> {
  const now = server.clock();
  const open = new Set<SyncId>();
  for (const { id } of await server.store.mdm.connections()) {
    const one = await server.store.mdm.openGathering(id);
    if (one !== null) open.add(one.id);
  }
  let published = 0;
  for (const sync of await server.store.mdm.runningSyncs()) {
    if (sync.kind !== 'heard' || (open.has(sync.id) && isYoung(sync, gatheredFor, now))) continue;
    if (await publishOne(server, sync, taking)) published++;
  }
  return published;
}

const isYoung = ({ begun }: StoredSync, gatheredFor: number, now: Instant): boolean =>
  Date.parse(laterBy(begun, gatheredFor)) > Date.parse(now);

/** False where another is at it, or a last device is still being folded: another call comes back to it. */
async function publishOne(
  server: MdmServer,
  sync: StoredSync,
  { owner, signal }: Taking,
): Promise<boolean> {
  const { store } = server;
  const lease = leaseFor(server, owner);
  const isMine = await store.stage(async (tables) => {
    if (!(await tables.mdm.leaseSync(sync.id, lease))) return false;
    await tables.mdm.dropLostPages(sync.id, lease.at);
    return true;
  });
  if (!isMine) return false;
  const { pages, staged } = await store.mdm.syncProgress(sync.id);
  if (staged < pages) return false;
  const rulebook = rulebookOf(server.rules(), dayOf(sync.begun));
  return finishSync(server, { sync, rulebook, owner, signal });
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
