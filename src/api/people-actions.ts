import type { MadeApiKey, NewApiKey } from '../actions/people/api-keys.ts';
import type { GrantCode } from '../actions/people/grants.ts';
import type { Invitation, Invited } from '../actions/people/invite.ts';
import type { SignedIn } from '../actions/people/sessions.ts';
import type {
  ApiKeyId,
  GrantId,
  GrantOf,
  GroupRole,
  GroupRoleId,
  StoredApiKey,
  StoredPerson,
} from '../actions/people/stored.ts';
import type { Context } from '../actions/server.ts';
import type { PersonId } from '../core/rights.ts';
import type { Answered, Deed } from './actions.ts';

/**
 * What the doors ask for about people. What answers with a secret (a link, a token, a key) takes no idempotency key: its answer would
 * be kept.
 */
export type PeopleActions = {
  readonly people: (context: Context) => Promise<readonly StoredPerson[]>;
  readonly person: (
    context: Context,
    id: PersonId,
  ) => Promise<Answered<StoredPerson, 'unknown-person'>>;
  /** Of those of these who have a role in the part of whoever asks, below it or above it. */
  readonly names: (
    context: Context,
    people: readonly PersonId[],
  ) => Promise<readonly { readonly person: PersonId; readonly name: string }[]>;
  /** Who asks; null: nobody in particular. */
  readonly me: (context: Context) => Promise<StoredPerson | null>;
  readonly invite: (
    context: Context,
    invitation: Invitation,
  ) => Promise<Answered<Invited, GrantCode | 'person-name-unfit'>>;
  readonly renewLink: (
    context: Context,
    id: PersonId,
  ) => Promise<Answered<Invited, 'unknown-person' | 'person-ended' | 'signs-in-elsewhere'>>;
  readonly endPerson: Deed<[PersonId], StoredPerson, 'unknown-person' | 'person-ended'>;
  readonly endSessions: Deed<[PersonId], { readonly ended: number }, 'unknown-person'>;
  readonly addGrant: Deed<
    [PersonId, GrantOf],
    StoredPerson,
    GrantCode | 'unknown-person' | 'person-ended' | 'grant-exists'
  >;
  readonly revokeGrant: Deed<
    [PersonId, GrantId],
    StoredPerson,
    'unknown-person' | 'unknown-grant' | 'grant-from-group'
  >;

  readonly groupRoles: (context: Context) => Promise<readonly GroupRole[]>;
  readonly addGroupRole: Deed<[Omit<GroupRole, 'id'>], GroupRole, GrantCode | 'group-role-exists'>;
  readonly removeGroupRole: Deed<[GroupRoleId], GroupRole, 'unknown-group-role'>;

  /** One's own; of all for whoever set the server up. */
  readonly apiKeys: (context: Context) => Promise<readonly StoredApiKey[]>;
  readonly addApiKey: (
    context: Context,
    wanted: NewApiKey,
  ) => Promise<
    Answered<
      MadeApiKey,
      | 'unknown-organisation'
      | 'api-key-name-unfit'
      | 'key-ends-in-past'
      | 'beyond-own-rights'
      | 'keys-make-no-keys'
    >
  >;
  readonly endApiKey: Deed<[ApiKeyId], StoredApiKey, 'unknown-api-key' | 'api-key-ended'>;

  readonly signIn: (link: string) => Promise<Answered<SignedIn, 'sign-in-link-wrong'>>;
  /** What is no session's token ends nothing. */
  readonly signOut: (token: string) => Promise<void>;
  readonly beginLogin: () => Promise<
    Answered<BegunAt, 'login-not-configured' | 'login-server-unreachable'>
  >;
  /** `kept`: what the browser kept of the beginning; `answer`: the query with which it came back. */
  readonly finishLogin: (
    kept: string | null,
    answer: string,
  ) => Promise<
    Answered<
      SignedIn,
      | 'login-not-configured'
      | 'login-server-unreachable'
      | 'login-failed'
      | 'groups-not-told'
      | 'no-role'
      | 'person-ended'
    >
  >;
};

/** Where the browser goes, and what it keeps sealed until it comes back. */
type BegunAt = { readonly address: string; readonly kept: string };
