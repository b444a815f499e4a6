import { after, statesBefore } from '../../core/exception-states.ts';
import { plusDays, type Day } from '../../core/day.ts';
import type { NoticeServer } from '../notices/door.ts';
import { planEnding } from '../notices/plan-ending.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, dayOf, done, refused, type Server } from '../server.ts';
import { giveLeave, hasLeave, takeLeave } from './leave.ts';
import { eventOf, saidOf } from './said.ts';
import type { StoredException } from './stored.ts';

const ORIGIN = 'job:exceptions-due';
const AT_ONCE = 100;

/** Ends those whose last day has passed, and begins granted ones whose first day has come. Gives how many. */
export async function exceptionsDue(
  server: Server,
): Promise<{ readonly begun: number; readonly ended: number }> {
  const counts = { begun: 0, ended: 0 };
  for (;;) {
    const today = dayOf(server.clock());
    const due = await server.store.exceptions.exceptionsDue(today, AT_ONCE);
    const moved: ('begun' | 'ended' | null)[] = [];
    for (const { id } of due) moved.push(await move(server, id, today));
    for (const kind of moved) if (kind !== null) counts[kind]++;
    // Another worker is at it.
    if (moved.every((kind) => kind === null)) return counts;
  }
}

/** As it stands within the transaction: somebody may have withdrawn it meanwhile. */
async function move(
  server: Server,
  id: StoredException['id'],
  today: Day,
): Promise<'begun' | 'ended' | null> {
  const moved = await recorded<'begun' | 'ended', 'not-due'>(
    server,
    BY_ITSELF,
    async (tables, at) => {
      const one = await tables.exceptions.exception(id);
      if (one === null) return refused('not-due');
      const deed = one.until <= today ? 'end' : 'begin';
      const state = after(one.state, deed);
      if (state === null || (deed === 'begin' && (await hasLeave(tables, one))))
        return refused('not-due');
      const to = deed === 'end' ? { state, ended: at } : { state, begun: at };
      if (!(await tables.exceptions.setException(id, statesBefore(deed), to)))
        return refused('not-due');
      const kind = deed === 'end' ? 'ended' : 'begun';
      await tables.exceptions.addExceptionEvent(id, eventOf(server, kind, at));
      const value = { ...one, ...to };
      const reopened = deed === 'end' ? await takeLeave(server, tables, one, at) : 0;
      if (deed === 'begin') await giveLeave(server, tables, value, at);
      const more = deed === 'end' ? { reopened } : {};
      return done({ value: kind, said: [saidOf(server, kind, value, ORIGIN, more)] });
    },
  );
  return moved.ok ? moved.value : null;
}

/**
 * Says once of each exception in force that it ends soon, as many days before as its policy names: an event of it, an entry in the
 * ledger, and a message to whoever asked. Gives how many.
 */
export async function remindOfExceptions(server: NoticeServer): Promise<number> {
  let reminded = 0;
  const today = dayOf(server.clock());
  for (const { id: policy, exceptions } of server.rules().policies)
    for (;;) {
      const before = plusDays(today, exceptions.remindDays);
      const some = await server.store.exceptions.exceptionsEnding(policy, before, AT_ONCE);
      const were = reminded;
      for (const { id } of some) if (await remind(server, id)) reminded++;
      if (some.length < AT_ONCE || reminded === were) break;
    }
  return reminded;
}

async function remind(server: NoticeServer, id: StoredException['id']): Promise<boolean> {
  const told = await recorded<null, 'not-due'>(server, BY_ITSELF, async (tables, at) => {
    const one = await tables.exceptions.exception(id);
    if (one === null || one.reminded !== null || one.state !== 'in-force')
      return refused('not-due');
    await tables.exceptions.setException(id, ['in-force'], { reminded: at });
    await tables.exceptions.addExceptionEvent(id, eventOf(server, 'reminded', at));
    const planned = await planEnding(server, tables, one, at);
    const said = saidOf(server, 'reminded', one, 'job:remind-exceptions');
    return done({ value: null, said: planned === null ? [said] : [said, planned] });
  });
  return told.ok;
}
