import { sql } from 'kysely';
import type { InventoryId } from '../../core/finding.ts';
import type { PlannedEvent } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { openInSlot } from './changes.ts';
import { countCoverage } from './coverage.ts';
import { addEvents } from './events.ts';
import { adoptReenrolled, undoAdoptions } from './reenrolled.ts';
import { arrayOf } from './rows.ts';
import { settleFleet } from './settling.ts';
import { takeSlot } from './slots.ts';
import { lockFleet } from './staging.ts';
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

/** With the findings that it opens, where nobody sees them. */
export async function planEvents(
  db: Db,
  id: InventoryId,
  events: readonly PlannedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const { slot } = await db
    .selectFrom('inventory')
    .select('slot')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (slot === null) throw new Error('events were planned before the plan was begun');
  await addEvents(db, id, events);
  await openInSlot(
    db,
    slot,
    sql`id = any(${arrayOf(
      events.map((event) => event.id),
      'uuid',
    )})`,
  );
}
