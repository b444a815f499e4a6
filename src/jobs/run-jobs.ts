import { PgBoss, type ConstructorOptions } from 'pg-boss';
import type { Job } from './jobs.ts';

/** Tells of a fault by its name alone: a message may hold a value. */
export type Faults = (job: string, error: unknown) => void;

export type RunningJobs = {
  /** Takes no new work and waits for what is under way, for so long; what is cut off comes again elsewhere. */
  readonly stop: (milliseconds: number) => Promise<void>;
};

/**
 * In seconds. A worker says of its job that it lives every 5; of which nothing was heard for 20, another one takes the job up, at
 * the next look after it: within a minute of the end of its process (pg-boss: `heartbeatSeconds` at least 10, read 2026-11-27).
 */
const BEATS_EVERY = 5;
const DEAD_AFTER = 20;
const LOOKS_FOR_DEAD_EVERY = 15;
/** A job that lives and comes to no end. Sealing millions of openings anew takes some ten minutes. */
const EXPIRES = 3600;
const LOOKS_EVERY = 2;
/** A job that failed comes again by its time-table; in between three times, for those of once a day. */
const RETRIES = 3;
const RETRY_DELAY = 10;
const KEPT_FOR = 86_400;
/** A few jobs that look every two seconds need no more; ten for each process (pg-boss's own) would soon be all that a PostgreSQL gives. */
const CONNECTIONS = 4;

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
    max: CONNECTIONS,
    monitorIntervalSeconds: LOOKS_FOR_DEAD_EVERY,
    superviseIntervalSeconds: LOOKS_FOR_DEAD_EVERY,
  });
  boss.on('error', (error) => faults('queue', error));
  await boss.start();
  const options = {
    heartbeatSeconds: DEAD_AFTER,
    expireInSeconds: EXPIRES,
    retryLimit: RETRIES,
    retryDelay: RETRY_DELAY,
    deleteAfterSeconds: KEPT_FOR,
  };
  const ending = new AbortController();
  for (const { name, cron, shared, work } of jobs) {
    // `short`: one waits, any number are at it.
    await boss.createQueue(name, { policy: shared ? 'short' : 'stately', ...options });
    // One that is there keeps what an earlier version gave it, unless it is told.
    await boss.updateQueue(name, options);
    await boss.schedule(name, cron, null, { tz: 'UTC' });
    const polling = { pollingIntervalSeconds: LOOKS_EVERY, heartbeatRefreshSeconds: BEATS_EVERY };
    await boss.work(name, polling, async () => {
      const failed = await work(ending.signal).then(
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
  return {
    stop(milliseconds) {
      ending.abort();
      return boss.stop({ graceful: true, timeout: milliseconds });
    },
  };
}
