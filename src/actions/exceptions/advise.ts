import { after, statesBefore } from '../../core/exception-states.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { ExceptionServer } from './door.ts';
import { inSight } from './in-reach.ts';
import { eventOf, saidOf } from './said.ts';
import type { ExceptionId, StoredException } from './stored.ts';

export type Advice = { readonly says: 'for' | 'against'; readonly why: string };
type Code =
  | 'unknown-exception'
  | 'not-cleared'
  | 'exception-decided'
  | 'person-needed'
  | 'self-approval'
  | 'no-reasons'
  | 'idempotency-key-reused';

/** Says what somebody else thinks of it before it is decided; any number of people may. Whoever asked does not advise on it. */
export async function adviseException(
  server: ExceptionServer,
  context: Context,
  id: ExceptionId,
  { says, why }: Advice,
): Promise<Outcome<StoredException, Code>> {
  return recorded<StoredException, Code>(server, context, async (tables, at) => {
    const found = await inSight(tables, context, id);
    if (!found.ok) return found;
    const one = found.value;
    const state = after(one.state, 'advise');
    if (state === null) return refused('exception-decided');
    if (context.person === null) return refused('person-needed');
    if (context.person === one.askedBy) return refused('self-approval');
    if (why.trim() === '') return refused('no-reasons');
    const text = server.ledger.commit('text', why.trim());
    if (!(await tables.exceptions.setException(id, statesBefore('advise'), { state })))
      return refused('exception-decided');
    const event = { by: context.person, says, words: text.commitment };
    await tables.exceptions.addExceptionEvent(id, eventOf(server, 'advised', at, event));
    const value = { ...one, state };
    return done({ value, said: [saidOf(server, 'advised', value, 'request', { says })], text });
  });
}
