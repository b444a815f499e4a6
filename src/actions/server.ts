import type { Day } from '../core/day.ts';
import type { OrganisationId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';
import type { Fold } from './fold.ts';
import type { RulesSource } from './rulebook.ts';
import type { Store } from './store.ts';

/** All that actions need from outside, beside what a caller asks. `main.ts` builds the real one, tests another. */
export type Server = {
  readonly store: Store;
  readonly clock: () => Instant;
  /** UUID, version 7: ids of one moment lie together. */
  readonly newId: () => string;
  readonly rules: RulesSource;
  readonly ledger: LedgerDoor;
  readonly fold: Fold;
};

/** Who asks, and for what part of the tree. */
export type Context = {
  /** As it is committed to in the ledger. */
  readonly actor: string;
  /** Whoever asked for something never decides on it. Null: nobody in particular (a job, the token of the start). */
  readonly person: PersonId | null;
  /** May see what exceptions of the class *restricted* are about. */
  readonly isCleared: boolean;
  /** Where they may do what they ask for: these organisations and all below them. What lies outside is as unknown as what is not there. */
  readonly scope: readonly OrganisationId[];
  /** A request that may come twice; its answer is kept in the transaction of its effect. */
  readonly idempotency: IdempotencyKey | null;
};
/** What the server does by itself. It sees nothing by its scope: jobs do not ask as people do. */
export const BY_ITSELF: Context = {
  actor: 'server',
  person: null,
  isCleared: false,
  scope: [],
  idempotency: null,
};
export type IdempotencyKey = { readonly key: string; readonly request: Uint8Array };

/** What a decision or effect leaves in the ledger, before people in it are committed to. */
export type Trace = {
  /** `finding.opened`, `inventory.published`: lower case, a dot between thing and deed. */
  readonly action: string;
  /** `finding:018f…`. */
  readonly object: string;
  readonly result: string;
  /** What brought it about: `inventory:018f…`, `request`, `job:expiry`. */
  readonly origin: string;
  readonly at: Instant;
  readonly policy: string | null;
  /** Codes, counts and ids; never a person, a device or free text in clear. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
};

/** A salted commitment, and what opens it: erasing the opening erases the person from the log. */
export type Commitment = {
  readonly commitment: string;
  readonly field: 'actor' | 'holder' | 'text';
  readonly sealed: Uint8Array;
};

export type LedgerDoor = {
  readonly commit: (field: Commitment['field'], value: string) => Commitment;
  /** Canonical text of an entry, with the version of the catalogue in force. */
  readonly entry: (trace: Trace, actor: Commitment, texts?: readonly Commitment[]) => string;
};

/** What was asked can't be done: a value, for whoever asked. */
export type Refused<Code extends string> = {
  readonly ok: false;
  readonly code: Code;
  /** Names of fields and words of ours, never values of a row. */
  readonly facts: Readonly<Record<string, string | number | readonly string[] | null>>;
};
export type Done<T> = {
  readonly ok: true;
  readonly value: T;
  /** It was done before, under the same key, and this is the answer of then. */
  readonly replayed?: boolean;
};
export type Outcome<T, Code extends string> = Done<T> | Refused<Code>;

export const done = <T>(value: T): Done<T> => ({ ok: true, value });
export const refused = <Code extends string>(
  code: Code,
  facts: Refused<Code>['facts'] = {},
): Refused<Code> => ({
  ok: false,
  code,
  facts,
});

export const dayOf = (at: Instant): Day => at.slice(0, 10) as Day;
