import type { OrganisationId } from './finding.ts';

export type PersonId = string & { readonly brand: 'PersonId' };

/** What a person can be, in a part of the tree of organisations. */
export const ROLES = [
  'policy-officer',
  'mdm-administrator',
  'authority',
  'analyst',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * In this organisation and all below it. `operator` is whoever holds the token that the server printed at its start: it sets a
 * server up and hands things in, is nobody in particular, and so decides nothing that takes two people.
 */
export type Grant = { readonly role: Role | 'operator'; readonly organisation: OrganisationId };

/** Who stands at the door. */
export type Who = {
  /** As the ledger commits to it: `person:018f…`, `key:018f…`, `local-token`. */
  readonly actor: string;
  /** Two people are two people: whoever asked never decides. Null: nobody in particular. */
  readonly person: PersonId | null;
  /** May see what exceptions of the class *restricted* are about. */
  readonly isCleared: boolean;
  readonly grants: readonly Grant[];
  /** The only operations that an API key is for; null: all that its roles may do. */
  readonly operations: ReadonlySet<string> | null;
};
