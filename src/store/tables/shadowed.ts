import { sql } from 'kysely';
import type { InventoryId } from '../../core/finding.ts';
import type { Db } from '../schema.ts';

/**
 * Parts that a newer one has made empty words of: each of their devices was heard of again since, in an inventory that is published.
 * An MDM that tells of a phone whenever it answers brings a part a minute, and they would stay for ever.
 *
 * INVARIANT: the newest sighting of a device stays, in the order of `latestOf`, and of two sightings each is older than the other
 * only one way. Nothing else than the newest is ever asked for, so no answer changes. The fleet is locked.
 */
export async function supersedeShadowed(db: Db, id: InventoryId): Promise<void> {
  const seen = (sighting: string, inventory: string) =>
    sql.raw(
      `(coalesce(${sighting}.collected_at, ${inventory}.moment), ${inventory}.moment, ${inventory}.id)`,
    );
  await sql`
    update inventory as older set state = 'superseded', swept = false
    where older.state = 'published' and older.coverage = 'part'
      and older.id = any(array(
        select distinct theirs.inventory_id from inventory as newer
        join sighting as mine on mine.inventory_id = newer.id
        join sighting as theirs on theirs.device_id = mine.device_id and theirs.inventory_id <> newer.id
        where newer.id = ${id} and newer.state = 'published' and newer.coverage = 'part'))
      and not exists (
        select from sighting as one where one.inventory_id = older.id and not exists (
          select from sighting as other join inventory as later on later.id = other.inventory_id
          where other.device_id = one.device_id and later.state = 'published' and later.id <> older.id
            and ${seen('other', 'later')} > ${seen('one', 'older')}))`.execute(db);
}
