import { sql } from 'kysely';
import type { Digest } from '../../../actions/people/store.ts';
import type { ApiKeyId, KnownKey, StoredApiKey } from '../../../actions/people/stored.ts';
import type { Day } from '../../../core/day.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { Db } from '../../schema.ts';
import { arrayOf } from '../rows.ts';

/**
 * INVARIANT: a key says what its person may themselves, now: its role counts where they have that role there or above. Nobody's
 * key has no such bound.
 */
export async function apiKey(db: Db, digest: Digest, day: Day): Promise<KnownKey | null> {
  const { rows } = await sql<KnownKey>`
    select api_key.id as key, api_key.person_id as person, api_key.operations,
      coalesce(person.cleared, false) or exists (
        select 1 from person_grant join group_role on group_role.id = group_role_id
        where person_grant.person_id = person.id and group_role.cleared) as cleared,
      case when api_key.person_id is null or exists (
          select 1 from person_grant join organisation on organisation.id = api_key.organisation_id
          where person_grant.person_id = api_key.person_id and person_grant.role = api_key.role
            and person_grant.organisation_id = any(organisation.path))
        then jsonb_build_array(jsonb_build_object('role', api_key.role, 'organisation', api_key.organisation_id))
        else '[]'::jsonb end as grants
    from api_key
    left join person on person.id = api_key.person_id
    where api_key.digest = ${digest} and api_key.ended_at is null
      and (api_key.until is null or api_key.until > ${day}::date)
      and person.ended_at is null`.execute(db);
  return rows[0] ?? null;
}

export async function apiKeys(db: Db): Promise<readonly StoredApiKey[]> {
  return db
    .selectFrom('api_key')
    .select(['id', 'name', 'person_id as person', 'role', 'organisation_id as organisation'])
    .select(['operations', 'until', 'created_at as created', 'ended_at as ended'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function addApiKey(
  db: Db,
  digest: Digest,
  one: Omit<StoredApiKey, 'ended'>,
): Promise<void> {
  const { operations } = one;
  await db
    .insertInto('api_key')
    .values({
      id: one.id,
      digest,
      name: one.name,
      person_id: one.person,
      role: one.role,
      organisation_id: one.organisation,
      operations: operations && sql<string[]>`${arrayOf(operations, 'text')}`,
      until: one.until,
      created_at: one.created,
      ended_at: null,
    })
    .execute();
}

export async function endApiKey(db: Db, id: ApiKeyId, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
