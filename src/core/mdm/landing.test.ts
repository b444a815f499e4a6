import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Day } from '../day.ts';
import type { AppId } from '../statements.ts';
import { afterSteps } from './carry.fixture.ts';
import type { DeviceRef } from './device.ts';
import { anyCase, CONTENTS_KEPT, type Case } from './laws.fixture.ts';
import { lookAt } from './look.ts';
import { makePlan } from './make-plan.ts';
import type { Observation } from './observation.ts';
import { lies } from './plan-devices.ts';
import type { Wanted } from './plan.ts';
import { memberOf } from './reach.ts';
import type { Restriction } from './restriction.ts';
import { trialOf } from './trial.ts';
import * as world from './world.fixture.ts';

const FIT = { fits: world.SUPERVISED };
const block = (content: string, apps: readonly string[]) => ({
  ...world.restriction('block.a', content, FIT),
  apps: apps as AppId[],
});
const phones = ['p1', 'p2', 'p3'].map((name) => world.phone(name, {}));
const fleet = world.rules('fleet', { canary: null });

test('a restriction that is new lands on all that it fits, and they gain its apps', () => {
  const wanted = world.wanted([world.wants(block('one', ['clip', 'chat']), {})]);
  const { landings } = makePlan(wanted, world.seen(phones, {}), fleet, world.NAMES);
  assert.deepEqual(landings?.restrictions, [
    { key: 'block.a', devices: 3, gained: 3, lost: 0, renewed: 0 },
  ]);
  assert.deepEqual(
    landings?.changes.map(({ devices, gains, loses }) => [devices, gains, loses]),
    [[3, ['clip', 'chat'], []]],
  );
});

test('who is left out since an exception loses that app alone, and the day is said', () => {
  const whole = block('one', ['clip', 'chat']);
  const { key } = whole;
  const variant = { ...block('two', ['chat']), key: `${key}.2` as typeof key };
  const one = world.refs('p1');
  const seen = world.seen(phones, {
    restrictions: [world.seenRestriction('block.a', 'one', { kind: 'all-but', devices: [] })],
  });
  const wanted = world.wanted([
    world.wants(whole, { except: one }),
    world.wants(variant, { only: one }),
  ]);
  const exemption = {
    device: one[0] as DeviceRef,
    app: 'clip' as AppId,
    from: '2026-11-03' as Day,
    restricted: false,
  };
  const { landings } = makePlan(wanted, seen, fleet, { ...world.NAMES, exemptions: [exemption] });
  assert.deepEqual(landings?.changes, [
    {
      devices: 1,
      gains: [],
      loses: ['clip'],
      exemptedSince: '2026-11-03',
      restricted: false,
      losing: one,
    },
  ]);
  assert.deepEqual(
    landings?.restrictions.map((row) => [row.key, row.devices, row.gained, row.lost]),
    [
      ['block.a.2', 1, 0, 0],
      ['block.a', 2, 0, 1],
    ],
  );
  const hidden = [{ ...exemption, restricted: true }];
  const secret = makePlan(wanted, seen, fleet, { ...world.NAMES, exemptions: hidden });
  assert.deepEqual(secret.landings?.changes[0]?.losing, []);
});

test('devices that change are those on which other apps are blocked once it was carried out', () => {
  fc.assert(
    fc.property(anyCase({ unread: true, canary: true }), (drawn) => {
      const wanted = withApps(drawn.wanted);
      const earlier = CONTENTS_KEPT.map(appsOf);
      const plan = makePlan(wanted, drawn.seen, drawn.rules, { ...world.NAMES, earlier });
      const after = afterSteps(drawn.seen, plan.steps, drawn.rules.delivery);
      const all = [...earlier, ...wanted.restrictions.map(trialOf)];
      const [was, is] = [blockedIn(drawn, drawn.seen, all), blockedIn(drawn, after, all)];
      const changed = drawn.seen.devices.filter(({ ref }) => was(ref) !== is(ref)).length;
      const told = plan.landings?.changes.reduce((sum, { devices }) => sum + devices, 0);
      assert.equal(told, changed);
    }),
    { seed: 11, numRuns: 500 },
  );
});

/** Each content covers an app of its own, and one that all cover. */
const appsOf = (one: Restriction): Restriction => ({
  ...one,
  apps: ['all', one.hash] as readonly string[] as AppId[],
});
const withApps = (wanted: Wanted): Wanted => ({
  ...wanted,
  restrictions: wanted.restrictions.map((one) => ({
    ...one,
    restriction: appsOf(one.restriction),
  })),
});

/** Apps that can't be opened on a device, by what lies there. */
function blockedIn(
  { rules }: Case,
  seen: Observation,
  all: readonly Restriction[],
): (device: DeviceRef) => string {
  const look = lookAt(seen);
  return (device) => {
    const apps = all
      .filter(({ key, hash, fits }) => {
        const misfit = look.misfits(fits)(device);
        if (misfit === undefined || misfit?.known === true) return false;
        if (rules.delivery === 'device') {
          const has = lies(look.standing(key, device));
          return has?.hash === hash && has.leaving !== true;
        }
        const there = look.restrictions.get(key);
        return there?.hash === hash && memberOf(there.reach)(device);
      })
      .flatMap((one) => one.apps);
    return [...new Set(apps)].toSorted().join();
  };
}
