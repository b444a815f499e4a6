import { chartCourse } from '../actions/course/read-course.ts';
import { sweep } from '../actions/inventories/recover.ts';
import { settleKeys } from '../actions/keys/settle.ts';
import type { KeyStock } from '../actions/keys/stock.ts';
import { reassess } from '../actions/reassess.ts';
import { rulebookOf } from '../actions/rulebook.ts';
import { dayOf, type Server } from '../actions/server.ts';
import { eraseContacts, forgetAnswers } from '../actions/upkeep.ts';

/** What runs by itself. Each may run on any worker, and again after one was killed: none does anything twice. */
export type Job = {
  /** `erase-contacts`: also the name of its queue. */
  readonly name: string;
  /** Five fields, in UTC. */
  readonly cron: string;
  /** Several at once share the work, in as many processes as there are; else one is at it at a time. */
  readonly shared?: boolean;
  /** The signal says that the process is about to end. */
  readonly work: (signal: AbortSignal) => Promise<unknown>;
};

export function jobsOf(
  server: Server,
  placeEntries: () => Promise<void>,
  keys: KeyStock,
): readonly Job[] {
  return [
    { name: 'place-entries', cron: '* * * * *', work: placeEntries },
    { name: 'sweep-inventories', cron: '* * * * *', work: () => sweep(server) },
    { name: 'chart-course', cron: '* * * * *', work: () => chartCourse(server) },
    { name: 'erase-contacts', cron: '7 * * * *', work: () => eraseContacts(server) },
    { name: 'forget-answers', cron: '17 * * * *', work: () => forgetAnswers(server) },
    { name: 'settle-keys', cron: '*/10 * * * *', work: () => settleKeys(server, keys) },
    {
      // Law and ownership are of a day: what held yesterday may have ended.
      name: 'reassess',
      cron: '3 0 * * *',
      work: () => reassess(server, rulebookOf(server.rules(), dayOf(server.clock()))),
    },
  ];
}
