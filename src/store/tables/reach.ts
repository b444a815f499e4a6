import { sql, type RawBuilder } from 'kysely';
import type { FleetId, OrganisationId } from '../../core/finding.ts';
import type { FindingFilter } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { arrayOf } from './rows.ts';

/** The organisations that a filter reaches; null: all there are. */
export type Reach = {
  readonly organisations: readonly OrganisationId[] | null;
  /** It reaches all that the fleet of the filter can hold. */
  readonly wholeFleet: boolean;
};

const FEW = 8;
/** A condition on `organisation`. Two arrays are compared each with each, so a long scope is asked step by step of the path. */
export const isWithinScope = (scope: readonly OrganisationId[]): RawBuilder<boolean> =>
  scope.length <= FEW
    ? sql<boolean>`organisation.path && ${arrayOf(scope, 'uuid')}`
    : sql<boolean>`exists (select from unnest(organisation.path) as above where above = any(${arrayOf(scope, 'uuid')}))`;

export async function reachOf(
  db: Db,
  { scope, organisation, fleet }: Pick<FindingFilter, 'scope' | 'organisation' | 'fleet'>,
): Promise<Reach> {
  const under = organisation === undefined ? sql`true` : sql`${organisation}::uuid = any(path)`;
  const { rows } = await sql<{
    readonly all: boolean;
    readonly ids: readonly OrganisationId[] | null;
    readonly wholeFleet: boolean;
  }>`
    with asked as materialized (
      select id, ${isWithinScope(scope)} and ${under} as within, ${inFleet(fleet)} as "ofFleet" from organisation)
    select bool_and(within) as all, array_agg(id) filter (where within) as ids,
      coalesce(bool_and(within) filter (where "ofFleet"), false) as "wholeFleet"
    from asked`.execute(db);
  const [found] = rows;
  return {
    organisations: found?.all === true ? null : (found?.ids ?? []),
    wholeFleet: fleet !== undefined && found?.wholeFleet === true,
  };
}

const inFleet = (fleet: FleetId | undefined) =>
  fleet === undefined
    ? sql`false`
    : sql`(select organisation_id from fleet where id = ${fleet}) = any(path)`;
