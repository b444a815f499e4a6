import { sql } from 'kysely';
import type { DeviceId, InventoryId } from '../../core/finding.ts';
import type { InventoryState } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { chartSome } from './course/chart.ts';
import { settle } from './settling.ts';
import { supersedeShadowed } from './shadowed.ts';
import { lockFleet } from './staging.ts';
import { takeDevices } from './take-devices.ts';

/** They were never published, and never will be. */
const FAILED: readonly InventoryState[] = [
  'refused',
  'unchanged',
  'cancelled',
  'interrupted',
  'discarded',
];

export async function toSweep(db: Db, limit: number): Promise<readonly InventoryId[]> {
  const rows = await db
    .selectFrom('inventory')
    .select('id')
    .where('swept', '=', false)
    .where('state', 'in', [...FAILED, 'published', 'superseded'])
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes of each table as much as is left of the limit, what hangs on devices before the devices. */
export async function sweep(db: Db, id: InventoryId, limit: number): Promise<boolean> {
  const known = await find(db, id);
  if (known === undefined || known.swept) return false;
  await lockFleet(db, known.fleet);
  // INVARIANT: looked at under the lock. Who publishes a newer one holds it as well, and leaves more of this one to sweep.
  const found = await find(db, id);
  if (found === undefined || found.swept) return false;
  const { state } = found;
  const failed = FAILED.includes(state);
  if (!failed && state !== 'published' && state !== 'superseded') return false;
  // What a crash left unsettled comes first: it counts already.
  if (!failed && (await settle(db, id, limit))) return true;
  // What goes here or is erased later has to stand in the course: where a phone moved on, `seen` alone says so.
  if (!failed && !found.charted) {
    await chartSome(db, limit);
    return true;
  }
  let left = limit;
  if (failed) left -= await takeFindings(db, id, left);
  for (const table of [
    'staged_hit',
    'staged_contact',
    'staged_identity',
    'staged_coverage',
  ] as const)
    if (left > 0) left -= await take(db, table, sql`inventory_id = ${id}`, left);
  if (failed && left > 0) left -= await take(db, 'finding_event', sql`inventory_id = ${id}`, left);
  if (failed && left > 0) left -= await take(db, 'tally', sql`inventory_id = ${id}`, left);
  if (state === 'superseded' && left > 0)
    left -= await take(db, 'finding_event', sql`inventory_id = ${id} and kind = 'seen'`, left);
  if (state !== 'published' && left > 0) left -= await takeSightings(db, id, left);
  if (left <= 0) return true;
  if (state === 'published') await supersedeShadowed(db, id);
  await db.updateTable('inventory').set({ swept: true, slot: null }).where('id', '=', id).execute();
  return false;
}

const find = (db: Db, id: InventoryId) =>
  db
    .selectFrom('inventory')
    .select(['state', 'fleet_id as fleet', 'swept', 'charted'])
    .where('id', '=', id)
    .executeTakeFirst();

type Swept =
  | 'staged_hit'
  | 'staged_contact'
  | 'staged_identity'
  | 'staged_coverage'
  | 'finding_event'
  | 'tally';

async function take(
  db: Db,
  table: Swept,
  which: ReturnType<typeof sql>,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where ${which} limit ${limit}))`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Those that it would have opened. */
async function takeFindings(db: Db, id: InventoryId, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from finding where slot <> 0 and id = any(array(
      select finding.id from finding_event as event join finding on finding.id = event.finding_id
      where event.inventory_id = ${id} and event.kind = 'opened' limit ${limit}))`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** And the devices that nothing else knows. */
async function takeSightings(db: Db, id: InventoryId, limit: number): Promise<number> {
  const { rows } = await sql<{ readonly device: DeviceId }>`
    delete from sighting where inventory_id = ${id} and device_id = any(array(
      select device_id from sighting where inventory_id = ${id} order by device_id limit ${limit}))
    returning device_id as device`.execute(db);
  if (rows.length === 0) return 0;
  await takeDevices(
    db,
    rows.map(({ device }) => device),
  );
  return rows.length;
}
