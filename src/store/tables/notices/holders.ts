import { sql, type RawBuilder } from 'kysely';
import type { FleetId } from '../../../core/finding.ts';
import type { NoticesReading } from '../../../actions/notices/store.ts';
import type { Grouped, Ungrouped } from '../../../actions/notices/stored.ts';
import type { Db } from '../../schema.ts';
import { rowsOf } from '../rows.ts';

const FIRST = '00000000-0000-0000-0000-000000000000' as FleetId;

/** Along the index of open findings, a device once. */
export async function ungrouped(
  db: Db,
  after: Parameters<NoticesReading['ungrouped']>[0],
  limit: number,
): Promise<readonly Ungrouped[]> {
  const { fleet = FIRST, device = 0 } = after ?? {};
  const { rows } = await sql<Ungrouped>`
    select device_id as device, fleet_id as fleet, contact.sealed, encode(holder.pseudonym, 'hex') as holder
    from (
      select distinct fleet_id, device_id from finding
      where state <> 'closed' and slot = 0 and (fleet_id, device_id) > (${fleet}::uuid, ${device}::bigint)
      order by fleet_id, device_id limit ${limit}
    ) as found
    left join contact using (device_id)
    left join holder_device using (device_id)
    left join holder on holder.id = holder_id
    order by fleet_id, device_id`.execute(db);
  return rows;
}

/**
 * A holder under an older key keeps their row, and gets their name under the current one. Where both names have a row, as after two
 * processes at once, the current one is the holder.
 */
export async function group(db: Db, devices: readonly Grouped[]): Promise<void> {
  const names = devices.flatMap(({ device, names: all, addressed }) => {
    const [current] = all;
    if (current === undefined) throw new Error('a holder has no name');
    return all.map(({ key, name }) => ({
      device,
      addressed,
      key,
      name,
      now: current.name,
      nowKey: current.key,
    }));
  });
  const given = (): RawBuilder<unknown> =>
    rowsOf(names, 'device bigint, addressed boolean, key int, name text, now text, "nowKey" int');
  await sql`
    update holder set pseudonym = decode(known.now, 'hex'), key_id = known."nowKey"
    from (select distinct on (now) name, now, "nowKey" from ${given()}
      where name <> now and exists (select from holder where pseudonym = decode(name, 'hex'))
        and not exists (select from holder where pseudonym = decode(now, 'hex'))
      order by now, key desc) as known
    where pseudonym = decode(known.name, 'hex')`.execute(db);
  await sql`
    insert into holder (key_id, pseudonym, addressed)
    select distinct on (now) "nowKey", decode(now, 'hex'), addressed from ${given()} order by now
    on conflict (pseudonym) do nothing`.execute(db);
  await sql`
    insert into holder_device (device_id, holder_id)
    select distinct on (device) device, holder.id from ${given()} join holder on pseudonym = decode(now, 'hex') order by device
    on conflict (device_id) do update set holder_id = excluded.holder_id`.execute(db);
}

/**
 * Goes with the contacts: of whom no device has a name kept, or a finding that is open. A finding that an inventory on its way in
 * opens counts, though nobody sees it yet.
 */
export async function eraseHolders(
  db: Db,
  limit: number,
): Promise<{ readonly holders: number; readonly commitments: readonly string[] }> {
  const { rows: gone } = await sql<{ readonly id: number }>`
    select id from holder where not exists (
      select from holder_device where holder_id = holder.id and (
        exists (select from contact where contact.device_id = holder_device.device_id)
        or exists (select from finding where finding.device_id = holder_device.device_id and state <> 'closed')))
    order by id limit ${limit}`.execute(db);
  if (gone.length === 0) return { holders: 0, commitments: [] };
  const ids = sql`(${sql.join(gone.map(({ id }) => sql`${id}::bigint`))})`;
  const { rows } = await sql<{ readonly commitment: string }>`
    select holder as commitment from notice where holder_id in ${ids} and holder is not null
    union all select words from answer where words is not null
      and notice_id in (select id from notice where holder_id in ${ids})`.execute(db);
  await sql`delete from holder where id in ${ids}`.execute(db);
  return { holders: gone.length, commitments: rows.map(({ commitment }) => commitment) };
}
