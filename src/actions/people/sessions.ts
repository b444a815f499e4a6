import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import { recorded, type Said } from '../recorded.ts';
import { BY_ITSELF, done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Changing } from '../store.ts';
import type { PeopleServer } from './door.ts';
import { after } from './invite.ts';
import type { StoredPerson } from './stored.ts';
import { personWithin } from './within.ts';

/** The token is shown now and never again. */
export type SignedIn = {
  readonly token: string;
  readonly person: Pick<StoredPerson, 'id' | 'name'>;
  /** At the latest; earlier where nobody uses it. */
  readonly ends: Instant;
};

const MINUTE = 60_000;
/** A session ends when nobody used it for so long, and however much it is used (OWASP ASVS 5, 7.3). */
const IDLE = 30 * MINUTE;
const ABSOLUTE = 12 * 60 * MINUTE;
/** INVARIANT: far below `IDLE`, so that a session in use does not end. */
const TOUCHED_EVERY = MINUTE;

export const idleSince = (at: Instant): Instant => after(at, -IDLE);
export const isToBeTouched = (seen: Instant, at: Instant): boolean =>
  Date.parse(at) - Date.parse(seen) >= TOUCHED_EVERY;

/** Somebody, as nobody else asked for them. */
export const asPerson = (id: PersonId): Context => ({
  ...BY_ITSELF,
  actor: `person:${id}`,
  person: id,
});

/** Uses a link up. Whoever has it is who was invited: it is handed over as a password would be. */
export async function signIn(
  server: PeopleServer,
  link: string,
): Promise<Outcome<SignedIn, 'sign-in-link-wrong'>> {
  const digest = server.secrets.digestOf(link);
  const whose = await server.store.people.linkOf(digest, server.clock());
  if (whose === null) return refused('sign-in-link-wrong');
  const { text, digest: session } = server.secrets.make('session');
  const answer = await recorded<Omit<SignedIn, 'token'>, 'sign-in-link-wrong'>(
    server,
    asPerson(whose),
    async (tables, at) => {
      // One of two at once finds it gone.
      if ((await tables.people.useLink(digest, at)) !== whose) return refused('sign-in-link-wrong');
      const person = await tables.people.person(whose);
      if (person === null) return refused('sign-in-link-wrong');
      const value = await begin(tables, session, person, at);
      return done({ value, said: [begun('link')] });
    },
  );
  return withToken(answer, text);
}

export async function begin(
  { people }: Pick<Changing, 'people'>,
  digest: Uint8Array,
  { id, name }: Pick<StoredPerson, 'id' | 'name'>,
  at: Instant,
): Promise<Omit<SignedIn, 'token'>> {
  const ends = after(at, ABSOLUTE);
  await people.addSession(digest, { person: id, begun: at, ends });
  return { person: { id, name }, ends };
}

/** Who it was is a commitment: nobody reads from the ledger when somebody works. */
export const begun = (how: 'link' | 'login-server'): Said => ({
  action: 'session.begun',
  object: 'session',
  result: 'begun',
  origin: how,
  details: {},
});

function withToken<Code extends string>(
  answer: Outcome<Omit<SignedIn, 'token'>, Code | 'idempotency-key-reused'>,
  token: string,
): Outcome<SignedIn, Code> {
  if (answer.ok) return done({ ...answer.value, token });
  if (answer.code === 'idempotency-key-reused') throw new Error('a sign-in has no idempotency key');
  return answer as Outcome<SignedIn, Code>;
}

/** Ends one session, whoever holds its token. What is none is ended already. */
export async function signOut(server: PeopleServer, token: string): Promise<void> {
  const digest = server.secrets.digestOf(token);
  const at = server.clock();
  const known = await server.store.people.session(digest, { at, idleSince: idleSince(at) });
  if (known === null) return;
  await recorded<null, never>(server, asPerson(known.person), async (tables) => {
    const was = await tables.people.endSession(digest);
    const ended = { action: 'session.ended', object: 'session', result: 'ended' };
    const said = was === null ? [] : [{ ...ended, origin: 'request', details: {} }];
    return done({ value: null, said });
  });
}

/** Ends all that somebody has open, in every process at once. */
export async function endSessions(
  server: PeopleServer,
  context: Context,
  id: PersonId,
): Promise<Outcome<{ readonly ended: number }, 'unknown-person' | 'idempotency-key-reused'>> {
  return recorded<{ readonly ended: number }, 'unknown-person'>(server, context, async (tables) => {
    const isOwn = id === context.person;
    if (!isOwn && (await personWithin(tables, context, id)) === null)
      return refused('unknown-person');
    const ended = await tables.people.endSessions(id);
    const said = {
      action: 'sessions.ended',
      object: `person:${id}`,
      result: 'ended',
      origin: 'request',
      details: { sessions: ended },
    };
    return done({ value: { ended }, said: [said] });
  });
}

/** Somebody is no longer a person here: nothing of theirs opens from now on. What they did stays what they did. */
export async function endPerson(
  server: PeopleServer,
  context: Context,
  id: PersonId,
): Promise<Outcome<StoredPerson, 'unknown-person' | 'person-ended' | 'idempotency-key-reused'>> {
  return recorded<StoredPerson, 'unknown-person' | 'person-ended'>(
    server,
    context,
    async (tables, at) => {
      const person = await personWithin(tables, context, id);
      if (person === null) return refused('unknown-person');
      if (!(await tables.people.endPerson(id, at))) return refused('person-ended');
      const said = {
        action: 'person.ended',
        object: `person:${id}`,
        result: 'ended',
        origin: 'request',
        details: {},
      };
      return done({ value: { ...person, ended: at }, said: [said] });
    },
  );
}

/** Takes away sessions and links that have ended: they say when somebody worked, and nobody needs that. */
export async function sweepSessions({ store, clock }: Server): Promise<void> {
  const at = clock();
  await store.stage(({ people }) => people.sweepSessions(at, idleSince(at)));
}
