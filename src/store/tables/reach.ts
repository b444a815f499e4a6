import { sql } from 'kysely';
import type { FleetId, OrganisationId } from '../../core/finding.ts';
import type { FindingFilter } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { arrayOf } from './rows.ts';

/** The organisations that a filter reaches; null: all there are. */
export type Reach = {
  readonly organisations: readonly OrganisationId[] | null;
  /** It reaches all that the fleet of the filter can hold. */
  readonly wholeFleet: boolean;
  /** All findings that count are settled. */
  readonly settled: boolean;
};

export async function reachOf(
  db: Db,
  { scope, organisation, fleet }: Pick<FindingFilter, 'scope' | 'organisation' | 'fleet'>,
): Promise<Reach> {
  const scopes = arrayOf(scope, 'uuid');
  const under = organisation === undefined ? sql`true` : sql`${organisation}::uuid = any(path)`;
  const { rows } = await sql<{
    readonly all: boolean;
    readonly ids: readonly OrganisationId[] | null;
    readonly wholeFleet: boolean;
    readonly settled: boolean;
  }>`
    select bool_and(path && ${scopes} and ${under}) as all,
      case when bool_and(path && ${scopes} and ${under}) then null
        else array_agg(id) filter (where path && ${scopes} and ${under}) end as ids,
      coalesce(bool_and(path && ${scopes} and ${under}) filter (where ${inFleet(fleet)}), false) as "wholeFleet",
      not exists (select from inventory where slot is not null and state = 'published') as settled
    from organisation`.execute(db);
  const [found] = rows;
  return {
    organisations: found?.all === true ? null : (found?.ids ?? []),
    wholeFleet: fleet !== undefined && found?.wholeFleet === true,
    settled: found?.settled === true,
  };
}

const inFleet = (fleet: FleetId | undefined) =>
  fleet === undefined
    ? sql`false`
    : sql`(select organisation_id from fleet where id = ${fleet}) = any(path)`;
