import { sql } from 'kysely';
import type { InventoryId } from '../../../core/finding.ts';
import type { Instant } from '../../../core/inventory.ts';
import type {
  ConnectionId,
  StoredSync,
  SyncFault,
  SyncId,
  SyncProgress,
} from '../../../actions/mdm/stored.ts';
import type { Lease, MdmReading } from '../../../actions/mdm/store.ts';
import type { Db } from '../../schema.ts';

const stored = (db: Db) =>
  db
    .selectFrom('sync')
    .select([
      'id',
      'connection_id as connection',
      'inventory_id as inventory',
      'kind',
      'state',
      'round',
      'catalogue',
      'expected',
      'fault',
      'begun_at as begun',
      'ended_at as ended',
    ]);

export async function sync(db: Db, id: SyncId): Promise<StoredSync | null> {
  return (await stored(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function syncs(
  db: Db,
  connection: ConnectionId,
  limit: number,
): Promise<readonly StoredSync[]> {
  return stored(db)
    .where('connection_id', '=', connection)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function runningSyncs(db: Db): Promise<readonly StoredSync[]> {
  return stored(db).where('state', '=', 'running').orderBy('begun_at').orderBy('id').execute();
}

export async function openGathering(db: Db, connection: ConnectionId): Promise<StoredSync | null> {
  const row = await stored(db)
    .where('connection_id', '=', connection)
    .where('state', '=', 'running')
    .where('kind', '=', 'heard')
    .where('owner', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function addSync(db: Db, one: StoredSync): Promise<void> {
  await db
    .insertInto('sync')
    .values({
      id: one.id,
      connection_id: one.connection,
      inventory_id: one.inventory,
      kind: one.kind,
      state: one.state,
      round: one.round,
      catalogue: one.catalogue,
      expected: one.expected,
      fault: null,
      begun_at: one.begun,
      ended_at: null,
    })
    .execute();
  if (one.kind === 'heard') return;
  await sql`
    insert into sync_page (sync_id, round, number, state, until)
    values (${one.id}, ${one.round}, 0, 'waiting', ${one.begun}::timestamptz)`.execute(db);
}

export async function endSync(
  db: Db,
  id: SyncId,
  state: Exclude<StoredSync['state'], 'running'>,
  fault: SyncFault | null,
  at: Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sync set state = ${state}, ended_at = ${at}::timestamptz,
      fault = ${fault === null ? null : JSON.stringify(fault)}::jsonb
    where id = ${id} and state = 'running'`.execute(db);
  const ended = Number(numAffectedRows ?? 0) === 1;
  // Cursors are of no use any more, and what is not kept can't be lost.
  if (ended) await sql`update sync_page set cursor = null where sync_id = ${id}`.execute(db);
  return ended;
}

export async function expectDevices(db: Db, id: SyncId, devices: number): Promise<void> {
  await db.updateTable('sync').set({ expected: devices }).where('id', '=', id).execute();
}

export async function leaseSync(db: Db, id: SyncId, one: Lease): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sync set owner = ${one.owner}, until = ${one.until}::timestamptz
    where id = ${id} and state = 'running'
      and (owner is null or owner = ${one.owner} or until <= ${one.at}::timestamptz)`.execute(db);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function syncProgress(db: Db, id: SyncId): Promise<SyncProgress> {
  const { rows } = await sql<SyncProgress>`
    select count(page.number)::int as pages,
      (count(*) filter (where page.state = 'staged'))::int as staged,
      (count(*) filter (where page.state = 'working'))::int as working,
      coalesce(sum((counts -> 'summary' ->> 'devices')::int), 0)::int as devices,
      sync.expected
    from sync left join sync_page as page on page.sync_id = sync.id and page.round = sync.round
    where sync.id = ${id} group by sync.id`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the progress of a sync that is not there was asked for');
  return row;
}

export async function stagedCounts(
  db: Db,
  inventory: InventoryId,
): ReturnType<MdmReading['stagedCounts']> {
  const { rows } = await sql<Awaited<ReturnType<MdmReading['stagedCounts']>>[number]>`
    select organisation_id as organisation, count(*)::int as devices,
      (count(*) filter (where exists (
        select from staged_hit as hit
        where hit.inventory_id = sighting.inventory_id and hit.device_id = sighting.device_id)))::int as hits
    from sighting where inventory_id = ${inventory}
    group by organisation_id order by organisation_id`.execute(db);
  return rows;
}
