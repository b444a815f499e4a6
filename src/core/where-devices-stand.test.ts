import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { coverageOf } from './coverage.ts';
import type { Day } from './day.ts';
import type { OrganisationId } from './finding.ts';
import type { Hit, Instant, Inventory, SeenDevice } from './inventory.ts';
import { classOf, type CoverageClass, type StandingDevice } from './where-devices-stand.ts';

const MOMENT = '2026-11-24T07:00:00Z' as Instant;
const ministry = 'ministry' as OrganisationId;
const phone = (facts: Partial<StandingDevice> = {}): StandingDevice => ({
  organisation: ministry,
  platform: 'ios',
  visibility: 'all',
  collected: null,
  hits: [],
  ...facts,
});
const standing = (facts: Partial<StandingDevice>, days = 30): CoverageClass =>
  classOf(phone(facts), MOMENT, days);
const OLD = '2026-10-01T07:00:00Z' as Instant;

test('a device stands in one class: a hit however old, then what cannot be seen, then what is old', () => {
  assert.equal(standing({ hits: ['tiktok'], collected: OLD, visibility: 'nothing' }), 'withHits');
  assert.equal(standing({ visibility: 'nothing', collected: OLD }), 'notAssessed');
  assert.equal(standing({ collected: OLD }), 'stale');
  assert.equal(standing({ collected: OLD, visibility: 'work-side' }), 'stale');
  assert.equal(standing({ visibility: 'names-only' }), 'notVisible');
  assert.equal(standing({ visibility: 'unknown' }), 'notVisible');
  assert.equal(standing({}), 'without');
});

test('thirty days to the second are not stale, and each device is measured by the policy that holds for it', () => {
  const edge = { collected: '2026-10-25T07:00:00Z' as Instant };
  assert.equal(standing(edge), 'without');
  assert.equal(standing({ collected: '2026-10-25T06:59:59Z' as Instant }), 'stale');
  assert.equal(standing(edge, 7), 'stale');
});

const anyDevice: fc.Arbitrary<StandingDevice> = fc.record({
  organisation: fc.constant(ministry),
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
      const classes = devices.map((device) => classOf(device, MOMENT, 30));
      for (const name of CLASSES)
        assert.equal(classes.filter((one) => one === name).length, scanned[name], name);
    }),
    { seed: 20261126, numRuns: 300 },
  );
});
