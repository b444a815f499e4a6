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
async function isUnderWay(db: Db, id: InventoryId): Promise<boolean> {
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
  const made = await makeDevices(db, fleet, found);
  const staged = found.map(({ device, known, hex }): Staged => ({
    device,
    hex,
    id: known?.id ?? idOf(made, hex),
    needsIdentity: known !== null && isNewToIt(known, newest(hex)),
  }));
  const fresh = await addSightings(db, id, staged);
  const taken = staged.filter((one) => fresh.has(one.id));
  await addHits(db, id, taken);
  await addContacts(db, id, taken);
  await addIdentities(db, id, fleet, taken);
  return true;
}

type Hex = { readonly key: number; readonly pseudonym: string; readonly serial: string | null };
type InHex = { readonly device: StagedDevice; readonly hex: readonly Hex[] };
type Known = { readonly id: DeviceId; readonly place: number; readonly serial: string | null };
type Found = InHex & { readonly known: Known | null };
type Staged = InHex & { readonly id: DeviceId; readonly needsIdentity: boolean };

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
    hex.map(({ pseudonym }, place) => ({ n, place, pseudonym })),
  );
  const { rows } = await sql<Known & { readonly n: number }>`
    select distinct on (n) n, place, device.id, encode(device.serial, 'hex') as serial
    from ${rowsOf(aliases, 'n int, place int, pseudonym text')}
    join device on device.fleet_id = ${fleet} and device.pseudonym = decode(given.pseudonym, 'hex')
    order by n, place`.execute(db);
  const byPlace = new Map(rows.map(({ n, ...known }) => [n, known]));
  return devices.map((device, n) => ({ ...device, known: byPlace.get(n) ?? null }));
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

async function makeDevices(
  db: Db,
  fleet: FleetId,
  found: readonly Found[],
): Promise<ReadonlyMap<string, DeviceId>> {
  const wanted = found.filter(({ known }) => known === null).map(({ hex }) => newest(hex));
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ readonly id: DeviceId; readonly pseudonym: string }>`
    insert into device (fleet_id, key_id, pseudonym, serial)
    select ${fleet}::uuid, key, decode(pseudonym, 'hex'), decode(serial, 'hex')
    from ${rowsOf(wanted, 'key int, pseudonym text, serial text')}
    returning id, encode(pseudonym, 'hex') as pseudonym`.execute(db);
  return new Map(rows.map(({ id, pseudonym }) => [pseudonym, id]));
}

function idOf(made: ReadonlyMap<string, DeviceId>, hex: readonly Hex[]): DeviceId {
  const id = made.get(newest(hex).pseudonym);
  if (id === undefined) throw new Error('a device was made and did not come back');
  return id;
}

/** Gives those that the inventory did not have before. */
async function addSightings(
  db: Db,
  inventory: InventoryId,
  staged: readonly Staged[],
): Promise<ReadonlySet<DeviceId>> {
  const given = staged.map(({ id, device }) => ({
    id,
    organisation: device.organisation,
    platform: device.platform,
    enrolment: device.enrolment,
    ownership: device.ownership,
    visibility: device.visibility,
    complete: device.complete,
    collected: device.collected,
    stands: device.stands,
  }));
  const { rows } = await sql<{ readonly id: DeviceId }>`
    insert into sighting (inventory_id, device_id, organisation_id, platform, enrolment, ownership,
      visibility, complete, collected_at, stands)
    select ${inventory}::uuid, id, organisation, platform, enrolment, ownership, visibility, complete, collected, stands
    from ${rowsOf(
      given,
      `id bigint, organisation uuid, platform text, enrolment text, ownership text, visibility text,
       complete boolean, collected timestamptz, stands text`,
    )}
    on conflict do nothing
    returning device_id as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

async function addHits(db: Db, inventory: InventoryId, staged: readonly Staged[]): Promise<void> {
  const given = staged.flatMap(({ id, device }) => device.hits.map((hit) => ({ id, ...hit })));
  if (given.length === 0) return;
  await sql`
    insert into staged_hit (inventory_id, device_id, app, strength, platform)
    select ${inventory}::uuid, id, app, strength, platform
    from ${rowsOf(given, 'id bigint, app text, strength text, platform text')}
    on conflict do nothing`.execute(db);
}

async function addContacts(
  db: Db,
  inventory: InventoryId,
  staged: readonly Staged[],
): Promise<void> {
  const given = staged.flatMap(({ id, device: { contact } }) =>
    contact === null ? [] : [{ id, sealed: contact.toHex() }],
  );
  if (given.length === 0) return;
  await sql`
    insert into staged_contact (inventory_id, device_id, sealed)
    select ${inventory}::uuid, id, decode(sealed, 'hex')
    from ${rowsOf(given, 'id bigint, sealed text')}`.execute(db);
}

/** What publication makes of pseudonyms, and which other device has the same serial number. */
async function addIdentities(
  db: Db,
  inventory: InventoryId,
  fleet: FleetId,
  staged: readonly Staged[],
): Promise<void> {
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
