import { sql } from 'kysely';
import type { InventoryId, OrganisationId } from '../../core/finding.ts';
import type { Tally } from '../../core/tallies.ts';
import type { CoverageRow } from '../../core/where-devices-stand.ts';
import type { Db } from '../schema.ts';
import { isWithinScope } from './reach.ts';
import { arrayOf, rowsOf } from './rows.ts';
import { isSupersededBy, laterWithout, type Standing } from './standing.ts';

export async function coverage(
  db: Db,
  scope: readonly OrganisationId[],
): Promise<readonly CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    select coverage.organisation_id as organisation, platform, sum(with_hits)::int as "withHits",
      sum(without)::int as without, sum(not_visible)::int as "notVisible", sum(work_side)::int as "workSide",
      sum(managed_only)::int as "managedOnly", sum(stale)::int as stale,
      sum(not_assessed)::int as "notAssessed"
    from coverage
    join inventory on inventory.id = coverage.inventory_id and inventory.state = 'published'
    join organisation on organisation.id = coverage.organisation_id
    where ${isWithinScope(scope)}
    group by coverage.organisation_id, platform
    order by coverage.organisation_id, platform`.execute(db);
  return rows;
}

/**
 * Of whole inventories alone: a part says nothing of the rest, and beside a whole one it would count the same devices twice. Of
 * an organisation that two whole ones cover the later one counts.
 */
export async function tallies(db: Db, scope: readonly OrganisationId[]): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select tally.organisation_id as organisation, nullif(app, '') as app, sum(devices)::int as devices
    from tally
    join inventory on inventory.id = tally.inventory_id and inventory.state = 'published'
      and inventory.coverage = 'whole'
    join organisation on organisation.id = tally.organisation_id
    where ${isWithinScope(scope)}
      and not exists (select from inventory as later
        where later.fleet_id = inventory.fleet_id and later.state = 'published' and later.coverage = 'whole'
          and (later.moment, later.id) > (inventory.moment, inventory.id)
          and (later.organisations is null or organisation.path && later.organisations))
    group by tally.organisation_id, app
    order by tally.organisation_id, app`.execute(db);
  return rows;
}

export async function stageTallies(db: Db, id: InventoryId, rows: readonly Tally[]): Promise<void> {
  await sql`delete from tally where inventory_id = ${id}`.execute(db);
  const given = rows.map(({ organisation, app, devices }) => ({
    organisation,
    app: app ?? '',
    devices,
  }));
  await sql`
    insert into tally (inventory_id, organisation_id, app, devices)
    select ${id}::uuid, organisation, app, devices
    from ${rowsOf(given, 'organisation uuid, app text, devices int')}`.execute(db);
}

/** Counts where devices stand once it is published: its own, and again those of the inventories that stand beside it. */
export async function countCoverage(db: Db, one: Standing): Promise<void> {
  const { id, fleet } = one;
  await sql`delete from staged_coverage where inventory_id = ${id}`.execute(db);
  const { rows: beside } = await sql<{ readonly id: InventoryId }>`
    select id from inventory
    where fleet_id = ${fleet} and state = 'published' and id <> ${id} and not ${isSupersededBy(one)}`.execute(
    db,
  );
  const standing = arrayOf([id, ...beside.map((other) => other.id)], 'uuid');
  const latest =
    beside.length === 0
      ? sql`select * from sighting where inventory_id = ${id}`
      : sql`select * from (${latestOf(standing)}) as newest
          where not exists (${laterWithout(
            sql`later.id = any(${standing}) and later.id <> newest.inventory_id`,
            {
              device: 'newest.device_id',
              organisation: 'newest.organisation_id',
              at: 'newest.seen_at',
            },
          )})`;
  const counted = (stands: string, visibility: string | null = null) =>
    sql`count(*) filter (where stands = ${sql.lit(stands)} and ${
      visibility === null ? sql`true` : sql`visibility = ${sql.lit(visibility)}`
    })::int`;
  await sql`
    insert into staged_coverage (inventory_id, of_inventory_id, organisation_id, platform,
      with_hits, without, not_visible, stale, not_assessed, work_side, managed_only)
    select ${id}::uuid, inventory_id, organisation_id, coalesce(platform, 'unknown'), ${counted('withHits')},
      ${counted('without')}, ${counted('notVisible')}, ${counted('stale')}, ${counted('notAssessed')},
      ${counted('notVisible', 'work-side')}, ${counted('notVisible', 'managed-only')}
    from (${latest}) as latest
    group by inventory_id, organisation_id, coalesce(platform, 'unknown')`.execute(db);
}

/** The latest sighting of each device. */
const latestOf = (standing: ReturnType<typeof arrayOf>) => sql`
  select distinct on (sighting.device_id) sighting.*, coalesce(sighting.collected_at, inventory.moment) as seen_at
  from sighting join inventory on inventory.id = sighting.inventory_id
  where sighting.inventory_id = any(${standing})
  order by sighting.device_id, coalesce(sighting.collected_at, inventory.moment) desc, inventory.moment desc, inventory.id desc`;

/** At publication, once the states of the inventories are what they will be. */
export async function takeCoverage(db: Db, { id, fleet }: Standing): Promise<void> {
  await sql`
    delete from coverage using inventory
    where inventory.id = coverage.inventory_id and inventory.fleet_id = ${fleet}
      and inventory.state = 'published'`.execute(db);
  await sql`
    insert into coverage (inventory_id, organisation_id, platform, with_hits, without, not_visible, stale, not_assessed,
      work_side, managed_only)
    select of_inventory_id, organisation_id, platform, with_hits, without, not_visible, stale, not_assessed,
      work_side, managed_only
    from staged_coverage where inventory_id = ${id}`.execute(db);
}
