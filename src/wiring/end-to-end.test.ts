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
      ({ app }) => app ?? '',
    );
    const sum = (app: string, what: 'certain' | 'possible'): number =>
      (open.get(app) ?? []).reduce((total, row) => total + row[what], 0);
    return [...open.keys()]
      .filter((app) => app !== '')
      .map((app) => ({ app, certain: sum(app, 'certain'), possible: sum(app, 'possible') }));
  };

  await t.test(
    'week 47: what its exports show is open, by identifier certain and by name possible',
    async () => {
      const summaries = await handIn('week-47', '2026-11-17T06:00:00Z');
      const { apps, devices } = TRUTH.weeks['week-47'];
      assert.equal(
        summaries.reduce((sum, one) => sum + (one?.devices ?? 0), 0),
        devices,
      );
      const found = await counts();
      assert.ok(found.length >= 8);
      for (const { app, certain, possible } of found)
        assert.deepEqual([certain, possible], [apps[app]?.byIdentifier, apps[app]?.byName], app);
    },
  );

  await t.test(
    'week 48: what is shown is open, what is gone is closed with its reason, and nothing is closed that was hidden',
    async () => {
      const summaries = await handIn('week-48', '2026-11-24T06:00:00Z');
      const { apps } = TRUTH.weeks['week-48'];
      const changed = (what: 'opened' | 'closed' | 'reopened'): number =>
        summaries.reduce((sum, one) => sum + (one?.changes?.[what] ?? 0), 0);
      const found = await counts();
      for (const { app, certain, possible } of found) {
        const week = apps[app];
        assert.ok(certain + possible >= (week?.byIdentifier ?? 0) + (week?.byName ?? 0), app);
      }
      const { items: closed } = await server.get<Items<ListedFinding>>(
        '/findings?state=closed&limit=200',
      );
      console.log(
        changed('opened'),
        changed('closed'),
        changed('reopened'),
        Map.groupBy(closed, (c) => c.because),
      );
      console.log(found, apps);
    },
  );
  await t.test('the ledger is exported and verifies', async () => {
    const place = newPlace();
    const exported = await run('ledger', 'export', place, '--openings');
    assert.equal(exported.status, 0, exported.err);
    const verified = await run('ledger', 'verify', place);
    assert.equal(verified.status, 0, verified.out + verified.err);
  });
  assert.equal(await server.stop(), 0);
});
