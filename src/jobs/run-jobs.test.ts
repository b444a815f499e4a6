import assert from 'node:assert/strict';
import { PgBoss } from 'pg-boss';
import { sql } from 'kysely';
import { afterEach, test } from 'node:test';
import { bossDatabase } from '../store/boss-database.ts';
import { onEachDatabase } from '../store/testing.fixture.ts';
import { runJobs, type RunningJobs } from './run-jobs.ts';

const YEARLY = '0 0 1 1 *';
const SENDS_ONLY = { schema: 'grendel_jobs', supervise: false, schedule: false, migrate: false };

onEachDatabase('the job queue', (database) => {
  let running: RunningJobs | null = null;
  afterEach(async () => {
    await running?.stop(5000);
    running = null;
  });
  const queue = () => {
    const { db, boss } = database();
    return 'url' in boss
      ? { connectionString: boss.url }
      : { db: bossDatabase(db, boss.pglite), backend: 'pglite' as const };
  };

  test('a job that fails is told by its name, and the queue keeps no word of what went wrong', async () => {
    const failed = Promise.withResolvers<string>();
    const work = async (): Promise<never> => {
      throw new Error('sentinel: serial number 4711');
    };
    running = await runJobs(queue(), [{ name: 'try-it', cron: YEARLY, work }], (job) =>
      failed.resolve(job),
    );
    const sender = new PgBoss({ ...queue(), ...SENDS_ONLY });
    await sender.start();
    await sender.send('try-it', {});
    assert.equal(await failed.promise, 'try-it');
    await running.stop(5000);
    running = null;
    await sender.stop({ graceful: false });
    const { rows } = await sql<{ job: string; state: string }>`
      select job::text, state::text from grendel_jobs.job where name = 'try-it'`.execute(
      database().db,
    );
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.state, 'retry');
    assert.match(rows[0]?.job ?? '', /try-it failed/);
    assert.doesNotMatch(rows[0]?.job ?? '', /sentinel|4711/);
  });

  test('the queue gives a job of a dead worker to another soon, also where an older version had made it', async () => {
    const older = new PgBoss({ ...queue(), schema: 'grendel_jobs' });
    await older.start();
    await older.createQueue('older', { policy: 'stately', expireInSeconds: 300 });
    await older.stop({ graceful: false });
    running = await runJobs(
      queue(),
      [{ name: 'older', cron: YEARLY, work: async () => {} }],
      () => {},
    );
    const { rows } = await sql<{ beat: number; expires: number; policy: string }>`
      select heartbeat_seconds as beat, expire_seconds as expires, policy
      from grendel_jobs.queue where name = 'older'`.execute(database().db);
    assert.deepEqual(rows, [{ beat: 20, expires: 3600, policy: 'stately' }]);
  });

  test('a shared job is worked on by several at once, and hears when its process is about to end', async () => {
    const one = Promise.withResolvers<void>();
    const two = Promise.withResolvers<void>();
    let at = 0;
    let told = 0;
    const work = async (signal: AbortSignal): Promise<void> => {
      at++;
      (at === 1 ? one : two).resolve();
      await new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => {
          told++;
          resolve();
        }),
      );
    };
    const jobs = [{ name: 'share-it', cron: YEARLY, shared: true, work }];
    running = await runJobs(queue(), jobs, () => {});
    const other = await runJobs(queue(), jobs, () => {});
    const sender = new PgBoss({ ...queue(), ...SENDS_ONLY });
    await sender.start();
    await sender.send('share-it', {});
    await one.promise;
    await sender.send('share-it', {});
    await two.promise;
    await sender.stop({ graceful: false });
    await Promise.all([running.stop(5000), other.stop(5000)]);
    running = null;
    assert.equal(told, 2);
  });
});
