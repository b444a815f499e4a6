import { after, statesBefore } from '../../core/exception-states.ts';
import { recorded, type Decided } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { Changing } from '../store.ts';
import type { Instant } from '../../core/inventory.ts';
import type { ExceptionServer } from './door.ts';
import { inReach, inSight } from './in-reach.ts';
import { takeLeave } from './leave.ts';
import { eventOf, saidOf } from './said.ts';
import type { ExceptionId, StoredException } from './stored.ts';

type Code =
  | 'unknown-exception'
  | 'exception-ended'
  | 'person-needed'
  | 'no-reasons'
  | 'idempotency-key-reused';

/** An authority takes it back, whoever asked for it; its devices' leave ends now. */
export async function withdrawException(
  server: ExceptionServer,
  context: Context,
  id: ExceptionId,
  why: string,
): Promise<Outcome<StoredException, Code | 'not-cleared'>> {
  return recorded<StoredException, Code | 'not-cleared'>(server, context, async (tables, at) => {
    const found = await inSight(tables, context, id);
    return found.ok ? withdraw(server, tables, context, found.value, why, at) : found;
  });
}

/** Whoever asked no longer needs it. */
export async function takeBackException(
  server: ExceptionServer,
  context: Context,
  id: ExceptionId,
  why: string,
): Promise<Outcome<StoredException, Code | 'not-who-asked'>> {
  return recorded<StoredException, Code | 'not-who-asked'>(server, context, async (tables, at) => {
    const found = await inReach(tables, context, id);
    if (!found.ok) return found;
    if (context.person === null || found.value.askedBy !== context.person)
      return refused('not-who-asked');
    return withdraw(server, tables, context, found.value, why, at);
  });
}

async function withdraw(
  server: ExceptionServer,
  tables: Changing,
  { person }: Context,
  one: StoredException,
  why: string,
  at: Instant,
): Promise<Outcome<Decided<StoredException>, Code>> {
  const state = after(one.state, 'withdraw');
  if (state === null) return refused('exception-ended');
  if (person === null) return refused('person-needed');
  if (why.trim() === '') return refused('no-reasons');
  const text = server.ledger.commit('text', why.trim());
  const to = { state, ended: at };
  if (!(await tables.exceptions.setException(one.id, statesBefore('withdraw'), to)))
    return refused('exception-ended');
  const event = { by: person, words: text.commitment };
  await tables.exceptions.addExceptionEvent(one.id, eventOf(server, 'withdrawn', at, event));
  const reopened = await takeLeave(server, tables, one, at);
  const value = { ...one, ...to };
  return done({ value, said: [saidOf(server, 'withdrawn', value, 'request', { reopened })], text });
}
