import { sql } from 'kysely';
import type { DeviceId, FleetId, InventoryId } from '../../core/finding.ts';
import type { StagedDevice } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { rowsOf } from './rows.ts';

/**
 * Staged rows of one fleet are written one batch after the other: so two inventories make no device twice, and a sweep takes none
 * away that a batch has just found.
 */
export async function lockFleet(db: Db, fleet: FleetId): Promise<void> {
  await sql`select 1 from fleet where id = ${fleet} for no key update`.execute(db);
}

/**
 * Whoever cancels an inventory does not wait for what is on its way in. INVARIANT: asked under the fleet's lock, which a sweep holds
 * as well: what comes after the sweep is not written, or nobody would ever take it away.
 */
export async function isUnderWay(db: Db, id: InventoryId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from inventory where id = ${id} and state in ('announced', 'receiving', 'staged', 'held')`.execute(
    db,
  );
  return rows.length > 0;
}

/**
 * Makes devices that are new, and their sightings, hits and contacts, where nobody sees them. False: the inventory has ended, and
 * nothing was written.
 */
export async function stageDevices(
  db: Db,
  id: InventoryId,
  fleet: FleetId,
  devices: readonly StagedDevice[],
): Promise<boolean> {
  if (devices.length === 0) return true;
  await lockFleet(db, fleet);
  if (!(await isUnderWay(db, id))) return false;
  const found = onceEach(await resolve(db, fleet, devices.map(inHex)));
  const claims = await addDevices(db, id, fleet, toStage(found));
  await addIdentities(db, id, fleet, claims);
  return true;
}

type Hex = { readonly key: number; readonly pseudonym: string; readonly serial: string | null };
type InHex = { readonly device: StagedDevice; readonly hex: readonly Hex[] };
type Known = { readonly id: DeviceId; readonly place: number; readonly serial: string | null };
type Found = InHex & {
  readonly known: Known | null;
  /** Perhaps another device of the fleet has its serial number. */
  readonly hasTwin: boolean;
};
type ToStage = Omit<Found, 'hasTwin'> & {
  readonly needsIdentity: boolean;
  /** Something is to be said of its identity, or may be. */
  readonly isClaim: boolean;
};
type Claim = ToStage & { readonly id: DeviceId };

const inHex = (device: StagedDevice): InHex => ({
  device,
  hex: device.aliases.map(({ key, pseudonym, serial }) => ({
    key,
    pseudonym: pseudonym.toHex(),
    serial: serial?.toHex() ?? null,
  })),
});

/** Known under an older key, or by another serial number. One that is not told this time is kept. */
const isNewToIt = (known: Known, { serial }: Hex): boolean =>
  known.place > 0 || (serial !== null && serial !== known.serial);

function newest(hex: readonly Hex[]): Hex {
  const [first] = hex;
  if (first === undefined) throw new Error('a device was staged without a pseudonym');
  return first;
}

/** By the pseudonym under the newest key, else under an older one. */
async function resolve(
  db: Db,
  fleet: FleetId,
  devices: readonly InHex[],
): Promise<readonly Found[]> {
  const aliases = devices.flatMap(({ hex }, n) =>
    hex.map(({ pseudonym, serial }, place) => ({ n, place, pseudonym, serial })),
  );
  // Asked one by one: joined, a database without fresh statistics reads all devices for each batch.
  const { rows } = await sql<{
    readonly n: number;
    readonly place: number;
    readonly id: DeviceId | null;
    readonly serial: string | null;
    readonly twin: boolean | null;
  }>`
    select * from (
      select n, place, known.id, known.serial, (
        select true from device
        where device.fleet_id = ${fleet} and device.serial = decode(given.serial, 'hex')
          and device.id is distinct from known.id limit 1) as twin
      from ${rowsOf(aliases, 'n int, place int, pseudonym text, serial text')}
      left join lateral (
        select device.id, encode(device.serial, 'hex') as serial from device
        where device.fleet_id = ${fleet} and device.pseudonym = decode(given.pseudonym, 'hex') limit 1
      ) as known on true
    ) as asked
    where id is not null or twin
    order by n, place`.execute(db);
  const byDevice = Map.groupBy(rows, ({ n }) => n);
  return devices.map((device, n) => {
    const told = byDevice.get(n) ?? [];
    const known = told.flatMap(({ id, ...rest }) => (id === null ? [] : [{ id, ...rest }]))[0];
    return { ...device, known: known ?? null, hasTwin: told.some(({ twin }) => twin === true) };
  });
}

/** A device that is there twice is taken once, as it came first. */
function onceEach(found: readonly Found[]): readonly Found[] {
  const seen = new Set<string | number>();
  return found.filter(({ known, hex }) => {
    const names = [...(known === null ? [] : [known.id]), ...hex.map(({ pseudonym }) => pseudonym)];
    const before = names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return !before;
  });
}

function toStage(found: readonly Found[]): readonly ToStage[] {
  const made = Map.groupBy(
    found.filter(({ known }) => known === null),
    ({ hex }) => newest(hex).serial,
  );
  return found.map(({ hasTwin, ...one }) => {
    const needsIdentity = one.known !== null && isNewToIt(one.known, newest(one.hex));
    const twinIsNew = one.hex.some(({ serial }) =>
      serial === null ? false : (made.get(serial) ?? []).some(({ hex }) => hex !== one.hex),
    );
    return { ...one, needsIdentity, isClaim: needsIdentity || hasTwin || twinIsNew };
  });
}

/** Devices that are new, and of all what the inventory did not have before; in one statement. Gives the claims among these. */
async function addDevices(
  db: Db,
  inventory: InventoryId,
  fleet: FleetId,
  staged: readonly ToStage[],
): Promise<readonly Claim[]> {
  const given = staged.map(({ device, hex, known, isClaim }, n) => ({
    n: isClaim ? n : null,
    id: known?.id ?? null,
    ...newest(hex),
    organisation: device.organisation,
    platform: device.platform,
    enrolment: device.enrolment,
    ownership: device.ownership,
    visibility: device.visibility,
    complete: device.complete,
    collected: device.collected,
    stands: device.stands,
    hits: device.hits.length > 0 ? device.hits : null,
    sealed: device.contact?.toHex() ?? null,
  }));
  const { rows } = await sql<{ readonly id: DeviceId; readonly n: number }>`
    with given as materialized (
      select *, decode(pseudonym, 'hex') as name
      from ${rowsOf(
        given,
        `n int, id bigint, key int, pseudonym text, serial text, organisation uuid, platform text, enrolment text,
         ownership text, visibility text, complete boolean, collected timestamptz, stands text, hits json, sealed text`,
      )}
    ), made as (
      insert into device (fleet_id, key_id, pseudonym, serial)
      select ${fleet}::uuid, key, name, decode(serial, 'hex') from given where id is null
      returning id, pseudonym as name
    ), named as materialized (
      select coalesce(given.id, made.id) as device, given.*
      from given left join made on given.id is null and made.name = given.name
    ), shown as (
      insert into sighting (inventory_id, device_id, organisation_id, platform, enrolment, ownership,
        visibility, complete, collected_at, stands)
      select ${inventory}::uuid, device, organisation, platform, enrolment, ownership, visibility, complete, collected, stands
      from named
      on conflict do nothing
      returning device_id as device
    ), fresh as materialized (
      select device, n, hits, sealed from shown join named using (device)
    ), hit as (
      insert into staged_hit (inventory_id, device_id, app, strength, platform, second_copy)
      select ${inventory}::uuid, device, one.app, one.strength, one.platform, one."secondCopy"
      from fresh cross join lateral json_to_recordset(hits) as one (app text, strength text, platform text, "secondCopy" boolean)
      where hits is not null
      on conflict do nothing
    ), contacted as (
      insert into staged_contact (inventory_id, device_id, sealed)
      select ${inventory}::uuid, device, decode(sealed, 'hex') from fresh where sealed is not null
    )
    select device as id, n from fresh where n is not null order by n`.execute(db);
  return rows.flatMap(({ id, n }) => {
    const one = staged[n];
    return one === undefined ? [] : [{ ...one, id }];
  });
}

/** What publication makes of pseudonyms, and which other device has the same serial number. */
async function addIdentities(
  db: Db,
  inventory: InventoryId,
  fleet: FleetId,
  staged: readonly Claim[],
): Promise<void> {
  if (staged.length === 0) return;
  const serials = staged.flatMap(({ id, hex }) =>
    hex.flatMap(({ serial }) => (serial === null ? [] : [{ id, serial }])),
  );
  const { rows } = await sql<{ readonly id: DeviceId; readonly was: DeviceId }>`
    select given.id, max(device.id) as was
    from ${rowsOf(serials, 'id bigint, serial text')}
    join device on device.fleet_id = ${fleet} and device.serial = decode(given.serial, 'hex')
      and device.id <> given.id
    group by given.id`.execute(db);
  const was = new Map(rows.map((row) => [row.id, row.was]));
  const given = staged
    .filter(({ id, needsIdentity }) => needsIdentity || was.has(id))
    .map(({ id, hex }) => ({ id, ...newest(hex), was: was.get(id) ?? null }));
  if (given.length === 0) return;
  await sql`
    insert into staged_identity (inventory_id, device_id, key_id, pseudonym, serial, was_id)
    select ${inventory}::uuid, id, key, decode(pseudonym, 'hex'), decode(serial, 'hex'), was
    from ${rowsOf(given, 'id bigint, key int, pseudonym text, serial text, was bigint')}`.execute(
    db,
  );
}
