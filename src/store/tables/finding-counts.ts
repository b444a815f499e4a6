import { sql } from 'kysely';
import type { OrganisationId } from '../../core/finding.ts';
import type { Reading } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { isWithinScope } from './reach.ts';
import { isVisible } from './slots.ts';

type Counts = Awaited<ReturnType<Reading['findingCounts']>>;

export async function findingCounts(db: Db, scope: readonly OrganisationId[]): Promise<Counts> {
  const { rows } = await sql<Counts[number]>`
    select finding.organisation_id as organisation, app, state,
      (count(*) filter (where facet % 2 = 0))::int as certain,
      (count(*) filter (where facet % 2 = 1))::int as possible
    from finding join organisation on organisation.id = finding.organisation_id
    where ${isWithinScope(scope)} and ${isVisible}
    group by finding.organisation_id, app, state
    order by finding.organisation_id, app, state`.execute(db);
  return rows;
}
