import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Items, ListedFinding, ShownInventory } from '../cli/server/door.ts';
import type { SummaryRow } from '../cli/server/findings-text.ts';
import { dataFolder, grendel, newPlace, startServer } from './running.fixture.ts';

/** The invented fleet, as a new user hands it in by the command line: `examples/README.md` says what its truth counts. */
const FLEET = join(import.meta.dirname, '..', '..', 'examples', 'fleet');
type Week = {
  readonly devices: number;
  readonly coverage: Readonly<Record<string, number>>;
  readonly apps: Readonly<
    Record<string, { readonly byIdentifier: number; readonly byName: number }>
  >;
};
const TRUTH = JSON.parse(readFileSync(join(FLEET, 'truth.json'), 'utf8')) as {
  readonly weeks: Readonly<Record<'week-47' | 'week-48', Week>>;
  readonly between: Readonly<
    Record<
      'devicesGone' | 'devicesNew' | 'watchedRemoved' | 'watchedNew' | 'watchedCameBack',
      number
    >
  >;
};

type Counted = { readonly app: string; readonly certain: number; readonly possible: number };
const sumOf = (counted: readonly Counted[]): number =>
  counted.reduce((total, { certain, possible }) => total + certain + possible, 0);

test('the weeks of the invented fleet become findings, closings and a ledger that verifies, as its truth has them', async (t) => {
  const folder = await dataFolder();
  const server = await startServer(folder);
  const run = (...args: readonly string[]) => grendel(args, { GRENDEL_DATA: folder });
  const handIn = async (week: 'week-47' | 'week-48', moment: string) => {
    const { status, out, err } = await run(
      'upload',
      join(FLEET, week),
      '--moment',
      moment,
      '--json',
    );
    const handed = (
      JSON.parse(out) as { readonly handed: readonly { readonly inventory: ShownInventory }[] }
    ).handed;
    // Names alone, and devices without apps: not all could be seen.
    assert.equal(status, 3, err);
    assert.deepEqual(
      new Set(handed.map(({ inventory }) => inventory.state)),
      new Set(['published']),
    );
    return handed.map(({ inventory }) => inventory.summary);
  };
  const counts = async () => {
    const { items } = await server.get<Items<SummaryRow>>('/findings/summary');
    const open = Map.groupBy(
      items.filter(({ state }) => state === 'open'),
      ({ app, category }) => app ?? `(${category})`,
    );
    const sum = (app: string, what: 'certain' | 'possible'): number =>
      (open.get(app) ?? []).reduce((total, row) => total + row[what], 0);
    return [...open.keys()].map((app) => ({
      app,
      certain: sum(app, 'certain'),
      possible: sum(app, 'possible'),
    }));
  };

  let before = 0;
  await t.test('week 47: what is shown is open, certain by identifier, else possible', async () => {
    const summaries = await handIn('week-47', '2026-11-17T06:00:00Z');
    const { apps, devices } = TRUTH.weeks['week-47'];
    assert.equal(
      summaries.reduce((sum, one) => sum + (one?.devices ?? 0), 0),
      devices,
    );
    const found = await counts();
    before = sumOf(found);
    assert.ok(found.length >= 8);
    for (const { app, certain, possible } of found)
      assert.deepEqual([certain, possible], [apps[app]?.byIdentifier, apps[app]?.byName], app);
  });

  await t.test('week 48: what is gone closes with its reason, and nothing that hides', async () => {
    const summaries = await handIn('week-48', '2026-11-24T06:00:00Z');
    const { apps } = TRUTH.weeks['week-48'];
    const changed = (what: 'opened' | 'closed' | 'reopened'): number =>
      summaries.reduce((sum, one) => sum + (one?.changes?.[what] ?? 0), 0);
    const found = await counts();
    // A phone that no longer shows as much keeps its finding: at least what is shown is open.
    for (const { app, certain, possible } of found) {
      const { byIdentifier, byName } = apps[app] ?? { byIdentifier: 0, byName: 0 };
      assert.ok(certain + possible >= byIdentifier + byName, app);
    }
    const list = '/findings?state=closed&limit=200';
    const { items: closed } = await server.get<Items<ListedFinding>>(list);
    const { watchedRemoved, watchedNew, watchedCameBack, devicesGone, devicesNew } = TRUTH.between;
    const closedAs = (because: string): number =>
      closed.filter((one) => one.because === because).length;
    assert.equal(closedAs('removed') + closedAs('device-gone'), changed('closed'));
    assert.ok(closedAs('removed') > 0 && closedAs('removed') <= watchedRemoved);
    assert.ok(closedAs('device-gone') > 0 && closedAs('device-gone') <= devicesGone);
    assert.ok(changed('opened') > 0);
    assert.ok(changed('opened') + changed('reopened') <= watchedNew + watchedCameBack + devicesNew);
    assert.equal(sumOf(found), before + changed('opened') - changed('closed'));
  });

  await t.test('the ledger is exported and verifies', async () => {
    const place = newPlace();
    const exported = await run('ledger', 'export', place, '--openings');
    assert.equal(exported.status, 0, exported.err);
    const verified = await run('ledger', 'verify', place);
    assert.equal(verified.status, 0, verified.out + verified.err);
  });
  assert.equal(await server.stop(), 0);
});
