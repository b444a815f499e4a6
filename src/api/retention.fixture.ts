import { TERMS } from '../core/retention.ts';
import { done, refused } from '../actions/server.ts';
import type { ShownTerm } from '../actions/retention/terms.ts';
import type { RetentionActions } from './retention-actions.ts';
import { once, type World } from './world.fixture.ts';

/** Two terms, as the real ones are bound. */
export function fakeRetention(world: World): RetentionActions {
  const terms = new Map<string, ShownTerm>(
    (['contacts', 'actors'] as const).map((one) => [
      one,
      { ...TERMS[one], class: one, standard: TERMS[one].days },
    ]),
  );
  return {
    terms: async () => [...terms.values()],
    setTerm: (context, { class: one, days }) =>
      once(world, context, () => {
        const { least, most } = TERMS[one];
        if (days < least || days > most)
          return refused('term-out-of-bounds', { class: one, least, most });
        const term = { ...TERMS[one], class: one, days, standard: TERMS[one].days };
        terms.set(one, term);
        return done(term);
      }),
  };
}
