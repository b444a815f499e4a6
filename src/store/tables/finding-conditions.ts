import { sql, type RawBuilder } from 'kysely';
import { FINDING_STATES, type FleetId, type OrganisationId } from '../../core/finding.ts';
import type { AnswerKind } from '../../core/notices/notice.ts';
import type { AppId } from '../../core/statements.ts';
import type { FindingFilter } from '../../actions/store.ts';
import { arrayOf, numbersOf } from './rows.ts';
import { visibleSlots } from './slots.ts';

export const answeredBy = (kinds: readonly AnswerKind[]) =>
  sql`id = any(array(select finding_id from answer
    where kind = any(${arrayOf([...kinds], 'text')}) and replaced_at is null and settled_at is null))`;
export const FACET = sql`finding.facet = head.facet`;
export const appIs = (app: AppId | undefined) =>
  app === undefined ? sql`true` : sql`app = ${app}`;
export const fleetIs = (fleet: FleetId | undefined) =>
  fleet === undefined ? sql`true` : sql`fleet_id = ${fleet}`;
/** Said so that no index of fleets is taken: within one organisation nearly all are of one fleet. */
export const ofFleet = (fleet: FleetId | undefined) =>
  fleet === undefined ? sql`true` : sql`fleet_id is not distinct from ${fleet}`;
export const inOrganisations = (organisations: readonly OrganisationId[] | null) =>
  organisations === null
    ? sql`true`
    : sql`organisation_id = any(${arrayOf(organisations, 'uuid')})`;

/** As the column `facet` has it: the place of the state, twice, and one more where it is not certain. */
export function facetsOf({
  states,
  certain,
}: Pick<FindingFilter, 'states' | 'certain'>): readonly number[] {
  const kinds = certain === undefined ? [0, 1] : [certain ? 0 : 1];
  return FINDING_STATES.flatMap((state, place) =>
    states === undefined || states.includes(state) ? kinds.map((kind) => 2 * place + kind) : [],
  );
}

/** Those of the findings that are settled, and of published ones that are not. */
const allFacets = (facets: readonly number[]) =>
  sql`select (10 * slot + facet)::smallint as facet from (${visibleSlots}) as visible
    cross join unnest(${numbersOf(facets)}) as asked (facet)`;
export const ofFacets = (facets: readonly number[]) => sql`(${allFacets(facets)}) as of_facet`;
export const facetIn = (facets: readonly number[]) => sql`facet = any(array(${allFacets(facets)}))`;
export const ofOrganisations = (organisations: readonly OrganisationId[]) =>
  sql`unnest(${arrayOf(organisations, 'uuid')}) as of_organisation (organisation)`;

export const all = (conditions: readonly RawBuilder<unknown>[]) =>
  sql.join([...conditions], sql` and `);
