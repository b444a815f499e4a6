import type { GroupRole, GroupRoleId } from '../../../actions/people/stored.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { Db } from '../../schema.ts';

export async function groupRoles(db: Db): Promise<readonly GroupRole[]> {
  return db
    .selectFrom('group_role')
    .select(['id', 'group_name as group', 'role', 'organisation_id as organisation'])
    .select(['rank', 'delegated', 'cleared'])
    .orderBy('group_name')
    .orderBy('id')
    .execute();
}

export async function addGroupRole(db: Db, one: GroupRole, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('group_role')
    .values({
      id: one.id,
      group_name: one.group,
      role: one.role,
      organisation_id: one.organisation,
      rank: one.rank,
      delegated: one.delegated,
      cleared: one.cleared,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What was granted by it goes with it. */
export async function removeGroupRole(db: Db, id: GroupRoleId): Promise<boolean> {
  await db.deleteFrom('person_grant').where('group_role_id', '=', id).execute();
  const { numDeletedRows } = await db
    .deleteFrom('group_role')
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
