import { sql } from 'kysely';
import type { DeviceId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Db } from '../schema.ts';
import { isVisible } from './slots.ts';

/** The latest; also where it was published and is not settled yet. */
export async function contact(db: Db, device: DeviceId): Promise<Uint8Array | null> {
  const { rows } = await sql<{ readonly sealed: Uint8Array }>`
    select sealed from (
      select sealed, inventory.moment from staged_contact
      join inventory on inventory.id = staged_contact.inventory_id
      where device_id = ${device} and inventory.slot is not null and inventory.state = 'published'
      union all
      select sealed, null from contact where device_id = ${device}
    ) as known order by moment desc nulls last limit 1`.execute(db);
  return rows[0]?.sealed ?? null;
}

/** At most `limit` of those whose time has come; gives how many. */
export async function eraseContacts(db: Db, at: Instant, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('contact')
    .where('device_id', 'in', (due) =>
      due.selectFrom('contact').select('device_id').where('erase_after', '<=', at).limit(limit),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Devices whose findings were touched: without an open one and without leave their names go some days later, else they stay. */
export async function dateErasures(
  db: Db,
  devices: ReturnType<typeof sql>,
  at: Instant,
  days: number,
): Promise<void> {
  const open = sql`(
    exists (select from finding where finding.device_id = contact.device_id and state <> 'closed' and ${isVisible})
    or exists (select from exemption where exemption.device_id = contact.device_id and ended_at is null))`;
  await sql`
    update contact set erase_after = ${at}::timestamptz + make_interval(days => ${days}::int)
    where device_id in (${devices}) and erase_after is null and not ${open}`.execute(db);
  await sql`
    update contact set erase_after = null
    where device_id in (${devices}) and erase_after is not null and ${open}`.execute(db);
}
