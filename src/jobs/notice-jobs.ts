import { callHolders } from '../actions/notices/call.ts';
import type { NoticeServer } from '../actions/notices/door.ts';
import { eraseHolders } from '../actions/notices/erase.ts';
import { sendDue } from '../actions/notices/send.ts';
import { BY_ITSELF } from '../actions/server.ts';
import type { Job } from './jobs.ts';

/** What runs by itself about notices. */
export function noticeJobs(server: NoticeServer): readonly Job[] {
  return [
    {
      name: 'call-holders',
      cron: '*/10 * * * *',
      work: () =>
        callHolders(server, BY_ITSELF, {
          scope: null,
          dryRun: false,
          atAnyHour: false,
          origin: 'job:call-holders',
        }),
    },
    {
      name: 'send-notices',
      cron: '* * * * *',
      work: (signal) => sendDue(server, { owner: server.newId(), signal }),
    },
    // After the contacts, which go at the seventh minute.
    { name: 'erase-holders', cron: '12 * * * *', work: () => eraseHolders(server) },
  ];
}
