import type { Logger } from 'pino';
import { sweep } from '../actions/inventories/recover.ts';
import type { KeyStock } from '../actions/keys/stock.ts';
import type { MdmServer } from '../actions/mdm/door.ts';
import type { NoticeServer } from '../actions/notices/door.ts';
import { workOnMdms } from '../actions/mdm/upkeep.ts';
import type { VettingServer } from '../actions/vetting/door.ts';
import { vetFiles } from '../actions/vetting/work.ts';
import { faultOf } from '../api/access-log.ts';
import { exceptionJobs } from '../jobs/exception-jobs.ts';
import { jobsOf } from '../jobs/jobs.ts';
import { mdmJobs } from '../jobs/mdm-jobs.ts';
import { noticeJobs } from '../jobs/notice-jobs.ts';
import { retentionJobs } from '../jobs/retention-jobs.ts';
import { vettingJobs } from '../jobs/vetting-jobs.ts';
import { runJobs } from '../jobs/run-jobs.ts';
import { bossDatabase } from '../store/boss-database.ts';
import type { Database } from '../store/open.ts';
import { vacuum } from '../store/vacuum.ts';
import { every } from './beat.ts';
import type { Metrics } from './metrics.ts';
import { watchKeys } from './record-keys.ts';
import type { newTidying } from './tidying.ts';

export type Background = {
  /** Something was begun that goes on by itself: it is looked at now, and not with the next beat. */
  readonly stir: () => void;
  readonly stop: () => Promise<void>;
};

type Running = {
  readonly server: MdmServer & NoticeServer & VettingServer;
  readonly stock: KeyStock;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly tidying: ReturnType<typeof newTidying>;
  /** Names this process to others while it is at something. */
  readonly owner: string;
  readonly placeEntries: () => Promise<void>;
};

/** Between two looks at what waits for its place in the ledger, and at what goes on with MDMs. */
const BEAT = 1000;
const LOOK = 5000;
const JOB_GRACE = 10_000;

/** The jobs of the queue; and beside them a quicker beat, so that a decision is signed and a sync begins within a second or two. */
export async function startBackground(running: Running): Promise<Background> {
  const { server, stock, database, metrics, log, tidying, owner, placeEntries } = running;
  const { db, boss } = database;
  const fault = (job: string, error: unknown): void => {
    metrics.jobFailed(job);
    log.error({ job, ...faultOf(error) }, 'job failed');
  };
  const queue =
    'url' in boss
      ? { connectionString: boss.url }
      : { db: bossDatabase(db, boss.pglite), backend: 'pglite' as const };
  const jobs = await runJobs(
    queue,
    [
      ...jobsOf(server, placeEntries, stock),
      ...mdmJobs(server),
      ...exceptionJobs(server),
      ...noticeJobs(server),
      ...retentionJobs(server),
      ...vettingJobs(server),
    ],
    fault,
  );
  const lookAtKeys = watchKeys(server, stock, log);
  const beat = every(
    BEAT,
    async () => {
      await lookAtKeys();
      await placeEntries();
      if (await sweep(server)) tidying.due();
      // PGlite has no autovacuum: without this no row's room ever comes back, and no statistics are made.
      if (!('url' in boss) && tidying.take()) await vacuum(db);
    },
    (error) => fault('beat', error),
  );
  const stopping = new AbortController();
  const look = every(
    LOOK,
    () => workOnMdms(server, { owner, signal: stopping.signal }),
    (error) => fault('work-on-mdms', error),
  );
  const vetting = every(
    LOOK,
    () => vetFiles(server, stopping.signal),
    (error) => fault('vet-files', error),
  );
  return {
    stir() {
      look.now();
      vetting.now();
    },
    async stop() {
      stopping.abort();
      await vetting.stop();
      await look.stop();
      await beat.stop();
      await jobs.stop(JOB_GRACE);
    },
  };
}
