import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import pg from 'pg';
import { audit, sweepAll } from './audit.fixture.ts';
import { randomOf, type Random } from './random.fixture.ts';
import { killAll, startServer, type Kill, type Place, type Served } from './server.fixture.ts';
import { beginWork, checkWork, workOn, type Work } from './work.fixture.ts';

/**
 * A server is killed with SIGKILL again and again while exports and decisions come in, always on the same data. After each start
 * all that was acknowledged is looked for; at the end every row, and the log against each checkpoint that was given out. How
 * often, and from which seed, may be said; few points by default, since each costs a start.
 *
 * That it would notice was tried with faults put in (2026-11-27). Found within 20 kills on one of the databases: entries written after
 * the commit of what they tell, those of decisions and those of findings; no settling of what a crash left; uploads of the dead
 * process left open; no claim of the idempotency key; a checkpoint signed before its entries are placed. A publication in two
 * transactions outlived 50 kills, hence those at a `turn`: the second of them found it.
 */
const POINTS = Number(process.env['GRENDEL_CRASH_POINTS'] ?? 1);
const SEED = Number(process.env['GRENDEL_CRASH_SEED'] ?? 1);
const URL_OF_POSTGRES = process.env['GRENDEL_TEST_DATABASE_URL'];

const folder = mkdtempSync(join(tmpdir(), 'grendel-crash-'));
const dropped: (() => Promise<void>)[] = [];
after(async () => {
  killAll();
  for (const drop of dropped) await drop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * Most while it works; some while it starts, which takes up what the last one left; some at any time at all. What would be torn in
 * two is torn at a commit, and worst where an inventory goes on.
 */
function killOf(random: Random): Kill {
  const moment = (['before', 'middle', 'after'] as const)[random.below(3)] ?? 'before';
  const [from, of, most] = KILLS[random.below(KILLS.length)] ?? KILLS[0];
  return { from, of, after: 1 + random.below(most), moment };
}
/** The last is how many there are, about, until all is done. */
const KILLS = [
  ['start', 'statement', 150],
  ['any', 'statement', 1500],
  ['work', 'statement', 600],
  ['work', 'commit', 60],
  ['work', 'turn', 12],
] as const;

async function started(place: Place, kill: Kill | null): Promise<Served> {
  const server = await startServer(place, kill);
  assert.ok(server, 'it was to live, and was killed');
  return server;
}

async function crashes(t: TestContext, place: Place): Promise<void> {
  const random = randomOf(SEED);
  // The very first start makes keys and a database: a kill must leave nothing half there either.
  const boot = await startServer(place, {
    from: 'boot',
    after: 300 + random.below(3000),
    of: 'statement',
    moment: 'before',
  });
  await boot?.kill();
  const first = await started(place, null);
  const work: Work = await beginWork(first);
  await first.stop();
  /** Kills at their very point. The others came when all was done before, or it needed fewer statements to start. */
  let struck = 0;
  for (let point = 1; point <= POINTS; point++) {
    const kill = killOf(random);
    const told = `point ${point} of seed ${SEED}: ${JSON.stringify(kill)}`;
    try {
      const server = await startServer(place, kill);
      if (server === null) {
        struck++;
        continue;
      }
      if (kill.from === 'start') {
        // It needed fewer statements than that to start; what is counted on would fall into the looking.
        await server.kill();
        continue;
      }
      await checkWork(server, work);
      server.arm();
      await workOn(server, work, random);
      if ((await server.ask('GET', '/fleets')) === null) struck++;
      await server.kill();
    } catch (error) {
      throw new Error(told, { cause: error });
    }
  }
  await sweepAll(place);
  const last = await started(place, null);
  await checkWork(last, work);
  await last.stop();
  // What the last start ended may wait for its sweep still.
  await sweepAll(place);
  const { findings, entries } = await audit(place, work.checkpoints);
  t.diagnostic(
    `${POINTS} kills, ${struck} of them at work, ${work.acknowledged} acknowledged, ${findings} findings, ${entries} entries, ${work.checkpoints.length} checkpoints`,
  );
  assert.ok(work.acknowledged > 0, 'nothing was ever acknowledged');
}

test(`killed ${POINTS} times, nothing is lost, halved or doubled (embedded)`, async (t) => {
  await crashes(t, { folder: join(folder, 'embedded'), url: null });
});

test(
  `killed ${POINTS} times, nothing is lost, halved or doubled (PostgreSQL)`,
  { skip: URL_OF_POSTGRES === undefined && 'GRENDEL_TEST_DATABASE_URL is not set' },
  async (t) => {
    const url = new URL(URL_OF_POSTGRES ?? '');
    const admin = new pg.Client({ connectionString: url.href });
    await admin.connect();
    const name = `grendel_crash_${process.pid}`;
    await admin.query(`create database ${name}`);
    dropped.push(async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    });
    url.pathname = `/${name}`;
    await crashes(t, { folder: join(folder, 'postgres'), url: url.href });
  },
);
