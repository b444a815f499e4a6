import { sql } from 'kysely';
import type { InventoryId } from '../../core/finding.ts';
import type { Db } from '../schema.ts';
import { arrayOf } from './rows.ts';
import { provesAbsence, type Standing } from './standing.ts';

const STAGED = ['sighting', 'staged_hit', 'staged_contact'] as const;

/**
 * A device that was enrolled anew has another MDM id and the same serial number. It is the one it was where the old id is gone:
 * a whole inventory that covers it lacks it, nothing later shows it, and no other device of the inventory claims it. One
 * that was published under its new id stays what it is.
 */
export async function adoptReenrolled(db: Db, one: Standing): Promise<void> {
  if (!provesAbsence(one) || !(await anyClaim(db, one.id, 'was_id'))) return;
  const { id, organisations, moment } = one;
  const outside =
    organisations === null
      ? sql`false`
      : sql`not exists (select from organisation
          where organisation.id = sighting.organisation_id and path && ${arrayOf(organisations, 'uuid')})`;
  await sql`
    update staged_identity as claim set made_id = device_id
    where inventory_id = ${id} and was_id is not null
      and not exists (select from sighting where inventory_id = ${id} and device_id = claim.was_id)
      and not exists (select from staged_identity as other
        where other.inventory_id = ${id} and other.was_id = claim.was_id and other.device_id <> claim.device_id)
      and not exists (select from finding where finding.device_id = claim.device_id)
      and not exists (select from sighting join inventory on inventory.id = sighting.inventory_id
        where sighting.device_id = claim.device_id and inventory.state in ('published', 'superseded'))
      and not exists (select from sighting join inventory on inventory.id = sighting.inventory_id
        where sighting.device_id = claim.was_id and inventory.state = 'published'
          and (coalesce(sighting.collected_at, inventory.moment) > ${moment} or ${outside}))
      and exists (select from device where device.id = claim.was_id)`.execute(db);
  await move(db, id, 'device_id', 'was_id');
  await sql`
    update staged_identity set device_id = was_id, was_id = null
    where inventory_id = ${id} and made_id is not null`.execute(db);
}

/** As if none had been adopted: what was published since may have made two devices of them. */
export async function undoAdoptions(db: Db, id: InventoryId): Promise<void> {
  if (!(await anyClaim(db, id, 'made_id'))) return;
  await move(db, id, 'device_id', 'made_id');
  await sql`
    update staged_identity set device_id = made_id, was_id = device_id, made_id = null
    where inventory_id = ${id} and made_id is not null`.execute(db);
}

/** Mostly there is none, and then nothing is to be looked up for a whole fleet. */
async function anyClaim(db: Db, id: InventoryId, of: 'was_id' | 'made_id'): Promise<boolean> {
  const claim = await db
    .selectFrom('staged_identity')
    .select('device_id')
    .where('inventory_id', '=', id)
    .where(of, 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return claim !== undefined;
}

async function move(
  db: Db,
  id: InventoryId,
  from: 'device_id',
  to: 'was_id' | 'made_id',
): Promise<void> {
  for (const table of STAGED) {
    await sql`
      update ${sql.table(table)} as staged set device_id = claim.${sql.ref(to)}
      from staged_identity as claim
      where claim.inventory_id = ${id} and claim.made_id is not null
        and staged.inventory_id = ${id} and staged.device_id = claim.${sql.ref(from)}`.execute(db);
  }
}

/**
 * At publication: devices take the pseudonyms under which they were seen, and the rows that were made for new ids fall
 * together with the devices they are, also where another inventory on its way in has staged them.
 */
export async function takeIdentities(db: Db, id: InventoryId): Promise<void> {
  if (await anyClaim(db, id, 'made_id')) await mergeMade(db, id);
  await sql`
    update device set key_id = claim.key_id, pseudonym = claim.pseudonym,
      serial = case when device.key_id = claim.key_id then coalesce(claim.serial, device.serial) else claim.serial end
    from staged_identity as claim
    where claim.inventory_id = ${id} and device.id = claim.device_id`.execute(db);
}

async function mergeMade(db: Db, id: InventoryId): Promise<void> {
  for (const table of [...STAGED, 'staged_identity'] as const) {
    const app = table === 'staged_hit' ? sql`and same.app = staged.app` : sql``;
    await sql`
      delete from ${sql.table(table)} as staged using staged_identity as claim
      where claim.inventory_id = ${id} and staged.inventory_id <> ${id} and staged.device_id = claim.made_id
        and exists (select from ${sql.table(table)} as same
          where same.inventory_id = staged.inventory_id and same.device_id = claim.device_id ${app})`.execute(
      db,
    );
    await sql`
      update ${sql.table(table)} as staged set device_id = claim.device_id
      from staged_identity as claim
      where claim.inventory_id = ${id} and staged.inventory_id <> ${id}
        and staged.device_id = claim.made_id`.execute(db);
  }
  await sql`
    update staged_identity as other set was_id = null
    from staged_identity as claim
    where claim.inventory_id = ${id} and other.inventory_id <> ${id} and other.was_id = other.device_id
      and other.device_id = claim.device_id`.execute(db);
  await sql`
    delete from device using staged_identity as claim
    where claim.inventory_id = ${id} and device.id = claim.made_id`.execute(db);
}
