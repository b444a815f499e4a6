import type { MdmServer } from '../actions/mdm/door.ts';
import { rekeyMemory } from '../actions/mdm/memory.ts';
import { beginDueSyncs, checkDue, workOnMdms } from '../actions/mdm/upkeep.ts';
import type { Job } from './jobs.ts';

/** What runs by itself about MDMs. */
export function mdmJobs(server: MdmServer): readonly Job[] {
  return [
    {
      name: 'work-on-mdms',
      cron: '* * * * *',
      shared: true,
      work: (signal) => workOnMdms(server, { owner: server.newId(), signal }),
    },
    { name: 'begin-syncs', cron: '*/5 * * * *', work: () => beginDueSyncs(server) },
    { name: 'check-blocks', cron: '*/10 * * * *', work: (signal) => checkDue(server, signal) },
    { name: 'rekey-memory', cron: '*/10 * * * *', work: () => rekeyMemory(server) },
  ];
}
