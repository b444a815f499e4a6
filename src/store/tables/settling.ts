import { sql } from 'kysely';
import type { FleetId, InventoryId } from '../../core/finding.ts';
import type { Db } from '../schema.ts';
import { markSeen } from './changes.ts';
import { isVisible } from './slots.ts';
import { lockFleet } from './staging.ts';

/**
 * What follows a publication, a batch of events at a time: findings that were seen again get the date, contacts are moved in,
 * entries go to wait for their places in the log. All that was committed when the inventory was published, and nobody is
 * kept waiting by how much it is. True while something is left.
 */
export async function followUp(db: Db, id: InventoryId, limit: number): Promise<boolean> {
  const fleet = await fleetOfUnsettled(db, id);
  if (fleet === null) return false;
  await lockFleet(db, fleet);
  return followBatch(db, id, limit);
}

/** Then its findings leave its slot, which nobody can tell, and the slot is free. True while something is left. */
export async function settle(db: Db, id: InventoryId, limit: number): Promise<boolean> {
  const fleet = await fleetOfUnsettled(db, id);
  if (fleet === null) return false;
  await lockFleet(db, fleet);
  return (await followBatch(db, id, limit)) || leaveSlot(db, id, limit);
}

/** Before anything is worked out on the findings of a fleet. The fleet is locked. */
export async function settleFleet(db: Db, fleet: FleetId): Promise<void> {
  const unsettled = await db
    .selectFrom('inventory')
    .select('id')
    .where('fleet_id', '=', fleet)
    .where('slot', 'is not', null)
    .where('state', 'in', ['published', 'superseded'])
    .execute();
  for (const { id } of unsettled)
    while ((await followBatch(db, id, BATCH)) || (await leaveSlot(db, id, BATCH)));
}
const BATCH = 1000;

async function fleetOfUnsettled(db: Db, id: InventoryId): Promise<FleetId | null> {
  const found = await db
    .selectFrom('inventory')
    .select('fleet_id as fleet')
    .where('id', '=', id)
    .where('slot', 'is not', null)
    .where('state', 'in', ['published', 'superseded'])
    .executeTakeFirst();
  return found?.fleet ?? null;
}

/** In one statement: each of its own would look the same rows up again. */
async function followBatch(db: Db, id: InventoryId, limit: number): Promise<boolean> {
  // Looked up one by one: joined, a database without fresh statistics reads all there are for each batch.
  const { numAffectedRows } = await sql`
    with batch as materialized (
      select finding_id, device_id, kind, change, entry from finding_event
      where inventory_id = ${id} and finding_id > coalesce(
        (select settled_to from inventory where id = ${id}), '00000000-0000-0000-0000-000000000000')
      order by finding_id limit ${limit}
    ), placed as (
      insert into ledger_waiting (entry)
      select entry from batch where entry is not null order by finding_id
    ), seen as (${markSeen(sql`select * from batch where kind = 'seen'`)}),
    named as (
      -- Of devices that have an open finding.
      insert into contact (device_id, sealed)
      select device_id, sealed from (select distinct device_id from batch) as device
      cross join lateral (
        select sealed from staged_contact
        where inventory_id = ${id} and staged_contact.device_id = device.device_id limit 1) as staged
      where (select true from finding
        where finding.device_id = device.device_id and state <> 'closed' and ${isVisible} limit 1)
      on conflict (device_id) do update set sealed = excluded.sealed, erase_after = null
    )
    update inventory set settled_to = last.finding_id
    from (select finding_id from batch order by finding_id desc limit 1) as last
    where inventory.id = ${id}`.execute(db);
  return Number(numAffectedRows ?? 0) > 0;
}

async function leaveSlot(db: Db, id: InventoryId, limit: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update finding set slot = 0 where id = any(array(
      select finding.id from inventory join finding
        on facet between 10 * inventory.slot and 10 * inventory.slot + 9
      where inventory.id = ${id} limit ${limit}))`.execute(db);
  if (Number(numAffectedRows ?? 0) > 0) return true;
  await db.updateTable('inventory').set({ slot: null }).where('id', '=', id).execute();
  return false;
}
