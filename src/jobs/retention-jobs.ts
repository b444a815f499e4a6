import { eraseOld } from '../actions/retention/erase-old.ts';
import type { Server } from '../actions/server.ts';
import type { Job } from './jobs.ts';

/** What ends because its term is over: once a night, after the day's exceptions have ended. */
export function retentionJobs(server: Server): readonly Job[] {
  return [{ name: 'erase-old', cron: '42 1 * * *', work: (signal) => eraseOld(server, signal) }];
}
