import { sql } from 'kysely';
import type { CourseReading, DayCount } from '../../../actions/course/store.ts';
import type { PartStep } from '../../../core/course/course.ts';
import type { Day } from '../../../core/day.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { Db } from '../../schema.ts';
import { isWithinScope } from '../reach.ts';
import { isVisible } from '../slots.ts';

type Period = { readonly from: Day; readonly to: Day };

/** The part is the next on the way down, or the organisation itself. All in one look: it is at years of days of all organisations. */
export async function courseSteps(
  db: Db,
  below: OrganisationId,
  { from, to }: Period,
): Promise<Awaited<ReturnType<CourseReading['steps']>>> {
  const { rows } = await sql<PartStep & { readonly called: number }>`
    with top as (select cardinality(path) as depth from organisation where id = ${below}),
    within as materialized (
      select organisation.id, coalesce(organisation.path[top.depth + 1], organisation.id) as part
      from organisation cross join top where ${isWithinScope([below])})
    select part, to_char(day, 'YYYY-MM-DD') as day, phones, possible, called from (
      select within.part, greatest(course_day.day, ${from}::date) as day, sum(phones)::int as phones,
        sum(possible)::int as possible, coalesce(sum(called) filter (where course_day.day >= ${from}::date), 0)::int as called
      from course_day join within on within.id = course_day.organisation_id
      where course_day.day <= ${to}::date
      group by 1, 2) as added
    order by 1, 2`.execute(db);
  return rows;
}

/** The latest that they were told; a finding that was opened again is told anew. */
export async function courseDeadlines(db: Db, below: OrganisationId): Promise<readonly DayCount[]> {
  const { rows } = await sql<DayCount>`
    select to_char(day, 'YYYY-MM-DD') as day, count(*)::int as findings from (
      select max(deadline) as day from notice_finding
      join notice on notice.id = notice_finding.notice_id
      join finding on finding.id = notice_finding.finding_id
      join organisation on organisation.id = finding.organisation_id
      where finding.state in ('called', 'overdue', 'escalated') and deadline is not null
        and notice.planned_at >= finding.opened_at and ${isWithinScope([below])} and ${isVisible}
      group by finding.id) as told
    group by day order by day`.execute(db);
  return rows;
}

/** Of fleets of the organisation, of one below it, or of one above it, whose phones may be there. */
export async function courseMoments(
  db: Db,
  organisation: OrganisationId,
): Promise<Awaited<ReturnType<CourseReading['moments']>>> {
  const { rows } = await sql<{ readonly moment: Instant }>`
    select max(moment) as moment from inventory
    join fleet on fleet.id = inventory.fleet_id
    join organisation on organisation.id = fleet.organisation_id
    where inventory.state in ('published', 'superseded') and moment is not null
      and (${isWithinScope([organisation])}
        or organisation.id = any(select unnest(path) from organisation as asked where asked.id = ${organisation}))
    group by (moment at time zone 'utc')::date
    order by 1`.execute(db);
  return rows.map(({ moment }) => moment);
}
