import { sql } from 'kysely';
import type { InventoryId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Changing } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { changeFindings } from './changes.ts';
import { dateErasures } from './contacts.ts';
import { takeCoverage } from './coverage.ts';
import { takeIdentities } from './reenrolled.ts';
import { isSupersededBy, standingOf } from './standing.ts';

/**
 * All that was worked out before becomes so at once. What it opened is there already and appears (`slots.ts`), what need not
 * be at once follows (`settling.ts`).
 */
export async function publish(
  db: Db,
  id: InventoryId,
  version: number,
  at: Instant,
  contactDays: number,
): ReturnType<Changing['publish']> {
  const one = await standingOf(db, id);
  // INVARIANT: the fleet is locked first, here and wherever findings are opened or closed: so nobody waits in a circle.
  const { rows } = await sql<{ readonly version: number }>`
    select version from fleet where id = ${one.fleet} for no key update`.execute(db);
  if (rows[0]?.version !== version) return 'outdated';
  const { numUpdatedRows } = await db
    .updateTable('inventory')
    .set({ state: 'published', ended_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['staged', 'held'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'ended';
  await sql`update fleet set version = version + 1 where id = ${one.fleet}`.execute(db);
  await takeIdentities(db, id);
  const now = sql`inventory_id = ${id} and kind in ('closed', 'reopened')`;
  await changeFindings(db, now);
  await dateErasures(db, sql`select device_id from finding_event where ${now}`, at, contactDays);
  await sql`
    update inventory set state = 'superseded', swept = false where ${isSupersededBy(one)}`.execute(
    db,
  );
  await takeCoverage(db, one);
  return 'published';
}
