import { approvalsDue } from '../actions/exceptions/approved-apps.ts';
import { exceptionsDue, remindOfExceptions } from '../actions/exceptions/calendar.ts';
import { endDueExemptions } from '../actions/mdm/exemptions.ts';
import type { NoticeServer } from '../actions/notices/door.ts';
import type { Job } from './jobs.ts';

/** What the calendar does with exceptions and approvals. */
export function exceptionJobs(server: NoticeServer): readonly Job[] {
  return [
    {
      name: 'exceptions-due',
      cron: '*/5 * * * *',
      async work() {
        // What ends goes first: another may begin where it was.
        await endDueExemptions(server);
        await exceptionsDue(server);
        await approvalsDue(server);
      },
    },
    { name: 'remind-exceptions', cron: '25 * * * *', work: () => remindOfExceptions(server) },
  ];
}
