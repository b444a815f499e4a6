import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { audit, sweepAll } from '../wiring/crash/audit.fixture.ts';
import { randomOf } from '../wiring/crash/random.fixture.ts';
import { killAll, startServer, type Place } from '../wiring/crash/server.fixture.ts';
import { beginWork, checkWork, workOn } from '../wiring/crash/work.fixture.ts';
import { killedAgainAndAgain, type Chaos } from './workers.fixture.ts';

/**
 * A server and four workers on one PostgreSQL, all of them killed with SIGKILL at random, while exports, decisions and erasures come
 * in. Long, so only where it is asked for: GRENDEL_WORKERS_SECONDS=60, with GRENDEL_TEST_DATABASE_URL (`.ci/postgres`).
 */
const SECONDS = Number(process.env['GRENDEL_WORKERS_SECONDS'] ?? 0);
const SEED = Number(process.env['GRENDEL_WORKERS_SEED'] ?? 1);
const URL_OF_POSTGRES = process.env['GRENDEL_TEST_DATABASE_URL'];
const WORKERS = 4;
/** Contacts that fall due at once: more than one transaction takes. */
const DUE = 700;
/** As `run-jobs.ts` promises, and what a loaded machine takes on top. */
const TAKEN_UP_WITHIN = 90_000;

const SENDS_ONLY = { supervise: false, schedule: false, migrate: false } as const;

const folder = mkdtempSync(join(tmpdir(), 'grendel-workers-'));
const endings: (() => Promise<unknown>)[] = [];
after(async () => {
  killAll();
  for (const end of endings.toReversed()) await end().catch(() => {});
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function ownDatabase(): Promise<string> {
  const url = new URL(URL_OF_POSTGRES ?? '');
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  const name = `grendel_workers_${process.pid}`;
  await admin.query(`create database ${name}`);
  endings.push(async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  url.pathname = `/${name}`;
  return url.href;
}

/** Names of nobody, whose time is over, and the job that erases them. */
async function fallDue(db: pg.Client, boss: PgBoss, fleet: string): Promise<void> {
  await db.query(
    `with made as (insert into device (fleet_id, key_id, pseudonym)
       select $1, 1, uuid_send(gen_random_uuid()) from generate_series(1, $2::int) returning id)
     insert into contact (device_id, sealed, erase_after)
     select id, '\\x0100000001'::bytea, now() - interval '1 day' from made`,
    [fleet, DUE],
  );
  await boss.send('erase-contacts', {});
}

const count = async (db: pg.Client, query: string): Promise<number> =>
  Number((await db.query<{ n: string }>(`select count(*) as n from (${query}) as one`)).rows[0]?.n);

test(
  `a server and ${WORKERS} workers, killed at random for ${SECONDS} s, lose nothing and do nothing twice`,
  {
    skip:
      (URL_OF_POSTGRES === undefined || SECONDS === 0) &&
      'GRENDEL_TEST_DATABASE_URL and GRENDEL_WORKERS_SECONDS are not set',
  },
  async (t) => {
    const url = await ownDatabase();
    const place: Place = { folder: join(folder, 'data'), url };
    const random = randomOf(SEED);
    const first = await startServer(place, null);
    assert.ok(first);
    const work = await beginWork(first);
    await first.stop();
    const db = new pg.Client({ connectionString: url });
    await db.connect();
    endings.push(() => db.end());
    const boss = new PgBoss({ connectionString: url, schema: 'grendel_jobs', ...SENDS_ONLY });
    await boss.start();
    endings.push(() => boss.stop());
    const [fleet] = work.fleets;
    assert.ok(fleet);

    const env = { GRENDEL_DATA: place.folder, GRENDEL_DATABASE_URL: url };
    const workers = Array.from({ length: WORKERS }, (): Chaos =>
      killedAgainAndAgain(env, () => 2000 + random.below(8000)),
    );
    let due = 0;
    let servers = 0;
    for (const until = performance.now() + SECONDS * 1000; performance.now() < until; servers++) {
      const server = await startServer(place, null);
      assert.ok(server);
      await checkWork(server, work);
      await fallDue(db, boss, fleet.id);
      due += DUE;
      const working = workOn(server, work, random);
      await Promise.race([working, wait(3000 + random.below(9000))]);
      await server.kill();
      await working;
    }

    // The last ones live. What the dead had in hand is theirs within a minute.
    await Promise.all(workers.map((one) => one.end()));
    const last = await startServer(place, null);
    assert.ok(last);
    await checkWork(last, work);
    // On a machine that has much else to do, none before may have come to the end of an export.
    await workOn(last, work, random);
    const isOver = async (): Promise<boolean> =>
      (await count(db, 'select from contact where erase_after < now()')) === 0 &&
      (await count(
        db,
        `select from grendel_jobs.job where state = 'active' and started_on < now() - interval '1 minute'`,
      )) === 0;
    const giveUp = performance.now() + TAKEN_UP_WITHIN;
    while (!(await isOver()) && performance.now() < giveUp) await wait(500);
    assert.ok(await isOver(), 'a job of a dead worker was not taken up');
    await checkWork(last, work);
    await db.query(
      `delete from device where fleet_id = $1
      and not exists (select from sighting where device_id = device.id) and not exists (select from finding where device_id = device.id)`,
      [fleet.id],
    );
    await last.stop();
    await sweepAll(place);
    const { findings, entries } = await audit(place, work.checkpoints);

    const erased = await db.query<{ n: string }>(
      `select sum((entry::jsonb -> 'details' ->> 'contacts')::int) as n from ledger_entry
       where entry::jsonb ->> 'action' = 'contacts.erased'`,
    );
    assert.equal(Number(erased.rows[0]?.n), due, 'each name is erased once, and said so');
    assert.ok(findings > 0, 'nothing was ever handed in');
    const kills = workers.reduce((sum, one) => sum + one.kills(), 0);
    assert.ok(kills > 0 && servers > 0, 'nobody was killed');
    t.diagnostic(
      `${kills} workers and ${servers} servers killed, ${work.acknowledged} acknowledged, ${findings} findings, ${entries} entries, ${due} names erased`,
    );
  },
);
