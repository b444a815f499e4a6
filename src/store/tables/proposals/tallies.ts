import { sql } from 'kysely';
import type { ChangeId } from '../../../core/changes/change.ts';
import type { FleetId, InventoryId, OrganisationId } from '../../../core/finding.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { ChangesReading } from '../../../actions/changes/store.ts';
import type { ChangeTally } from '../../../actions/changes/stored.ts';
import type { Db } from '../../schema.ts';
import { isWithinScope } from '../reach.ts';
import { rowsOf } from '../rows.ts';

/** As `tallies` in `coverage.ts` chooses them: of whole inventories, and of an organisation that two cover the later one. */
export async function changeTallies(
  db: Db,
  id: ChangeId,
  scope: readonly OrganisationId[],
): Promise<readonly ChangeTally[]> {
  const { rows } = await sql<ChangeTally>`
    select change_id as change, change_tally.organisation_id as organisation, app, sum(devices)::int as devices
    from change_tally
    join inventory on inventory.id = change_tally.inventory_id and inventory.state = 'published'
      and inventory.coverage = 'whole'
    join organisation on organisation.id = change_tally.organisation_id
    where change_id = ${id} and ${isWithinScope(scope)}
      and not exists (select from inventory as later
        where later.fleet_id = inventory.fleet_id and later.state = 'published' and later.coverage = 'whole'
          and (later.moment, later.id) > (inventory.moment, inventory.id)
          and (later.organisations is null or organisation.path && later.organisations))
    group by change_id, change_tally.organisation_id, app
    order by change_tally.organisation_id, app`.execute(db);
  return rows;
}

export async function counted(db: Db, id: ChangeId): Promise<Instant | null> {
  const { rows } = await sql<{ readonly at: Instant | null }>`
    select max(inventory.moment) as at from change_look
    join inventory on inventory.id = inventory_id and inventory.state = 'published' and inventory.coverage = 'whole'
    where change_id = ${id}`.execute(db);
  return rows[0]?.at ?? null;
}

/** What earlier inventories of the fleet counted, and no longer stand, goes. */
export async function stageChangeTallies(
  db: Db,
  inventory: InventoryId,
  fleet: FleetId,
  changes: readonly ChangeId[],
  given: readonly ChangeTally[],
): Promise<void> {
  for (const table of ['change_tally', 'change_look'])
    await sql`
      delete from ${sql.table(table)} using inventory
      where inventory.id = inventory_id and fleet_id = ${fleet}
        and (inventory.id = ${inventory} or state not in ('receiving', 'staged', 'held', 'published'))`.execute(
      db,
    );
  await sql`
    insert into change_look (change_id, inventory_id)
    select id, ${inventory}::uuid from ${rowsOf(
      changes.map((id) => ({ id })),
      'id uuid',
    )}`.execute(db);
  await sql`
    insert into change_tally (change_id, inventory_id, organisation_id, app, devices)
    select change, ${inventory}::uuid, organisation, app, devices
    from ${rowsOf(given, 'change uuid, organisation uuid, app text, devices int')}`.execute(db);
}

export async function dropTallies(db: Db, id: ChangeId): Promise<void> {
  await db.deleteFrom('change_tally').where('change_id', '=', id).execute();
  await db.deleteFrom('change_look').where('change_id', '=', id).execute();
}

type Excepted = Awaited<ReturnType<ChangesReading['exceptedCounts']>>;
export async function exceptedCounts(db: Db): Promise<Excepted> {
  const { rows } = await sql<Excepted[number]>`
    select organisation_id as organisation, app, count(*) as count from exemption
    where ended_at is null group by organisation_id, app order by organisation_id, app`.execute(db);
  return rows;
}
