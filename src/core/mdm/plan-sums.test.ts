import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DeviceRef } from './device.ts';
import type { ContentHash, Reach, RestrictionKey } from './restriction.ts';
import type { AppId } from '../statements.ts';
import { sumsOf } from './plan-sums.ts';

const KEY = 'block.apple-profile' as RestrictionKey;
const HASH = 'ab' as ContentHash;
const FLEET = ['a', 'b', 'c', 'd', 'e', 'f'] as DeviceRef[];
const NOTHING = { restrictions: [] };
const reach = fc.oneof(
  fc.constant(null),
  fc.record({
    kind: fc.constantFrom('only' as const, 'all-but' as const),
    devices: fc.subarray(FLEET),
  }),
);
const has = (one: Reach | null, device: DeviceRef): boolean =>
  one !== null && one.devices.includes(device) === (one.kind === 'only');

test('who is given a restriction and who loses it is counted as on each device by itself, or left to the MDM', () => {
  fc.assert(
    fc.property(reach, reach, (was, now) => {
      if (now === null) return;
      const steps = [{ kind: 'reach', key: KEY, was, now } as const];
      const [sum] = sumsOf({ steps, restrictions: [] }, NOTHING).restrictions;
      const gained = FLEET.filter((device) => has(now, device) && !has(was, device)).length;
      const lost = FLEET.filter((device) => !has(now, device) && has(was, device)).length;
      // From some to all but some, only the MDM knows how many there are.
      const turns = (was?.kind ?? 'only') !== now.kind;
      assert.equal(sum?.reach?.gained, turns && now.kind === 'all-but' ? null : turns ? 0 : gained);
      assert.equal(sum?.reach?.lost, turns && now.kind === 'only' ? null : turns ? 0 : lost);
    }),
    { seed: 4, numRuns: 500 },
  );
});

test('removals are counted by app, the most first; steps by kind', () => {
  const remove = (device: DeviceRef, app: string) =>
    ({ kind: 'remove-app', device, app: app as AppId, identifier: 'x' }) as const;
  const [a, b, c] = FLEET as [DeviceRef, DeviceRef, DeviceRef];
  const steps = [
    remove(a, 'clip'),
    remove(a, 'chat'),
    remove(b, 'chat'),
    { kind: 'give', key: KEY, device: c, now: HASH } as const,
    { kind: 'take', key: KEY, device: b } as const,
    { kind: 'drop', key: KEY, was: null } as const,
  ];
  const { removals, kinds, restrictions } = sumsOf({ steps, restrictions: [] }, NOTHING);
  assert.deepEqual(removals, [
    { app: 'chat', devices: 2 },
    { app: 'clip', devices: 1 },
  ]);
  assert.deepEqual(kinds, { 'remove-app': 3, give: 1, take: 1, drop: 1 });
  const [{ given, taken, dropped } = { given: 0, taken: 0, dropped: false }] = restrictions;
  assert.deepEqual([given, taken, dropped], [1, 1, true]);
});
