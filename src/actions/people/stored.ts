import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId, Role } from '../../core/rights.ts';

export type GrantId = string & { readonly brand: 'GrantId' };
export type GroupRoleId = string & { readonly brand: 'GroupRoleId' };
export type ApiKeyId = string & { readonly brand: 'ApiKeyId' };

/** In this organisation and all below it. */
export type GrantOf = {
  readonly role: Role;
  readonly organisation: OrganisationId;
  /** Of an authority: the rank that a policy may demand of who decides. */
  readonly rank: string | null;
  /** The rank is somebody else's, who has delegated it. */
  readonly delegated: boolean;
};
type StoredGrant = GrantOf & {
  readonly id: GrantId;
  /** The group of the login server that it comes from; null: given by hand. */
  readonly group: string | null;
};
export type StoredPerson = {
  readonly id: PersonId;
  readonly name: string;
  /** E-mail. */
  readonly address: string | null;
  /** May see what exceptions of the class *restricted* are about; by hand or by a group. */
  readonly cleared: boolean;
  /** The login server that knows them; null: they were invited. */
  readonly issuer: string | null;
  readonly created: Instant;
  /** From then on nobody: their sessions, links and keys open nothing. */
  readonly ended: Instant | null;
  readonly grants: readonly StoredGrant[];
};

/** A group of the login server, and what its people may do where. */
export type GroupRole = GrantOf & {
  readonly id: GroupRoleId;
  readonly group: string;
  readonly cleared: boolean;
};

export type StoredApiKey = {
  readonly id: ApiKeyId;
  readonly name: string;
  /** Who made it, and for whom it speaks; null: whoever set the server up. */
  readonly person: PersonId | null;
  readonly role: Role;
  readonly organisation: OrganisationId;
  /** Null: all that its role may do. */
  readonly operations: readonly string[] | null;
  /** Up to, not including. */
  readonly until: Day | null;
  readonly created: Instant;
  readonly ended: Instant | null;
};

/** What a secret stands for, as far as rights go. */
type Known = {
  readonly person: PersonId | null;
  readonly cleared: boolean;
  readonly grants: readonly Pick<GrantOf, 'role' | 'organisation'>[];
};
export type KnownSession = Known & { readonly person: PersonId; readonly seen: Instant };
export type KnownKey = Known & {
  readonly key: ApiKeyId;
  readonly operations: readonly string[] | null;
};
