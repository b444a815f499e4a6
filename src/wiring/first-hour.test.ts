import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Items, ListedFinding } from '../cli/server/door.ts';
import type { SummaryRow } from '../cli/server/findings-text.ts';
import { KINDS, type Kind } from '../store/testing.fixture.ts';
import { dataFolder, newPlace, startServer } from './running.fixture.ts';
import { deskIn, openTerminal, type Terminal } from './terminal.fixture.ts';

/** `docs/first-hour.md`, typed as it stands: whoever changes a command there, or what it shows, hears of it here. */
const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'first-hour.md'), 'utf8');
type Block = {
  readonly who: string;
  readonly commands: string;
  readonly shows: readonly string[];
};
/** Each block of commands, with the block of what is seen below it. */
const BLOCKS: readonly Block[] = [
  ...PAGE.matchAll(/^```sh (\w+)\n([^]*?)^```\n(?:\n```\n([^]*?)^```\n)?/gm),
].map(([, who = '', commands = '', shows = '']) => ({
  who,
  commands: commands.trimEnd(),
  shows: shows.split('\n').filter((line) => line !== ''),
}));

type Apps = Readonly<Record<string, { readonly byIdentifier: number; readonly byName: number }>>;
const TRUTH = JSON.parse(readFileSync(join(ROOT, 'examples', 'fleet', 'truth.json'), 'utf8')) as {
  readonly weeks: Readonly<
    Record<'week-47' | 'week-48', { readonly devices: number; readonly apps: Apps }>
  >;
  readonly between: Readonly<Record<'watchedRemoved' | 'devicesGone', number>>;
};

/** Lines of the page in their order; `…` stands for anything. */
function assertShows(shown: string, { commands, shows }: Block): void {
  let rest = shown.split('\n');
  for (const line of shows) {
    const wanted = new RegExp(line.split('…').map(RegExp.escape).join('.*'));
    const at = rest.findIndex((one) => wanted.test(one));
    assert.ok(at >= 0, `${commands}\nlacks, in this order: ${line}\n\n${shown}`);
    rest = rest.slice(at + 1);
  }
}

/** How the last command of a block ends. An upload of these exports with 3: names alone, and phones without apps. */
function endOf({ commands, shows }: Block): number {
  if (/^(?:Your roles|Nobody decides)/.test(shows[0] ?? '')) return 2;
  return /^npx grendel upload [^\n]*$/.test(commands) ? 3 : 0;
}

for (const kind of KINDS)
  test(`docs/first-hour.md does what it says, ${kind}`, async (t) => {
    const database = await databaseOf(kind);
    const server = await startServer(database.folder, database.env);
    const desk = deskIn(newPlace());
    const terminals = new Map<string, Terminal>();
    const terminalOf = (who: string): Terminal => {
      const there = terminals.get(who) ?? openTerminal(desk, { GRENDEL_DATA: database.folder });
      terminals.set(who, there);
      return there;
    };
    const blocks = BLOCKS.values();
    /** Types all up to the block with that command, that one too; gives what it showed. */
    async function upTo(command: string): Promise<string> {
      for (const block of blocks) {
        // The one that the test does in its own way: without a second `npm ci`, and on a port that is free.
        if (block.who === 'server') {
          // It answers a moment before it says so.
          while (!server.said().includes('Ctrl-C')) await wait(50);
          assertShows(server.said(), block);
        } else {
          const { shown, status } = await terminalOf(block.who).type(block.commands);
          assertShows(shown, block);
          assert.equal(status, endOf(block), `${block.commands}\n${shown}`);
          if (block.commands.includes(command)) return shown;
        }
      }
      return assert.fail(`the page does not have: ${command}`);
    }
    const found = async (): Promise<Readonly<Record<string, readonly [number, number]>>> => {
      const { items } = await server.get<Items<SummaryRow>>('/findings/summary');
      const open = items.filter(({ state }) => state !== 'closed');
      const byApp = Map.groupBy(open, ({ app }) => app ?? '');
      const sum = (rows: readonly SummaryRow[], what: 'certain' | 'possible'): number =>
        rows.reduce((total, row) => total + row[what], 0);
      return Object.fromEntries(
        [...byApp].map(([app, rows]) => [app, [sum(rows, 'certain'), sum(rows, 'possible')]]),
      );
    };
    const closed = async (): Promise<readonly ListedFinding[]> =>
      (await server.get<Items<ListedFinding>>('/findings?state=closed&limit=200')).items;

    await t.test('three people are invited and sign in', async () => {
      const shown = await upTo('cat cy.link');
      assert.match(shown, /^Signed in as Cy, until /m);
    });

    await t.test('what week 47 shows is found, as its truth counts it', async () => {
      const shown = await upTo('week-47');
      const { devices, apps } = TRUTH.weeks['week-47'];
      const handedIn = [...shown.matchAll(/^ {2}([\d,]+) devices, /gm)];
      assert.equal(
        handedIn.reduce((sum, [, count]) => sum + Number(count), 0),
        devices,
      );
      await upTo('npx grendel findings');
      const all = Object.entries(await found());
      assert.ok(all.length > 10);
      for (const [app, counts] of all)
        assert.deepEqual(counts, [apps[app]?.byIdentifier, apps[app]?.byName], app);
    });

    await t.test(
      'holders are called once, and one answers by the link of the message',
      async () => {
        const shown = await upTo('notices call');
        const certain = Object.values(await found()).reduce((sum, [one]) => sum + one, 0);
        assert.equal(Number(/^Made: .* about (\d+) findings$/m.exec(shown)?.[1]), certain);
        assert.equal((await upTo('curl')).trim(), '303');
        await upTo('findings show $removed');
        const again = await terminalOf('ann').type('npx grendel notices call --at-any-hour');
        assert.match(again.shown, /^Nothing is due now\.$/m);
      },
    );

    await t.test('an exception takes two people, and closes its finding', async () => {
      await upTo('findings show $needed');
      const excepted = (await closed()).map(({ app, because }) => [app, because]);
      assert.deepEqual(excepted, [['wechat', 'excepted']]);
    });

    await t.test('a listing takes two people, and is looked for from then on', async () => {
      assert.equal((await found())['temu'], undefined);
      await upTo('adopt nl-temu --why "Agreed');
      assert.equal((await found())['temu'], undefined);
      const shown = await upTo('week-48');
      const { byIdentifier, byName } = TRUTH.weeks['week-48'].apps['temu'] ?? assert.fail();
      assert.deepEqual((await found())['temu'], [byIdentifier, byName]);
      const sum = (what: RegExp): number =>
        [...shown.matchAll(what)].reduce((total, [, count]) => total + Number(count), 0);
      const gone = (await closed()).filter(({ because }) => because !== 'excepted');
      assert.equal(gone.length, sum(/(\d+) closed/g));
      const closedAs = (because: string): number =>
        gone.filter((one) => one.because === because).length;
      assert.equal(closedAs('removed') + closedAs('device-gone'), gone.length);
      assert.ok(closedAs('removed') > 5 && closedAs('removed') <= TRUTH.between.watchedRemoved);
      assert.ok(closedAs('device-gone') <= TRUTH.between.devicesGone);
    });

    await t.test('what the exception left out is open again when it ends', async () => {
      await upTo('findings show $removed');
      const before = (await found())['wechat'] ?? assert.fail();
      await upTo('findings show $needed');
      assert.deepEqual((await found())['wechat'], [before[0] + 1, before[1]]);
    });

    await t.test('the ledger has it all, and verifies offline', async () => {
      await upTo('ledger verify');
      const openings = readFileSync(join(desk, 'decisions', 'openings.ndjson'), 'utf8');
      for (const words of ['I know the task', 'It is mine'])
        assert.ok(!openings.includes(words), 'a refusal decides nothing');
      for (const words of [
        'Read out to the holder at the desk',
        'Inspects locks with Chinese crews',
        'No other way to reach them',
        'The inspections are over',
        'Agreed; people are told first',
        'Tell our people before you call them.',
      ])
        assert.ok(openings.includes(words), words);
      assert.deepEqual([...blocks], [], 'blocks that nobody typed');
    });

    for (const terminal of terminals.values()) terminal.close();
    assert.equal(await server.stop(), 0);
    await database.drop();
  });

async function databaseOf(kind: Kind) {
  if (kind === 'embedded') return { folder: await dataFolder(), env: {}, drop: async () => {} };
  const url = new URL(process.env['GRENDEL_TEST_DATABASE_URL'] ?? assert.fail());
  const name = `grendel_first_hour_${process.pid}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const folder = newPlace();
  mkdirSync(folder, { mode: 0o700 });
  const drop = () => run(`drop database if exists ${name} with (force)`);
  return { folder, env: { GRENDEL_DATABASE_URL: own.href }, drop };
}
