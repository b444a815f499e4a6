import { sql } from 'kysely';
import type { InventoryId } from '../../core/finding.ts';
import type { Db } from '../schema.ts';

/**
 * Findings that an inventory opens are written while it is planned, and nobody sees them: they carry its slot, and reads ask
 * only for the slots of published inventories. To publish thousands is then to change one row, and nobody waits for it. Once
 * published they are settled in batches, by the sweep: the slot becomes 0, and is free again.
 */

/** Slots whose findings count. */
export const visibleSlots = sql`
  select 0 as slot union all select slot from inventory where slot is not null and state = 'published'`;

export const isVisible = sql`finding.slot in (${visibleSlots})`;

/** Ten facets a slot, in 16 bits. */
const MOST_SLOTS = 3275;
/** Two that begin at once would take the same. */
const LOCK = 0x736c6f74;

export async function takeSlot(db: Db, id: InventoryId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
  const { numAffectedRows } = await sql`
    update inventory set settled_to = null, slot = coalesce(slot, (
      select min(free) from generate_series(1, ${sql.lit(MOST_SLOTS)}) as free
      where not exists (select from inventory as other where other.slot = free)))
    where id = ${id}`.execute(db);
  if (numAffectedRows !== 1n) throw new Error('an inventory that is not there was planned');
}
