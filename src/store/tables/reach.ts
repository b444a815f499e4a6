import { sql, type RawBuilder } from 'kysely';
import type { OrganisationId } from '../../core/finding.ts';
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
  const scopes = arrayOf(scope, 'uuid');
  const under = organisation === undefined ? sql`true` : sql`${organisation}::uuid = any(path)`;
  // Downwards from where the scope begins: a small one costs little in a large government, and the whole costs nothing.
  const { rows } = await sql<{
    readonly all: boolean;
    readonly ids: readonly OrganisationId[] | null;
    readonly wholeFleet: boolean;
  }>`
    with recursive reached (id) as (
      select id from organisation where id = any(${scopes}) and ${under}
      union
      select id from organisation where id = ${organisation ?? null}::uuid and ${isWithinScope(scope)}
      union
      select organisation.id from reached join organisation on organisation.parent_id = reached.id
    ), top (whole) as (
      select bool_and(id = any(${scopes}) and ${under}) from organisation where parent_id is null
    )
    select whole as all, case when whole then null else array(select id from reached) end as ids,
      exists (select from fleet join organisation on organisation.id = fleet.organisation_id
        where fleet.id = ${fleet ?? null}::uuid and ${isWithinScope(scope)} and ${under}) as "wholeFleet"
    from top`.execute(db);
  const [found] = rows;
  return {
    organisations: found?.all === true ? null : (found?.ids ?? []),
    wholeFleet: found?.wholeFleet === true,
  };
}
