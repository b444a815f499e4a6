import type { VettingServer } from '../actions/vetting/door.ts';
import { tidyVettings } from '../actions/vetting/tidy.ts';
import { vetFiles } from '../actions/vetting/work.ts';
import type { Job } from './jobs.ts';

/** What runs by itself about app files. */
export function vettingJobs(server: VettingServer): readonly Job[] {
  return [
    {
      name: 'vet-files',
      cron: '* * * * *',
      shared: true,
      work: (signal) => vetFiles(server, signal),
    },
    { name: 'tidy-vettings', cron: '*/5 * * * *', work: () => tidyVettings(server) },
  ];
}
