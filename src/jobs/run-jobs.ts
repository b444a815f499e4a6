import { PgBoss, type ConstructorOptions } from 'pg-boss';
import type { Job } from './jobs.ts';

/** Tells of a fault by its name alone: a message may hold a value. */
export type Faults = (job: string, error: unknown) => void;

export type RunningJobs = {
  /** Takes no new work and waits for what is under way, for so long; what is cut off comes again elsewhere. */
  readonly stop: (milliseconds: number) => Promise<void>;
};

/** Seconds after which a job of a worker that went away is given to another. */
const EXPIRES = 300;
const LOOKS_EVERY = 2;

/**
 * Works through the jobs on a queue in the database (pg-boss). Any number of processes may do so at once: of each job one runs at a
 * time, and one that was cut off by the end of its process is taken up by another.
 */
export async function runJobs(
  database: Pick<ConstructorOptions, 'connectionString' | 'db' | 'backend'>,
  jobs: readonly Job[],
  faults: Faults,
): Promise<RunningJobs> {
  const boss = new PgBoss({
    ...database,
    schema: 'grendel_jobs',
    application_name: 'grendel-jobs',
  });
  boss.on('error', (error) => faults('queue', error));
  await boss.start();
  for (const { name, cron, work } of jobs) {
    await boss.createQueue(name, { policy: 'stately', expireInSeconds: EXPIRES, retryLimit: 3 });
    await boss.schedule(name, cron, null, { tz: 'UTC' });
    await boss.work(name, { pollingIntervalSeconds: LOOKS_EVERY }, async () => {
      const failed = await work().then(
        () => false,
        (error: unknown) => {
          faults(name, error);
          return true;
        },
      );
      // The queue keeps what it is given, so it is given no message of another.
      if (failed) throw new Error(`${name} failed`);
    });
  }
  return { stop: (milliseconds) => boss.stop({ graceful: true, timeout: milliseconds }) };
}
