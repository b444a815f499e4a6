import type { PersonId } from '../../core/rights.ts';
import { LOCAL_OPERATOR } from '../people/operator-session.ts';
import { begin, type SignedIn } from '../people/sessions.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { SampleServer } from './door.ts';
import { keyless } from './found-sample.ts';
import { hasOwnData, sampleIn } from './sample.ts';

export type ActCode = 'sample-not-here' | 'unknown-person';

/**
 * A session as one of the invented people, for whoever is at this machine. INVARIANT: only while all that is here is invented: else it
 * would be one person deciding as two.
 */
export async function actAs(
  server: SampleServer,
  context: Context,
  id: PersonId,
): Promise<Outcome<SignedIn, ActCode>> {
  const { text, digest } = server.secrets.make('session');
  const asked = { ...context, idempotency: null };
  const begun = await recorded<Omit<SignedIn, 'token'>, ActCode>(
    server,
    asked,
    async (tables, at) => {
      const person = await tables.people.person(id);
      if (person === null) return refused('unknown-person');
      if (context.actor !== LOCAL_OPERATOR)
        return refused('sample-not-here', { why: 'not-operator' });
      const sample = await sampleIn(tables);
      if (sample === null) return refused('sample-not-here', { why: 'no-sample' });
      if (await hasOwnData(tables, sample)) return refused('sample-not-here', { why: 'own-data' });
      const isInvented = sample.people.some((one) => one.id === id);
      if (person.ended !== null || !isInvented) return refused('unknown-person');
      const value = await begin(tables, digest, person, at);
      const said = {
        action: 'sample.acted-as',
        object: `person:${id}`,
        result: 'begun',
        origin: 'request',
        details: {},
      };
      return done({ value, said: [said] });
    },
  );
  return begun.ok ? done({ ...begun.value, token: text }) : keyless(begun);
}
