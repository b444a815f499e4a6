import { sql } from 'kysely';
import type { DeviceId, FleetId, InventoryId } from '../../core/finding.ts';
import type { DeviceCase, StoredFinding } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { findingColumns } from './finding-rows.ts';
import { numbersOf } from './rows.ts';
import { laterWithout, standingOf, type Standing } from './standing.ts';

/** A page of devices that the inventory may change something about, with all that decides it. */
export async function cases(
  db: Db,
  id: InventoryId,
  after: DeviceId | null,
  limit: number,
): Promise<readonly DeviceCase[]> {
  const one = await standingOf(db, id);
  const devices = await concerned(db, one, after ?? 0, limit);
  if (devices.length === 0) return [];
  const these = numbersOf(devices);
  const sightings = await sql<NonNullable<DeviceCase['sighting']> & { device: DeviceId }>`
    select device_id as device, organisation_id as organisation, visibility, collected_at as collected, ownership, complete
    from sighting where inventory_id = ${id} and device_id = any(${these})`.execute(db);
  const hits = await sql<DeviceCase['hits'][number] & { device: DeviceId }>`
    select device_id as device, app, strength, platform, second_copy as "secondCopy" from staged_hit
    where inventory_id = ${id} and device_id = any(${these}) order by app`.execute(db);
  const findings = await sql<StoredFinding>`
    select ${findingColumns} from finding where device_id = any(${these}) and slot = 0 order by app`.execute(
    db,
  );
  const latest = await latestOf(db, one, these);
  const bySighting = new Map(sightings.rows.map(({ device, ...sighting }) => [device, sighting]));
  const byHit = Map.groupBy(hits.rows, ({ device }) => device);
  const byFinding = Map.groupBy(findings.rows, ({ device }) => device);
  return devices.map((device) => ({
    device,
    sighting: bySighting.get(device) ?? null,
    hits: (byHit.get(device) ?? []).map(({ app, strength, platform, secondCopy }) => ({
      app,
      strength,
      platform,
      secondCopy,
    })),
    findings: byFinding.get(device) ?? [],
    latest: latest.get(device) ?? null,
  }));
}

/** A part closes nothing by what it lacks, so of devices that it does not have nothing is asked. */
async function concerned(
  db: Db,
  { id, fleet, coverage }: Standing,
  after: number,
  limit: number,
): Promise<readonly DeviceId[]> {
  const shown =
    coverage === 'whole'
      ? sql``
      : sql`and exists (select from sighting where inventory_id = ${id} and sighting.device_id = finding.device_id)`;
  const { rows } = await sql<{ readonly device: DeviceId }>`
    select device_id as device from (
      (select distinct device_id from staged_hit
        where inventory_id = ${id} and device_id > ${after} order by device_id limit ${limit})
      union
      (select distinct device_id from finding
        where fleet_id = ${fleet} and state <> 'closed' and slot = 0 and device_id > ${after} ${shown}
        order by device_id limit ${limit})
    ) as concerned
    order by device_id limit ${limit}`.execute(db);
  return rows.map(({ device }) => device);
}

type Latest = NonNullable<DeviceCase['latest']>;

/** Of what is published beside it: the newest sighting, and the moment of a later whole inventory that lacks the device. */
async function latestOf(
  db: Db,
  { id, fleet, moment }: Standing,
  devices: ReturnType<typeof numbersOf>,
): Promise<ReadonlyMap<DeviceId, Latest>> {
  // Mostly of a fleet's first inventory: nothing is to be looked up for a whole fleet.
  if (!(await standsBeside(db, id, fleet))) return new Map();
  const published = sql`later.fleet_id = ${fleet} and later.state = 'published' and later.id <> ${id}`;
  const gone = laterWithout(published, {
    device: 'known.device',
    organisation: 'known.organisation',
    at: `known.at`,
  });
  const { rows } = await sql<Latest & { readonly device: DeviceId }>`
    select device, organisation, at from (
      select device, organisation,
        case when heard then greatest(at, (select max(moment) from (${gone}) as lacking))
          else (select max(moment) from (${gone}) as lacking) end as at
      from (
        select asked.device, coalesce(newest.organisation_id, mine.organisation_id) as organisation,
          coalesce(newest.at, mine.collected_at, ${moment}::timestamptz) as at, newest.at is not null as heard
        from unnest(${devices}) as asked (device)
        left join sighting as mine on mine.inventory_id = ${id} and mine.device_id = asked.device
        left join lateral (
          select sighting.organisation_id, coalesce(sighting.collected_at, inventory.moment) as at
          from sighting join inventory on inventory.id = sighting.inventory_id
          where sighting.device_id = asked.device and inventory.state = 'published' and inventory.id <> ${id}
          order by coalesce(sighting.collected_at, inventory.moment) desc, inventory.moment desc, inventory.id desc
          limit 1
        ) as newest on true
      ) as known
      where organisation is not null
    ) as latest
    where at is not null`.execute(db);
  return new Map(rows.map(({ device, ...latest }) => [device, latest]));
}

async function standsBeside(db: Db, id: InventoryId, fleet: FleetId): Promise<boolean> {
  const other = await db
    .selectFrom('inventory')
    .select('id')
    .where('fleet_id', '=', fleet)
    .where('state', '=', 'published')
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
