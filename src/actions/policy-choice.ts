import type { OrganisationId } from '../core/finding.ts';
import type { SeenDevice } from '../core/inventory.ts';
import { holdingFor, type Assignment } from '../core/groups.ts';
import type { Organisation } from '../core/organisation.ts';

export type PolicyChoice = {
  readonly of: (
    organisation: OrganisationId,
    ownership: SeenDevice['ownership'],
  ) => { readonly policy: string; readonly group: string };
};

/** Which policy holds for a device of an organisation, worked out once per kind. */
export function policyChoice(
  organisations: readonly Organisation[],
  assignments: readonly Assignment[],
): PolicyChoice {
  const known = new Map<string, Assignment>();
  const byId = new Map(organisations.map((one) => [one.id, one]));
  return {
    of(organisation, ownership) {
      const key = `${organisation} ${ownership}`;
      const before = known.get(key);
      if (before) return before;
      const path = byId.get(organisation)?.path ?? [];
      const now = holdingFor({ path, ownership, function: null, clearance: null }, assignments);
      // INVARIANT: `found` assigns one to the root, and it can't be removed.
      if (!now) throw new Error('no policy holds for an organisation');
      known.set(key, now);
      return now;
    },
  };
}

/** Whose phone a finding is on is not kept with it. */
const OWNERSHIPS = ['company', 'personal', 'unknown'] as const;

/** The group that holds for an organisation's phones, one for each kind of ownership, in a fixed order. */
export function groupsOf(
  organisations: readonly Organisation[],
  assignments: readonly Assignment[],
): (
  organisation: OrganisationId,
) => readonly { readonly policy: string; readonly group: string }[] {
  const choice = policyChoice(organisations, assignments);
  return (organisation) => OWNERSHIPS.map((ownership) => choice.of(organisation, ownership));
}

/** All policies that hold for some of an organisation's phones, sorted. */
export function policiesOf(
  organisations: readonly Organisation[],
  assignments: readonly Assignment[],
): (organisation: OrganisationId) => readonly string[] {
  const groups = groupsOf(organisations, assignments);
  return (organisation) =>
    [...new Set(groups(organisation).map(({ policy }) => policy))].toSorted();
}
