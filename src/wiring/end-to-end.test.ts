import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Items, ListedFinding, ShownInventory } from '../cli/server/door.ts';
import type { SummaryRow } from '../cli/server/findings-text.ts';
import { dataFolder, grendel, newPlace, startServer } from './running.fixture.ts';

/** The invented fleet, as a new user hands it in by the command line: `examples/README.md` says what its truth counts. */
const FLEET = join(import.meta.dirname, '..', '..', 'examples', 'fleet');
/** Of nine, those of four kinds: identifiers, names alone, a list of Excel's, a line a device. All nine take a minute. */
const FILES = [
  'bicycles-intune-AppInvRawData.zip',
  'clocks-phones.xlsx',
  'dikes-orchards-jamf-v2-detail.json.gz',
  'markets-inspectors-status-reports.ndjson.gz',
] as const;
type Counts = {
  readonly devices: number;
  readonly apps: Readonly<Record<string, Shown>>;
};
type Shown = { readonly byIdentifier: number; readonly byName: number };
const TRUTH = JSON.parse(readFileSync(join(FLEET, 'truth.json'), 'utf8')) as {
  readonly weeks: Readonly<
    Record<'week-47' | 'week-48', { readonly files: Readonly<Record<string, Counts>> }>
  >;
  readonly between: Readonly<
    Record<
      'devicesGone' | 'devicesNew' | 'watchedRemoved' | 'watchedNew' | 'watchedCameBack',
      number
    >
  >;
};

/** What the truth of a week says of these files together. */
function truthOf(week: 'week-47' | 'week-48'): Counts {
  const files = FILES.map((file) => TRUTH.weeks[week].files[file] ?? { devices: 0, apps: {} });
  const apps: Record<string, Shown> = {};
  for (const [app, { byIdentifier, byName }] of files.flatMap((file) =>
    Object.entries(file.apps),
  )) {
    const so = apps[app] ?? { byIdentifier: 0, byName: 0 };
    apps[app] = { byIdentifier: so.byIdentifier + byIdentifier, byName: so.byName + byName };
  }
  return { devices: files.reduce((sum, { devices }) => sum + devices, 0), apps };
}

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
      ...FILES.map((file) => join(FLEET, week, file)),
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
    const { apps, devices } = truthOf('week-47');
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
    const { apps } = truthOf('week-48');
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
    assert.ok(closedAs('device-gone') <= devicesGone);
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
