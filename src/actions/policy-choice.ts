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
