import { namesOf } from '../../actions/people/names.ts';
import { addApiKey, apiKeysSeen, endApiKey } from '../../actions/people/api-keys.ts';
import type { BegunLogin, LoginServer, PeopleServer } from '../../actions/people/door.ts';
import { addGrant, revokeGrant } from '../../actions/people/grants.ts';
import { addGroupRole, removeGroupRole } from '../../actions/people/group-roles.ts';
import { invite, renewLink } from '../../actions/people/invite.ts';
import { endPerson, endSessions, signIn, signOut } from '../../actions/people/sessions.ts';
import { signInAs } from '../../actions/people/sign-in-as.ts';
import { peopleWithin, personWithin } from '../../actions/people/within.ts';
import { isOrganisationWithin } from '../../actions/scope.ts';
import { done, refused } from '../../actions/server.ts';
import type { PeopleActions } from '../../api/people-actions.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import { openSealed, seal } from '../../privacy/seal.ts';

export type BoundToPeople = {
  readonly server: PeopleServer;
  /** Null: people sign in by links alone. */
  readonly login: LoginServer | null;
  readonly keys: () => KeyRing;
};

/** What the doors ask for about people, bound to what it needs. */
export function bindPeopleActions({ server, login, keys }: BoundToPeople): PeopleActions {
  const { store, clock } = server;
  return {
    people: (context) => peopleWithin(store, context),
    async person(context, id) {
      const one = await personWithin(store, context, id);
      return one ? done(one) : refused('unknown-person');
    },
    names: (context, people) => namesOf(server, context, people),
    me: async ({ person }) => (person === null ? null : store.people.person(person)),
    invite: (context, invitation) => invite(server, context, invitation),
    renewLink: (context, id) => renewLink(server, context, id),
    endPerson: (context, id) => endPerson(server, context, id),
    endSessions: (context, id) => endSessions(server, context, id),
    addGrant: (context, id, grant) => addGrant(server, context, id, grant),
    revokeGrant: (context, id, grant) => revokeGrant(server, context, id, grant),

    async groupRoles(context) {
      const seen = [];
      for (const one of await store.people.groupRoles())
        if (await isOrganisationWithin(store, context, one.organisation)) seen.push(one);
      return seen;
    },
    addGroupRole: (context, wanted) => addGroupRole(server, context, wanted),
    removeGroupRole: (context, id) => removeGroupRole(server, context, id),

    apiKeys: (context) => apiKeysSeen(store, context),
    addApiKey: (context, wanted) => addApiKey(server, context, wanted),
    endApiKey: (context, id) => endApiKey(server, context, id),

    signIn: (link) => signIn(server, link),
    signOut: (token) => signOut(server, token),
    async beginLogin() {
      if (login === null) return refused('login-not-configured');
      const begin = await login.begin(clock());
      if (!begin.ok) return begin;
      return done({ address: begin.address, kept: sealedLogin(keys(), begin.begun) });
    },
    async finishLogin(kept, answer) {
      if (login === null) return refused('login-not-configured');
      const begun = kept === null ? null : openedLogin(keys(), kept);
      if (begun === null) return refused('login-failed', { why: 'no-beginning' });
      if (begun.until <= clock()) return refused('login-failed', { why: 'too-late' });
      const finished = await login.finish(begun, answer);
      return finished.ok ? signInAs(server, finished.identity) : finished;
    },
  };
}

/** What the browser keeps between the two requests. It is the same key ring in every process, so any of them can go on. */
const KEPT = { table: 'login', row: 'begun' };

const sealedLogin = ({ sealing }: KeyRing, begun: BegunLogin): string =>
  Buffer.from(seal(sealing, KEPT, begun)).toString('base64url');

function openedLogin({ sealing }: KeyRing, kept: string): BegunLogin | null {
  const opened = openSealed(sealing, KEPT, Uint8Array.from(Buffer.from(kept, 'base64url')));
  // Nobody else has the key, so what opens is what we closed.
  return opened.ok ? (opened.value as BegunLogin) : null;
}
