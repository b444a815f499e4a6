import { sql } from 'kysely';
import type { InventoryId } from '../../core/finding.ts';
import type { PlannedEvent } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { openGiven } from './changes.ts';
import { countCoverage } from './coverage.ts';
import { givenEvents, insertGiven } from './events.ts';
import { adoptReenrolled, undoAdoptions } from './reenrolled.ts';
import { settleFleet } from './settling.ts';
import { takeSlot } from './slots.ts';
import { isUnderWay, lockFleet } from './staging.ts';
import { standingOf } from './standing.ts';

/** Forgets an earlier plan, and works out anew what does not go device by device. */
export async function beginPlan(db: Db, id: InventoryId, complete: boolean): Promise<void> {
  const one = { ...(await standingOf(db, id)), complete };
  await lockFleet(db, one.fleet);
  await settleFleet(db, one.fleet);
  await takeSlot(db, id);
  await sql`
    delete from finding using finding_event as event, inventory
    where event.inventory_id = ${id} and event.kind = 'opened' and finding.id = event.finding_id
      and inventory.id = ${id} and finding.slot = inventory.slot`.execute(db);
  await sql`delete from finding_event where inventory_id = ${id}`.execute(db);
  await db.updateTable('inventory').set({ complete }).where('id', '=', id).execute();
  await undoAdoptions(db, id);
  await adoptReenrolled(db, one);
  await countCoverage(db, one);
}

/** With the findings that it opens, where nobody sees them; nothing where the inventory has ended. */
export async function planEvents(
  db: Db,
  id: InventoryId,
  events: readonly PlannedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  // Batches of one plan need not wait for each other, and a sweep waits for all of them.
  await sql`
    select 1 from fleet where id = (select fleet_id from inventory where id = ${id}) for share`.execute(
    db,
  );
  const { fleet, slot } = await db
    .selectFrom('inventory')
    .select(['fleet_id as fleet', 'slot'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (!(await isUnderWay(db, id))) return;
  if (slot === null) throw new Error('events were planned before the plan was begun');
  await sql`
    with ${givenEvents(events)}, noted as (${insertGiven(id)}) ${openGiven(fleet, slot)}`.execute(
    db,
  );
}
