import { sql } from 'kysely';
import type { Instant } from '../../../core/inventory.ts';
import type { PastAssignment } from '../../../actions/changes/stored.ts';
import type { Db } from '../../schema.ts';

export async function pastAssignments(db: Db): Promise<readonly PastAssignment[]> {
  const { rows } = await sql<PastAssignment>`
    select id, organisation_id as organisation, ownership, function, clearance, policy, policy_group as "group",
      from_at as from, to_at as to from past_assignment
    union all
    select id, organisation_id, ownership, function, clearance, policy, policy_group, created_at, null from assignment
    order by "from", id`.execute(db);
  return rows;
}

/** One that is about to be taken away. Changed twice in one moment, it never held in between. */
export async function keepAssignment(db: Db, id: string, at: Instant): Promise<void> {
  await sql`
    insert into past_assignment
      (id, organisation_id, ownership, function, clearance, policy, policy_group, from_at, to_at)
    select id, organisation_id, ownership, function, clearance, policy, policy_group, created_at, ${at}::timestamptz
    from assignment where id = ${id}
    on conflict do nothing`.execute(db);
}
