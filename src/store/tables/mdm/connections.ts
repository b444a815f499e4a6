import { sql } from 'kysely';
import type { Instant } from '../../../core/inventory.ts';
import type { ConnectionId, StoredConnection } from '../../../actions/mdm/stored.ts';
import type { Lease } from '../../../actions/mdm/store.ts';
import type { Db } from '../../schema.ts';

const stored = (db: Db) =>
  db
    .selectFrom('connection')
    .select([
      'id',
      'fleet_id as fleet',
      'mdm',
      'settings',
      'sync_hours as syncHours',
      'check_hours as checkHours',
      'shares',
      'created_by as createdBy',
      'created_at as created',
      'ended_at as ended',
    ]);

export async function connections(db: Db): Promise<readonly StoredConnection[]> {
  return stored(db).where('ended_at', 'is', null).orderBy('id').execute();
}

export async function connection(db: Db, id: ConnectionId): Promise<StoredConnection | null> {
  return (await stored(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function lockConnection(db: Db, id: ConnectionId): Promise<StoredConnection | null> {
  const row = await stored(db)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function addConnection(db: Db, one: StoredConnection): Promise<void> {
  await db
    .insertInto('connection')
    .values({
      id: one.id,
      fleet_id: one.fleet,
      mdm: one.mdm,
      settings: sql`${JSON.stringify(one.settings)}::jsonb`,
      sync_hours: one.syncHours,
      check_hours: one.checkHours,
      shares: one.shares,
      created_by: one.createdBy,
      created_at: one.created,
      ended_at: null,
    })
    .execute();
}

export async function changeConnection(
  db: Db,
  id: ConnectionId,
  {
    settings,
    syncHours,
    checkHours,
  }: Pick<StoredConnection, 'settings' | 'syncHours' | 'checkHours'>,
): Promise<void> {
  await db
    .updateTable('connection')
    .set({
      settings: sql`${JSON.stringify(settings)}::jsonb`,
      sync_hours: syncHours,
      check_hours: checkHours,
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** And what its connector kept goes. */
export async function endConnection(db: Db, id: ConnectionId, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('connection')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  await db.deleteFrom('connector_memory').where('connection_id', '=', id).execute();
  return numUpdatedRows > 0n;
}

/** Taken, or prolonged by who holds it. */
export async function lease(
  db: Db,
  id: ConnectionId,
  what: string,
  { owner, at, until }: Lease,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into mdm_lease (connection_id, what, owner, until)
    values (${id}, ${what}, ${owner}, ${until}::timestamptz)
    on conflict (connection_id, what) do update set owner = excluded.owner, until = excluded.until
      where mdm_lease.owner = excluded.owner or mdm_lease.until <= ${at}::timestamptz`.execute(db);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function endLease(
  db: Db,
  id: ConnectionId,
  what: string,
  owner: string,
): Promise<void> {
  await db
    .deleteFrom('mdm_lease')
    .where('connection_id', '=', id)
    .where('what', '=', what)
    .where('owner', '=', owner)
    .execute();
}
