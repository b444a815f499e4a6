import { KEY_ACTOR } from '../../actions/people/api-keys.ts';
import { PREFIXES, type PeopleServer } from '../../actions/people/door.ts';
import { idleSince, isToBeTouched } from '../../actions/people/sessions.ts';
import { dayOf } from '../../actions/server.ts';
import type { Authenticate } from '../../api/authenticate.ts';
import type { Who } from '../../core/rights.ts';

/**
 * Whose token it is: a session's, an API key's, or else the operator's. Looked up at each request, so that what was taken away is gone
 * at once in every process.
 */
export function whoseToken(
  { store, secrets, clock }: PeopleServer,
  operator: Authenticate,
): Authenticate {
  const bySession = async (token: string): Promise<Who | null> => {
    const [at, digest] = [clock(), secrets.digestOf(token)];
    const known = await store.people.session(digest, { at, idleSince: idleSince(at) });
    if (known === null) return null;
    if (isToBeTouched(known.seen, at))
      await store.stage(({ people }) => people.touchSession(digest, at));
    const { person, cleared, grants } = known;
    return { actor: `person:${person}`, person, isCleared: cleared, grants, operations: null };
  };
  const byKey = async (token: string): Promise<Who | null> => {
    const known = await store.people.apiKey(secrets.digestOf(token), dayOf(clock()));
    if (known === null) return null;
    const { key, person, cleared, grants, operations } = known;
    return {
      actor: `${KEY_ACTOR}${key}`,
      person,
      isCleared: cleared,
      grants,
      operations: operations && new Set(operations),
    };
  };
  return async (token) => {
    if (token.startsWith(PREFIXES.session)) return bySession(token);
    if (token.startsWith(PREFIXES.key)) return byKey(token);
    return operator(token);
  };
}
