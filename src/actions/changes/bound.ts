import type { OrganisationId } from '../../core/finding.ts';
import type { Assignment } from '../../core/groups.ts';
import { isWithin, type Organisation } from '../../core/organisation.ts';
import { policiesOf } from '../policy-choice.ts';

/** Whom a change of a policy binds: organisations of which some phones or people are under it. `policy` null: all. */
export function boundBy(
  policy: string | null,
  organisations: readonly Organisation[],
  assignments: readonly Assignment[],
): readonly Organisation[] {
  if (policy === null) return organisations;
  const policies = policiesOf(organisations, assignments);
  // Functions and clearances are of people, and who has one is not known here.
  const ofPeople = assignments.filter(
    (one) => one.policy === policy && (one.function !== null || one.clearance !== null),
  );
  return organisations.filter(
    (one) =>
      policies(one.id).includes(policy) ||
      ofPeople.some(({ organisation }) => one.path.includes(organisation)),
  );
}

/** Whoever has a role in a part that it binds sees it; one that binds nobody is for those at the top. */
export function concerns(
  bound: readonly Organisation[],
  organisations: readonly Organisation[],
  scope: readonly OrganisationId[],
): boolean {
  if (bound.length === 0)
    return organisations.some(({ parent, id }) => parent === null && scope.includes(id));
  return bound.some((one) => isWithin(one, scope));
}

/** Only who stands above all whom it binds decides. */
export function covers(
  bound: readonly Organisation[],
  organisations: readonly Organisation[],
  scope: readonly OrganisationId[],
): boolean {
  const all = bound.length === 0 ? organisations.filter(({ parent }) => parent === null) : bound;
  return all.every((one) => isWithin(one, scope));
}
