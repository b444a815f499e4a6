import type { Day } from '../../core/day.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, dayOf, done, type Server } from '../server.ts';
import { bumped, lookAgain } from './edition.ts';
import { saidOf } from './said.ts';
import type { HeldChange, StoredChange } from './stored.ts';

const ORIGIN = 'job:changes';

/**
 * Writes down which adopted changes began and ended by their day. What holds follows from the days themselves; by this all processes
 * look again, and the ledger tells when the server saw it. Any process may run it at any time. Gives how many there were.
 */
export async function beginDue(server: Server): Promise<number> {
  const today = dayOf(server.clock());
  const isDue = (one: HeldChange): boolean => begins(one, today) || ends(one, today);
  if (!(await server.store.changes.adopted()).some(isDue)) return 0;
  const outcome = await recorded<number, never>(server, BY_ITSELF, async (tables, at) => {
    await tables.changes.lockRules();
    const due: StoredChange[] = [];
    const said = [];
    for (const one of (await tables.changes.adopted()).filter(isDue)) {
      const change = await tables.changes.change(one.id);
      if (change === null) continue;
      due.push(change);
      if (begins(one, today)) said.push(saidOf(change, 'begun', {}, ORIGIN));
      if (ends(one, today)) said.push(saidOf(change, 'ended', {}, ORIGIN));
      await tables.changes.setChange(one.id, ['adopted'], {
        begun: change.begun ?? at,
        ended: ends(one, today) ? at : null,
      });
      await tables.changes.dropTallies(one.id);
    }
    if (due.length > 0) await bumped(server, tables);
    if (due.length > 0) await lookAgain(tables, at);
    return done({ value: due.length, said });
  });
  return outcome.ok ? outcome.value : 0;
}

const begins = ({ begun, from }: HeldChange, today: Day): boolean =>
  begun === null && (from === null || from <= today);
const ends = ({ ended, until }: HeldChange, today: Day): boolean =>
  ended === null && until !== null && until <= today;
