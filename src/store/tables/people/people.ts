import { sql } from 'kysely';
import type { PeopleChanging } from '../../../actions/people/store.ts';
import type { GrantId, StoredPerson } from '../../../actions/people/stored.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { PersonId } from '../../../core/rights.ts';
import type { Db } from '../../schema.ts';
import { endSessions } from './sessions.ts';

type Filter = ReturnType<typeof sql>;

async function selected(db: Db, filter: Filter): Promise<readonly StoredPerson[]> {
  const { rows } = await sql<StoredPerson>`
    select person.id, person.name, email as address, issuer, person.created_at as created, ended_at as ended,
      person.cleared or coalesce(bool_or(group_role.cleared), false) as cleared,
      coalesce(jsonb_agg(jsonb_build_object('id', person_grant.id, 'role', person_grant.role,
          'organisation', person_grant.organisation_id, 'rank', person_grant.rank, 'delegated', person_grant.delegated,
          'group', group_role.group_name) order by person_grant.created_at, person_grant.id)
        filter (where person_grant.id is not null), '[]') as grants
    from person
    left join person_grant on person_grant.person_id = person.id
    left join group_role on group_role.id = person_grant.group_role_id
    where ${filter}
    group by person.id
    order by lower(person.name), person.id`.execute(db);
  return rows;
}

export const people = (db: Db): Promise<readonly StoredPerson[]> => selected(db, sql`true`);

export async function person(db: Db, id: PersonId): Promise<StoredPerson | null> {
  return (await selected(db, sql`person.id = ${id}`))[0] ?? null;
}

export async function personOf(
  db: Db,
  issuer: string,
  subject: string,
): Promise<StoredPerson | null> {
  // Of who has ended long ago its digest is left (`retention/people.ts`): they are still who has ended.
  const filter = sql`person.issuer = ${issuer}
    and person.subject in (${subject}, 'erased:' || encode(sha256(convert_to(${subject}, 'UTF8')), 'hex'))`;
  return (await selected(db, filter))[0] ?? null;
}

export async function addPerson(
  db: Db,
  one: Parameters<PeopleChanging['addPerson']>[0],
): Promise<void> {
  await db
    .insertInto('person')
    .values({
      id: one.id,
      name: one.name,
      email: one.address,
      cleared: one.cleared,
      issuer: one.issuer,
      subject: one.subject,
      created_at: one.created,
      ended_at: null,
    })
    .execute();
}

export async function renamePerson(
  db: Db,
  id: PersonId,
  { name, address }: Parameters<PeopleChanging['renamePerson']>[1],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ name, email: address })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Their grants stay, for whoever asks later what they had; nothing opens any more. */
export async function endPerson(db: Db, id: PersonId, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  await db.deleteFrom('sign_in_link').where('person_id', '=', id).execute();
  await endSessions(db, id);
  return numUpdatedRows > 0n;
}

export async function addGrant(
  db: Db,
  to: PersonId,
  grant: Parameters<PeopleChanging['addGrant']>[1],
  at: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('person_grant')
    .values({
      id: grant.id,
      person_id: to,
      role: grant.role,
      organisation_id: grant.organisation,
      rank: grant.rank,
      delegated: grant.delegated,
      group_role_id: grant.group,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function removeGrant(db: Db, of: PersonId, id: GrantId): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('person_grant')
    .where('id', '=', id)
    .where('person_id', '=', of)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
