import { sql } from 'kysely';
import type { OrganisationId } from '../../core/finding.ts';
import type { FindingFilter, Reading, Tree } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import {
  all,
  answeredBy,
  appIs,
  facetIn,
  facetsOf,
  fleetIs,
  inOrganisations,
} from './finding-conditions.ts';
import { isWithinScope } from './reach.ts';
import { isVisible } from './slots.ts';
import { reachIn } from './tree.ts';

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

/** So many are told apart by phone; of more it takes a second and longer. */
const MOST_BY_PHONE = 100_000;

/** How many match, and on how many phones; null where they are very many. */
export async function findingsCount(
  db: Db,
  tree: Tree,
  filter: FindingFilter,
): ReturnType<Reading['findingsCount']> {
  const { organisations } = reachIn(tree, filter);
  const facets = facetsOf(filter);
  const { app, fleet } = filter;
  if (facets.length === 0 || organisations?.length === 0) return { findings: 0, phones: 0 };
  const conditions = [
    facetIn(facets),
    inOrganisations(organisations),
    appIs(app),
    fleetIs(fleet),
    filter.answers === undefined ? sql`true` : answeredBy(filter.answers),
  ];
  const { rows } = await sql<{ readonly findings: number }>`
    select count(*)::int as findings from finding where ${all(conditions)}`.execute(db);
  const findings = rows[0]?.findings ?? 0;
  if (findings > MOST_BY_PHONE) return { findings, phones: null };
  const { rows: of } = await sql<{ readonly phones: number }>`
    select count(distinct device_id)::int as phones from finding where ${all(conditions)}`.execute(
    db,
  );
  return { findings, phones: of[0]?.phones ?? 0 };
}
