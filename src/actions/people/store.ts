import type { Day } from '../../core/day.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import type {
  ApiKeyId,
  GrantId,
  GrantOf,
  GroupRole,
  GroupRoleId,
  KnownKey,
  KnownSession,
  StoredApiKey,
  StoredPerson,
} from './stored.ts';

/** SHA-256 of a secret: all that is kept of it. */
export type Digest = Uint8Array;

/** What logins need of a database, beside `Store`: `tables.people`. */
export type PeopleReading = {
  /** With those who have ended; by name. */
  readonly people: () => Promise<readonly StoredPerson[]>;
  readonly person: (id: PersonId) => Promise<StoredPerson | null>;
  readonly personOf: (issuer: string, subject: string) => Promise<StoredPerson | null>;
  /** Null where it is none, has ended, or is of somebody who has. */
  readonly session: (
    digest: Digest,
    when: { readonly at: Instant; readonly idleSince: Instant },
  ) => Promise<KnownSession | null>;
  /** With what is left of its role: never more than the person has for whom it speaks. */
  readonly apiKey: (digest: Digest, day: Day) => Promise<KnownKey | null>;
  /** Newest first, with those that have ended; of one person, or of nobody in particular. */
  readonly apiKeys: () => Promise<readonly StoredApiKey[]>;
  readonly groupRoles: () => Promise<readonly GroupRole[]>;
  /** Whom a link would sign in; null: no such link, used, or too late. */
  readonly linkOf: (digest: Digest, at: Instant) => Promise<PersonId | null>;
};

type NewPerson = Omit<StoredPerson, 'grants' | 'ended'> & { readonly subject: string | null };

export type PeopleChanging = PeopleReading & {
  readonly addPerson: (person: NewPerson) => Promise<void>;
  readonly renamePerson: (
    id: PersonId,
    to: { readonly name: string; readonly address: string | null },
  ) => Promise<boolean>;
  /** And sessions and links go. */
  readonly endPerson: (id: PersonId, at: Instant) => Promise<boolean>;
  /** False where they have it. `group`: where it comes from. */
  readonly addGrant: (
    person: PersonId,
    grant: GrantOf & { readonly id: GrantId; readonly group: GroupRoleId | null },
    at: Instant,
  ) => Promise<boolean>;
  readonly removeGrant: (person: PersonId, id: GrantId) => Promise<boolean>;
  readonly addLink: (digest: Digest, person: PersonId, ends: Instant) => Promise<void>;
  /** Takes it away, as it opens once; all others of the same person go with it. Null: no such link, used, or too late. */
  readonly useLink: (digest: Digest, at: Instant) => Promise<PersonId | null>;
  readonly addSession: (
    digest: Digest,
    session: { readonly person: PersonId; readonly begun: Instant; readonly ends: Instant },
  ) => Promise<void>;
  /** Gives whose it was. */
  readonly endSession: (digest: Digest) => Promise<PersonId | null>;
  /** Gives how many. */
  readonly endSessions: (person: PersonId) => Promise<number>;
  readonly addApiKey: (digest: Digest, key: Omit<StoredApiKey, 'ended'>) => Promise<void>;
  readonly endApiKey: (id: ApiKeyId, at: Instant) => Promise<boolean>;
  /** False where that group has that role there. */
  readonly addGroupRole: (one: GroupRole, at: Instant) => Promise<boolean>;
  /** And what was granted by it goes. */
  readonly removeGroupRole: (id: GroupRoleId) => Promise<boolean>;
};

export type PeopleStaging = PeopleReading & {
  /** It is in use. */
  readonly touchSession: (digest: Digest, at: Instant) => Promise<void>;
  /** Sessions and links that have ended; gives how many rows went. */
  readonly sweepSessions: (at: Instant, idleSince: Instant) => Promise<number>;
};
