import { sql } from 'kysely';
import type { Digest, PeopleChanging } from '../../../actions/people/store.ts';
import type { KnownSession } from '../../../actions/people/stored.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { PersonId } from '../../../core/rights.ts';
import type { Db } from '../../schema.ts';

/** One query a request, in every process: so what is taken away is gone at once. */
export async function session(
  db: Db,
  digest: Digest,
  { at, idleSince }: { readonly at: Instant; readonly idleSince: Instant },
): Promise<KnownSession | null> {
  const { rows } = await sql<KnownSession>`
    select person.id as person, session.seen_at as seen,
      person.cleared or coalesce(bool_or(group_role.cleared), false) as cleared,
      coalesce(jsonb_agg(jsonb_build_object('role', person_grant.role, 'organisation', person_grant.organisation_id))
        filter (where person_grant.id is not null), '[]') as grants
    from session
    join person on person.id = session.person_id
    left join person_grant on person_grant.person_id = person.id
    left join group_role on group_role.id = person_grant.group_role_id
    where session.digest = ${digest} and session.ends_at > ${at}::timestamptz
      and session.seen_at > ${idleSince}::timestamptz and person.ended_at is null
    group by person.id, session.digest`.execute(db);
  return rows[0] ?? null;
}

export async function addSession(
  db: Db,
  digest: Digest,
  { person, begun, ends }: Parameters<PeopleChanging['addSession']>[1],
): Promise<void> {
  await db
    .insertInto('session')
    .values({ digest, person_id: person, begun_at: begun, seen_at: begun, ends_at: ends })
    .execute();
}

export async function touchSession(db: Db, digest: Digest, at: Instant): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: at })
    .where('digest', '=', digest)
    .where('seen_at', '<', at)
    .execute();
}

export async function endSession(db: Db, digest: Digest): Promise<PersonId | null> {
  const gone = await db
    .deleteFrom('session')
    .where('digest', '=', digest)
    .returning('person_id')
    .executeTakeFirst();
  return gone?.person_id ?? null;
}

export async function endSessions(db: Db, person: PersonId): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function addLink(
  db: Db,
  digest: Digest,
  person: PersonId,
  ends: Instant,
): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({ digest, person_id: person, ends_at: ends })
    .execute();
}

export async function linkOf(db: Db, digest: Digest, at: Instant): Promise<PersonId | null> {
  const found = await db
    .selectFrom('sign_in_link')
    .innerJoin('person', 'person.id', 'person_id')
    .select('person_id')
    .where('digest', '=', digest)
    .where('ends_at', '>', at)
    .where('person.ended_at', 'is', null)
    .executeTakeFirst();
  return found?.person_id ?? null;
}

export async function useLink(db: Db, digest: Digest, at: Instant): Promise<PersonId | null> {
  const { rows } = await sql<{ readonly person: PersonId }>`
    delete from sign_in_link using person
    where digest = ${digest} and ends_at > ${at}::timestamptz
      and person.id = person_id and person.ended_at is null
    returning person_id as person`.execute(db);
  const [used] = rows;
  if (used === undefined) return null;
  await db.deleteFrom('sign_in_link').where('person_id', '=', used.person).execute();
  return used.person;
}

export async function sweepSessions(db: Db, at: Instant, idleSince: Instant): Promise<number> {
  const sessions = await db
    .deleteFrom('session')
    .where((is) => is.or([is('ends_at', '<=', at), is('seen_at', '<=', idleSince)]))
    .executeTakeFirst();
  const links = await db.deleteFrom('sign_in_link').where('ends_at', '<=', at).executeTakeFirst();
  return Number(sessions.numDeletedRows + links.numDeletedRows);
}
