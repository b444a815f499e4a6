import { sql, type RawBuilder } from 'kysely';
import type { OrganisationId } from '../../core/finding.ts';
import { arrayOf } from './rows.ts';

const FEW = 8;
/** A condition on `organisation`. Two arrays are compared each with each, so a long scope is asked step by step of the path. */
export const isWithinScope = (scope: readonly OrganisationId[]): RawBuilder<boolean> =>
  scope.length <= FEW
    ? sql<boolean>`organisation.path && ${arrayOf(scope, 'uuid')}`
    : sql<boolean>`exists (select from unnest(organisation.path) as above where above = any(${arrayOf(scope, 'uuid')}))`;
