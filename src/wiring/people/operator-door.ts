import { createHash, randomBytes } from 'node:crypto';
import { PREFIXES } from '../../actions/people/door.ts';
import type { Authenticate } from '../../api/authenticate.ts';
import type { OperatorDoor } from '../../api/console-door.ts';
import type { PeopleActions } from '../../api/people-actions.ts';
import type { PersonId } from '../../core/rights.ts';

type Session = { readonly ends: number; seen: number };
export type OperatorDoorOf = {
  /** Milliseconds. */
  readonly now: () => number;
  /** Called when a browser came in. */
  readonly begun: () => Promise<void>;
};

const HOUR = 3_600_000;
/** As those of people: half an hour without use, twelve hours in any case. */
const IDLE = HOUR / 2;
const ABSOLUTE = 12 * HOUR;
const LINK_LASTS = 12 * HOUR;

/**
 * Browsers in the place of the token of the start. They live in this process alone and end with it, as that token does. Only digests
 * are kept of links and tokens.
 */
export function newOperatorDoor({ now, begun }: OperatorDoorOf): OperatorDoor & {
  /** Passes what is no session of an operator on. `operator`: whom the token of the start stands for. */
  /** Signing out ends these sessions too. */
  readonly endedBy: <T extends Pick<PeopleActions, 'signOut'>>(people: T) => T;
  readonly within: (others: Authenticate, operator: () => ReturnType<Authenticate>) => Authenticate;
} {
  const links = new Map<string, number>();
  const sessions = new Map<string, Session>();
  const acting = new Map<string, { readonly person: PersonId; readonly ends: number }>();

  return {
    newLink() {
      const link = `go_${randomBytes(32).toString('base64url')}`;
      const ends = now() + LINK_LASTS;
      links.set(digestOf(link), ends);
      return { link, ends: new Date(ends).toISOString() };
    },
    async use(link) {
      const digest = digestOf(link);
      const ends = links.get(digest);
      // One of two at once finds it gone: nothing is awaited in between.
      if (ends === undefined || !links.delete(digest) || ends <= now()) return null;
      const token = newSession();
      await begun();
      return token;
    },
    actsAs(token, person) {
      sweep();
      acting.set(digestOf(token), { person, ends: now() + ABSOLUTE });
    },
    actingAs: (token) => acting.get(digestOf(token))?.person ?? null,
    actsNoMore: (token) => (acting.delete(digestOf(token)) ? newSession() : null),
    endedBy: (people) => ({
      ...people,
      async signOut(token: string) {
        acting.delete(digestOf(token));
        if (!sessions.delete(digestOf(token))) await people.signOut(token);
      },
    }),
    within: (others, operator) => async (token) => {
      const session = sessions.get(digestOf(token));
      if (session === undefined) return others(token);
      if (hasEnded(session)) return null;
      session.seen = now();
      return operator();
    },
  };

  function newSession(): string {
    sweep();
    const token = PREFIXES.session + randomBytes(32).toString('base64url');
    sessions.set(digestOf(token), { ends: now() + ABSOLUTE, seen: now() });
    return token;
  }
  function hasEnded({ ends, seen }: Session): boolean {
    return ends <= now() || seen + IDLE <= now();
  }
  function sweep(): void {
    for (const [digest, session] of sessions) if (hasEnded(session)) sessions.delete(digest);
    for (const [digest, { ends }] of acting) if (ends <= now()) acting.delete(digest);
    for (const [digest, ends] of links) if (ends <= now()) links.delete(digest);
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64');
