import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { OrganisationId } from './finding.ts';
import { suddenDrops, type FleetCounts, type InventoryCounts } from './sudden-drop.ts';

/** Devices, apps on them, devices with hits. */
type Counted = readonly [devices: number, installs: number, hits: number];
const counts = ([devices, installs, hits]: Counted): InventoryCounts => ({
  devices,
  installs,
  hits,
});
function fleet(all: Counted, organisations: Readonly<Record<string, Counted>> = {}): FleetCounts {
  const entries = Object.entries(organisations).map(
    ([id, counted]) => [id as OrganisationId, counts(counted)] as const,
  );
  return { all: counts(all), organisations: new Map(entries) };
}
const heldFor = (before: FleetCounts | null, now: FleetCounts): readonly string[] =>
  suddenDrops(before, now).map(
    ({ what, organisation, before, now }) => `${organisation ?? 'all'}: ${what} ${before} → ${now}`,
  );

test('a first inventory is never held, and nor is one with more than before', () => {
  assert.deepEqual(heldFor(null, fleet([0, 0, 0])), []);
  assert.deepEqual(heldFor(fleet([20, 1000, 10]), fleet([2000, 90_000, 400])), []);
});

test('an export of which every third page is missing is held, once, and not also for its apps', () => {
  assert.deepEqual(heldFor(fleet([900, 60_000, 40]), fleet([600, 40_000, 2])), [
    'all: devices 900 → 600',
  ]);
});

test('of 20 devices 15 are held for, and 16 are not', () => {
  assert.deepEqual(heldFor(fleet([20, 900, 3]), fleet([15, 700, 3])), ['all: devices 20 → 15']);
  assert.deepEqual(heldFor(fleet([20, 900, 3]), fleet([16, 700, 3])), []);
});

test('a unit of six is not held for one phone, or for four; that it is gone is asked about', () => {
  for (const left of [5, 4, 3, 2])
    assert.deepEqual(heldFor(fleet([6, 300, 6]), fleet([left, 40, left])), []);
  assert.deepEqual(heldFor(fleet([6, 300, 6]), fleet([0, 0, 0])), ['all: devices 6 → 0']);
});

test('a report that suddenly shows managed apps only is held, though each device is in it', () => {
  assert.deepEqual(heldFor(fleet([100, 8000, 9]), fleet([100, 900, 9])), [
    'all: installs 8000 → 900',
  ]);
  assert.deepEqual(heldFor(fleet([100, 8000, 9]), fleet([90, 4000, 9])), []);
  // A handful of phones: one that was set up anew can halve it.
  assert.deepEqual(heldFor(fleet([4, 200, 1]), fleet([4, 60, 1])), []);
});

test('hits that vanish while devices and apps stay are held; a call that worked is not', () => {
  assert.deepEqual(heldFor(fleet([500, 30_000, 120]), fleet([498, 30_100, 0])), [
    'all: hits 120 → 0',
  ]);
  assert.deepEqual(heldFor(fleet([500, 30_000, 120]), fleet([498, 29_800, 30])), []);
  assert.deepEqual(
    heldFor(fleet([500, 30_000, 9]), fleet([500, 30_000, 0])),
    [],
    'nine holders can have listened',
  );
});

test('an agency that is missing is held for, also where the fleet hardly shows it', () => {
  const before = fleet([5000, 300_000, 90], {
    agency: [40, 2400, 3],
    ministry: [4960, 297_600, 87],
  });
  const now = fleet([4960, 297_600, 87], { ministry: [4960, 297_600, 87] });
  assert.deepEqual(heldFor(before, now), ['agency: devices 40 → 0']);
});

const counted = fc
  .tuple(fc.nat(60), fc.nat(80), fc.nat(60))
  .map(([devices, each, hits]): Counted => [devices, devices * each, Math.min(devices, hits)]);

test('nothing is held that did not fall, the same again is not held, and what is held says what fell', () => {
  fc.assert(
    fc.property(counted, counted, (before, now) => {
      assert.deepEqual(suddenDrops(fleet(before), fleet(before)), []);
      for (const drop of suddenDrops(fleet(before, { a: before }), fleet(now, { a: now }))) {
        assert.ok(drop.what === 'installs' || drop.now < drop.before);
        assert.deepEqual(
          [drop.before, drop.now],
          [counts(before)[drop.what], counts(now)[drop.what]],
        );
      }
    }),
    { seed: 20261126, numRuns: 500 },
  );
});

test('one phone more or less holds no inventory', () => {
  fc.assert(
    fc.property(counted, fc.nat(80), (before, apps) => {
      const [devices, installs, hits] = before;
      fc.pre(devices > 0 && installs >= apps);
      // As long as that phone does not itself hold half of all apps.
      fc.pre(apps * 2 < installs);
      const now: Counted = [devices - 1, installs - apps, Math.max(0, hits - 1)];
      assert.deepEqual(suddenDrops(fleet(before), fleet(now)), []);
    }),
    { seed: 20261126, numRuns: 500 },
  );
});
