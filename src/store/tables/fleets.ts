import type { Instant } from '../../core/inventory.ts';
import type { Fleet } from '../../actions/store.ts';
import type { Db } from '../schema.ts';

export async function fleets(db: Db): Promise<readonly Fleet[]> {
  return db
    .selectFrom('fleet')
    .select(['id', 'organisation_id as organisation', 'name', 'mdm', 'version'])
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function addFleet(db: Db, one: Omit<Fleet, 'version'>, at: Instant): Promise<void> {
  const { id, organisation, name, mdm } = one;
  await db
    .insertInto('fleet')
    .values({ id, organisation_id: organisation, name, mdm, created_at: at })
    .execute();
}
