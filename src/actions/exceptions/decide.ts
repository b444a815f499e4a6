import type { Day } from '../../core/day.ts';
import {
  decidingRefusal,
  isDelegated,
  isSameAddress,
  type Decider,
  type DecidingRefusal,
} from '../../core/exception-decider.ts';
import { statesBefore } from '../../core/exception-states.ts';
import { refusals, type AskingRefusal } from '../../core/exception.ts';
import { recorded } from '../recorded.ts';
import { dayOf, done, refused, type Context, type Outcome } from '../server.ts';
import type { Changing, Reading } from '../store.ts';
import { refusedBy, rulesFor } from './ask.ts';
import type { ExceptionServer } from './door.ts';
import { inSight } from './in-reach.ts';
import { giveLeave, hasLeave } from './leave.ts';
import { eventOf, saidOf } from './said.ts';
import { holdersOf, isWholeOrganisation } from './scope.ts';
import type { ExceptionId, StoredException } from './stored.ts';

export type ExceptionDecision = {
  readonly decision: 'grant' | 'refuse';
  /** In the ledger as a commitment alone. */
  readonly why: string;
  /** An earlier end than was asked for; null: as asked. */
  readonly until: Day | null;
};
type Code =
  | 'unknown-exception'
  | 'not-cleared'
  | 'exception-decided'
  | 'no-reasons'
  | DecidingRefusal['code']
  | AskingRefusal['code']
  | 'idempotency-key-reused';

/** Grants or refuses what another person asked for. Granted, its devices have their leave from its first day on. */
export async function decideException(
  server: ExceptionServer,
  context: Context,
  id: ExceptionId,
  { decision, why, until }: ExceptionDecision,
): Promise<Outcome<StoredException, Code>> {
  return recorded<StoredException, Code>(server, context, async (tables, at) => {
    const found = await inSight(tables, context, id);
    if (!found.ok) return found;
    const one = found.value;
    const before = statesBefore('grant');
    if (!before.includes(one.state)) return refused('exception-decided');
    const { rules } = await rulesFor(server, tables, one.organisation);
    const decider = await deciderOf(server, tables, context, one);
    const mayNot = decidingRefusal(decider, one.askedBy, rules);
    if (mayNot !== null) {
      const { code, ...facts } = mayNot;
      return refused(code, facts);
    }
    if (why.trim() === '') return refused('no-reasons');
    const ends = until ?? one.until;
    if (ends > one.until) return refused('ends-too-late', { until: one.until });
    const today = dayOf(at);
    if (decision === 'grant') {
      const refusal = await stillRefused(tables, { ...one, until: ends }, rules, today);
      if (refusal) return refusedBy(refusal);
    }
    const text = server.ledger.commit('text', why.trim());
    // Where another ends today, the calendar ends that one first.
    const begins =
      decision === 'grant' && (one.from ?? today) <= today && !(await hasLeave(tables, one));
    const to = {
      state: decision === 'refuse' ? 'refused' : begins ? 'in-force' : 'granted',
      until: ends,
      decidedBy: context.person,
      decided: at,
      delegated: isDelegated(decider, rules.rank),
      ...(begins ? { begun: at } : {}),
    } as const;
    if (!(await tables.exceptions.setException(id, before, to)))
      return refused('exception-decided');
    const kind = decision === 'grant' ? 'granted' : 'refused';
    const event = { by: context.person, words: text.commitment };
    await tables.exceptions.addExceptionEvent(id, eventOf(server, kind, at, event));
    const value = { ...one, ...to };
    if (begins) await giveLeave(server, tables, value, at);
    const more = { rank: rules.rank, delegated: value.delegated };
    return done({ value, said: [saidOf(server, kind, value, 'request', more)], text });
  });
}

/** Rules may have changed since it was asked for. */
async function stillRefused(
  tables: Changing,
  one: StoredException,
  rules: Parameters<typeof refusals>[1],
  today: Day,
): Promise<AskingRefusal | undefined> {
  const { scope } = one;
  const isWhole =
    scope.kind === 'device-group' &&
    (await isWholeOrganisation(tables, await tables.exceptions.devicesOf(one.id)));
  // Its task is a commitment, so there is one.
  const [refusal] = refusals(
    { ...one, scope: { ...scope, isWholeOrganisation: isWhole } },
    rules,
    today,
  );
  return refusal;
}

export async function deciderOf(
  server: ExceptionServer,
  tables: Reading,
  { person }: Context,
  one: StoredException,
): Promise<Decider> {
  if (person === null) return { person, ranks: [], isHolder: false };
  const known = await tables.people.person(person);
  const path = (await tables.organisation(one.organisation))?.path ?? [];
  const holders = await holdersOf(server, tables, await tables.exceptions.devicesOf(one.id));
  return {
    person,
    ranks: (known?.grants ?? []).filter(
      ({ role, organisation }) => role === 'authority' && path.includes(organisation),
    ),
    isHolder: holders.some((holder) => isSameAddress(holder, known?.address ?? null)),
  };
}
