import { sql } from 'kysely';
import type { Heap, WaitingReading } from '../../../actions/waiting/store.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type { Db } from '../../schema.ts';
import { isWithinScope } from '../reach.ts';
import { isVisible, visibleSlots } from '../slots.ts';

type Findings = Awaited<ReturnType<WaitingReading['findings']>>;

/**
 * Those that wait for a person: open ones by a name alone, overdue and escalated ones. All others are called by and by, and are too many
 * to count for each page that is looked at.
 */
export async function waitingFindings(db: Db, scope: readonly OrganisationId[]): Promise<Findings> {
  const { rows } = await sql<Findings[number]>`
    select (array['open', 'called', 'overdue', 'escalated'])[facet % 10 / 2 + 1] as state,
      facet % 2 = 0 as certain, sum(counted.count)::int as count, min(since) as since
    from (
      select asked.facet, of_facet.* from (
        select (10 * slot + facet)::smallint as facet from (${visibleSlots}) as visible
        cross join (values (1), (4), (5), (6), (7)) as of (facet)) as asked
      cross join lateral (
        select organisation_id, count(*) as count, min(opened_at) as since
        from finding where finding.facet = asked.facet group by organisation_id) as of_facet) as counted
    join organisation on organisation.id = counted.organisation_id
    where ${isWithinScope(scope)}
    group by 1, 2`.execute(db);
  return rows;
}

/** Whoever says that it is not theirs, or disputes it, waits for a person; a wish for an exception waits as that. */
export async function waitingAnswers(db: Db, scope: readonly OrganisationId[]): Promise<Heap> {
  const { rows } = await sql<Heap>`
    select count(*)::int as count, min(answer.at) as since
    from answer join finding on finding.id = answer.finding_id
    join organisation on organisation.id = finding.organisation_id
    where settled_at is null and replaced_at is null and answer.kind in ('not-mine', 'disputed')
      and finding.state <> 'closed' and ${isVisible} and ${isWithinScope(scope)}`.execute(db);
  return rows[0] ?? { count: 0, since: null };
}

type Messages = Awaited<ReturnType<WaitingReading['messages']>>;

export async function waitingMessages(db: Db, scope: readonly OrganisationId[]): Promise<Messages> {
  const { rows } = await sql<Messages[number]>`
    select state, count(*)::int as count, min(changed_at) as since
    from notice join organisation on organisation.id = notice.organisation_id
    where state in ('outbox', 'bounced', 'failed', 'perhaps-sent') and ${isWithinScope(scope)}
    group by state`.execute(db);
  return rows;
}
