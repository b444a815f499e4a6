import { sql, type RawBuilder } from 'kysely';
import type { DeviceId, FleetId, InventoryId } from '../../../core/finding.ts';
import type { NamedDevice } from '../../../actions/mdm/stored.ts';
import type { StagedDevice } from '../../../actions/store.ts';
import type { Db } from '../../schema.ts';
import { arrayOf, numbersOf, rowsOf } from '../rows.ts';
import { stageDevices } from '../staging.ts';

/**
 * Stages a page of a fleet. An MDM may tell of one device on two pages, so what a later one shows is added to what an earlier one
 * did: hits, their contact, and that something of it was not read.
 */
export async function mergeDevices(
  db: Db,
  id: InventoryId,
  fleet: FleetId,
  devices: readonly StagedDevice[],
): Promise<void> {
  if (!(await stageDevices(db, id, fleet, devices))) return;
  const telling = devices.filter(({ hits, complete }) => hits.length > 0 || !complete);
  if (telling.length === 0) return;
  const aliases = telling.flatMap((device, n) =>
    device.aliases.map(({ pseudonym }) => ({ n, pseudonym: pseudonym.toHex() })),
  );
  const { rows } = await sql<{ readonly n: number; readonly device: DeviceId }>`
    select distinct on (n) n, device.id as device
    from ${rowsOf(aliases, 'n int, pseudonym text')}
    join device on device.fleet_id = ${fleet} and device.pseudonym = decode(given.pseudonym, 'hex')
    order by n, device.id`.execute(db);
  const known = rows.flatMap(({ n, device }) => {
    const shown = telling[n];
    return shown === undefined ? [] : [{ device, shown }];
  });
  const hits = known.flatMap(({ device, shown }) => shown.hits.map((hit) => ({ device, ...hit })));
  await addHits(db, id, hits);
  await addContacts(db, id, known);
  const broken = known.filter(({ shown }) => !shown.complete).map(({ device }) => device);
  if (broken.length > 0)
    await sql`
      update sighting set complete = false
      where inventory_id = ${id} and device_id = any(${numbersOf(broken)}) and complete`.execute(
      db,
    );
}

type ShownHit = StagedDevice['hits'][number] & { readonly device: DeviceId };

async function addHits(db: Db, id: InventoryId, hits: readonly ShownHit[]): Promise<void> {
  if (hits.length === 0) return;
  await sql`
    insert into staged_hit (inventory_id, device_id, app, strength, platform, second_copy)
    select ${id}::uuid, device, app, strength, platform, "secondCopy"
    from ${rowsOf(hits, 'device bigint, app text, strength text, platform text, "secondCopy" boolean')}
    on conflict (inventory_id, device_id, app) do update set second_copy = true
      where excluded.second_copy and not staged_hit.second_copy`.execute(db);
  await sql`
    update sighting set stands = 'withHits'
    where inventory_id = ${id} and stands <> 'withHits'
      and device_id = any(${numbersOf(hits.map(({ device }) => device))})`.execute(db);
}

async function addContacts(
  db: Db,
  id: InventoryId,
  known: readonly { readonly device: DeviceId; readonly shown: StagedDevice }[],
): Promise<void> {
  const given = known.flatMap(({ device, shown: { contact } }) =>
    contact === null ? [] : [{ device, sealed: contact.toHex() }],
  );
  if (given.length === 0) return;
  await sql`
    insert into staged_contact (inventory_id, device_id, sealed)
    select ${id}::uuid, device, decode(sealed, 'hex')
    from ${rowsOf(given, 'device bigint, sealed text')}
    on conflict do nothing`.execute(db);
}

export async function anyStaged(
  db: Db,
  id: InventoryId,
  fleet: FleetId,
  pseudonyms: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    select from device join sighting on sighting.device_id = device.id and sighting.inventory_id = ${id}
    where device.fleet_id = ${fleet}
      and device.pseudonym = any(${bytesOf(pseudonyms)}) limit 1`.execute(db);
  return rows.length > 0;
}

export async function namesOf(
  db: Db,
  devices: readonly DeviceId[],
): Promise<readonly NamedDevice[]> {
  const { rows } = await sql<NamedDevice>`
    select id as device, encode(pseudonym, 'hex') as pseudonym from device
    where id = any(${numbersOf(devices)})`.execute(db);
  return rows;
}

export async function devicesNamed(
  db: Db,
  fleet: FleetId,
  pseudonyms: readonly string[],
): Promise<readonly NamedDevice[]> {
  const { rows } = await sql<NamedDevice>`
    select id as device, encode(pseudonym, 'hex') as pseudonym from device
    where fleet_id = ${fleet} and pseudonym = any(${bytesOf(pseudonyms)})`.execute(db);
  return rows;
}

/** As bytes, so that the index of pseudonyms serves. */
const bytesOf = (hex: readonly string[]): RawBuilder<unknown> =>
  sql`array(select decode(one, 'hex') from unnest(${arrayOf(hex, 'text')}) as one)`;
