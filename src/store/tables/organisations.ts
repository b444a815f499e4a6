import { sql } from 'kysely';
import type { OrganisationId } from '../../core/finding.ts';
import type { Assignment } from '../../core/groups.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Db } from '../schema.ts';
import { keepAssignment } from './proposals/assignments.ts';
import { arrayOf } from './rows.ts';

export async function organisations(db: Db): Promise<readonly Organisation[]> {
  return selected(db)
    .orderBy(sql`cardinality(path)`)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function organisation(db: Db, id: OrganisationId): Promise<Organisation | null> {
  return (await selected(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

const selected = (db: Db) =>
  db.selectFrom('organisation').select(['id', 'parent_id as parent', 'name', 'path']);

export async function addOrganisation(db: Db, one: Organisation, at: Instant): Promise<void> {
  await db
    .insertInto('organisation')
    .values({
      id: one.id,
      parent_id: one.parent,
      name: one.name,
      path: sql<Organisation['id'][]>`${arrayOf(one.path, 'uuid')}`,
      created_at: at,
    })
    .execute();
}

export async function assignments(db: Db): Promise<readonly Assignment[]> {
  return db
    .selectFrom('assignment')
    .select(['id', 'organisation_id as organisation', 'ownership', 'function', 'clearance'])
    .select(['policy', 'policy_group as group'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function addAssignment(db: Db, one: Assignment, at: Instant): Promise<void> {
  await db
    .insertInto('assignment')
    .values({
      id: one.id,
      organisation_id: one.organisation,
      ownership: one.ownership,
      function: one.function,
      clearance: one.clearance,
      policy: one.policy,
      policy_group: one.group,
      created_at: at,
    })
    .execute();
}

/** What held is kept: it may be asked for. */
export async function removeAssignment(db: Db, id: string, at: Instant): Promise<void> {
  await keepAssignment(db, id, at);
  await db.deleteFrom('assignment').where('id', '=', id).execute();
}
