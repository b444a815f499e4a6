import { sql } from 'kysely';
import type { CourseReading } from '../../../actions/course/store.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type { AppId } from '../../../core/statements.ts';
import type { Db } from '../../schema.ts';
import { isWithinScope } from '../reach.ts';
import { visibleSlots } from '../slots.ts';

type Parts = Awaited<ReturnType<CourseReading['appParts']>>;

/** A finding is one app on one device, so that findings of an app that are not closed are phones. */
export async function appParts(db: Db, below: OrganisationId, app: AppId): Promise<Parts> {
  const { rows } = await sql<Parts[number]>`
    with top as (select cardinality(path) as depth from organisation where id = ${below}),
    counted as (
      select of_facet.organisation_id,
        case when asked.facet % 2 = 0 then of_facet.count else 0 end as phones,
        case when asked.facet % 2 = 1 then of_facet.count else 0 end as possible, 0 as excepted
      from (select (10 * slot + facet)::smallint as facet from (${visibleSlots}) as visible
        cross join generate_series(0, 7) as of (facet)) as asked
      cross join lateral (
        select organisation_id, count(*) as count from finding
        where app = ${app} and finding.facet = asked.facet group by organisation_id) as of_facet
      union all
      select organisation_id, 0, 0, count(distinct device_id) from exemption
      where app = ${app} and ended_at is null group by organisation_id)
    select coalesce(organisation.path[top.depth + 1], organisation.id) as part,
      sum(phones)::int as phones, sum(possible)::int as possible, sum(excepted)::int as excepted
    from counted join organisation on organisation.id = counted.organisation_id cross join top
    where ${isWithinScope([below])}
    group by 1`.execute(db);
  return rows;
}
