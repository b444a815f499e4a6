import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { coverageOf } from './coverage.ts';
import type { Day } from './day.ts';
import type { OrganisationId } from './finding.ts';
import type { Hit, Instant, Inventory, SeenDevice } from './inventory.ts';
import { countCoverage, type CoverageRow, type StandingDevice } from './where-devices-stand.ts';

const MOMENT = '2026-11-24T07:00:00Z' as Instant;
const [ministry, agency] = ['ministry', 'agency'] as OrganisationId[] as [
  OrganisationId,
  OrganisationId,
];
const phone = (facts: Partial<StandingDevice> = {}): StandingDevice => ({
  organisation: ministry,
  platform: 'ios',
  visibility: 'all',
  collected: null,
  hits: [],
  ...facts,
});
function rowsOf(
  devices: readonly StandingDevice[],
  days: (device: StandingDevice) => number = () => 30,
): readonly CoverageRow[] {
  const count = countCoverage(MOMENT, days);
  for (const device of devices) count.add(device);
  return count.rows();
}
const OLD = '2026-10-01T07:00:00Z' as Instant;

test('a device stands in one class: a hit however old, then what cannot be seen, then what is old', () => {
  const [row, ...others] = rowsOf([
    phone({ hits: ['tiktok'], collected: OLD, visibility: 'nothing' }),
    phone({ visibility: 'nothing', collected: OLD }),
    phone({ collected: OLD }),
    phone({ collected: OLD, visibility: 'work-side' }),
    phone({ visibility: 'names-only' }),
    phone({ visibility: 'unknown' }),
    phone(),
  ]);
  assert.deepEqual(others, []);
  assert.deepEqual(row, {
    organisation: ministry,
    platform: 'ios',
    withHits: 1,
    notAssessed: 1,
    stale: 2,
    notVisible: 2,
    without: 1,
  });
});

test('thirty days to the second are not stale, and each device is measured by the policy that holds for it', () => {
  const edge = phone({ collected: '2026-10-25T07:00:00Z' as Instant });
  const beyond = phone({ collected: '2026-10-25T06:59:59Z' as Instant });
  assert.deepEqual(
    rowsOf([edge, beyond]).map(({ without, stale }) => [without, stale]),
    [[1, 1]],
  );
  const strict = rowsOf([edge, { ...edge, organisation: agency }], ({ organisation }) =>
    organisation === agency ? 7 : 30,
  );
  assert.deepEqual(
    strict.map(({ organisation, without, stale }) => [organisation, without, stale]),
    [
      [agency, 0, 1],
      [ministry, 1, 0],
    ],
  );
});

test('rows come by organisation and platform, and a device whose platform nobody names has a row of its own', () => {
  const rows = rowsOf([
    phone({ platform: null }),
    phone({ organisation: agency, platform: 'android' }),
    phone(),
  ]);
  assert.deepEqual(
    rows.map(({ organisation, platform }) => `${organisation} ${platform}`),
    ['agency android', 'ministry ios', 'ministry unknown'],
  );
});

const anyDevice: fc.Arbitrary<StandingDevice> = fc.record({
  organisation: fc.constantFrom(ministry, agency),
  platform: fc.constantFrom('ios', 'android', null),
  visibility: fc.constantFrom(
    'all',
    'managed-only',
    'work-side',
    'names-only',
    'nothing',
    'unknown',
  ),
  collected: fc.constantFrom(null, MOMENT, OLD, '2026-10-25T07:00:00Z' as Instant),
  hits: fc.constantFrom([], ['tiktok'], ['tiktok', 'temu']),
});
const CLASSES = ['withHits', 'without', 'notVisible', 'stale', 'notAssessed'] as const;
const sumOf = (rows: readonly CoverageRow[], name: (typeof CLASSES)[number]): number =>
  rows.reduce((sum, row) => sum + row[name], 0);

test('the classes add up to all devices, in any order', () => {
  fc.assert(
    fc.property(fc.array(anyDevice), (devices) => {
      const rows = rowsOf(devices);
      const total = CLASSES.reduce((sum, name) => sum + sumOf(rows, name), 0);
      assert.equal(total, devices.length);
      assert.deepEqual(rowsOf(devices.toReversed()), rows);
    }),
    { seed: 20261126, numRuns: 300 },
  );
});

test('a scan and a server put the same device into the same class', () => {
  const inventory = { moment: MOMENT, installs: 0, notAssessed: 0 } as Inventory;
  fc.assert(
    fc.property(fc.array(anyDevice), (devices) => {
      const fleet = devices.map(({ visibility, collected, hits }) => ({
        seen: { visibility, collected } as SeenDevice,
        inventory,
        hits: Array.from({ length: hits.length }, () => ({}) as Hit),
      }));
      const scanned = coverageOf(fleet, [inventory], 30, '2026-11-24' as Day);
      const rows = rowsOf(devices);
      for (const name of CLASSES) assert.equal(sumOf(rows, name), scanned[name], name);
    }),
    { seed: 20261126, numRuns: 300 },
  );
});
