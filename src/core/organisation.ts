import type { OrganisationId } from './finding.ts';

/** A ministry, an agency, a unit: a place in the tree that rights and policies follow. */
export type Organisation = {
  readonly id: OrganisationId;
  /** Null at the root. */
  readonly parent: OrganisationId | null;
  readonly name: string;
  /** From the root down to itself. */
  readonly path: readonly OrganisationId[];
};

/** Whether it lies in one of these subtrees. */
export function isWithin(organisation: Organisation, scope: readonly OrganisationId[]): boolean {
  return organisation.path.some((id) => scope.includes(id));
}
