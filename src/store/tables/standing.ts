import { sql, type RawBuilder } from 'kysely';
import type { FleetId, InventoryId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { StoredInventory } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { arrayOf } from './rows.ts';

/** What of an inventory decides how it stands to the others of its fleet. */
export type Standing = {
  readonly id: InventoryId;
  readonly fleet: FleetId;
  readonly state: StoredInventory['state'];
  readonly coverage: StoredInventory['coverage'];
  readonly complete: boolean;
  readonly organisations: readonly OrganisationId[] | null;
  readonly moment: Instant;
};

/** A bug throws: one without a moment can be neither planned nor published. */
export async function standingOf(db: Db, id: InventoryId): Promise<Standing> {
  const row = await db
    .selectFrom('inventory')
    .select(['id', 'fleet_id as fleet', 'state', 'coverage', 'complete', 'organisations', 'moment'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { moment } = row;
  if (moment === null) throw new Error('an inventory without a moment was planned');
  return { ...row, moment };
}

/** What a whole inventory lacks is gone, if it was read to its end. */
export const provesAbsence = ({ coverage, complete }: Standing): boolean =>
  coverage === 'whole' && complete;

/**
 * Published ones that it takes the place of, as a condition on `inventory`: earlier ones of its fleet whose coverage lies
 * within its own.
 */
export function isSupersededBy(one: Standing): RawBuilder<boolean> {
  if (!provesAbsence(one)) return sql<boolean>`false`;
  const within =
    one.organisations === null
      ? sql`true`
      : sql`inventory.organisations is not null and not exists (
          select from unnest(inventory.organisations) as covered
          join organisation on organisation.id = covered
          where not organisation.path && ${arrayOf(one.organisations, 'uuid')})`;
  return sql<boolean>`(inventory.fleet_id = ${one.fleet} and inventory.state = 'published'
    and inventory.id <> ${one.id} and inventory.moment <= ${one.moment} and ${within})`;
}

/**
 * Whole inventories of this set that came later than `at`, cover the organisation and lack the device: what is left of it was
 * gone by then. Names are SQL of ours.
 */
export function laterWithout(
  among: RawBuilder<unknown>,
  of: { readonly device: string; readonly organisation: string; readonly at: string },
): RawBuilder<unknown> {
  return sql`
    select later.moment from inventory as later
    join organisation as place on place.id = ${sql.raw(of.organisation)}
    where ${among} and later.coverage = 'whole' and later.complete
      and later.moment > ${sql.raw(of.at)}
      and (later.organisations is null or place.path && later.organisations)
      and not exists (select from sighting as shown
        where shown.inventory_id = later.id and shown.device_id = ${sql.raw(of.device)})`;
}
