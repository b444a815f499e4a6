import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../../core/inventory.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { makePlan } from '../../core/mdm/make-plan.ts';
import type { AppId } from '../../core/statements.ts';
import { simulatedFleet } from '../simulated/fleet.ts';
import { nanomdm } from './index.ts';
import { profileBlocking } from './restriction.fixture.ts';
import { startWorld } from './world.fixture.ts';

const TIKTOK = 'com.zhiliaoapp.musically';
const signal = new AbortController().signal;

test('a plan takes the app off supervised phones of iOS 26 before it blocks, also where the phone is locked meanwhile', async () => {
  const fleet = simulatedFleet({
    seed: 3,
    devices: 3,
    appsEach: 2,
    prohibited: [{ identifier: TIKTOK, name: 'TikTok', platform: 'ios', share: 1 }],
    traits: (index) => ({
      platform: 'ios',
      enrolment: 'supervised',
      os: [26, index],
      offFor: 0,
      notNow: 0,
    }),
  });
  const world = await startWorld(fleet, null);
  try {
    const connector = nanomdm.open(world.connect());
    for (const phone of world.phones) await phone.enrol();
    await world.settle(connector);
    const restriction = profileBlocking([TIKTOK]);
    const refs = world.phones.map(({ phone }) => phone.id as DeviceRef);
    const seen = await connector.observe({ keys: [restriction.key] }, signal);
    const wanted = {
      policy: 'nl@2023-03-21',
      catalogue: 'test',
      restrictions: [{ restriction, except: [] }],
      removals: refs.map((device) => ({ device, app: 'tiktok' as AppId, identifier: TIKTOK })),
    };
    const at = new Date(fleet.now()).toISOString() as Instant;
    const rules = { delivery: 'device', limit: 50, canary: null } as const;
    const plan = makePlan(wanted, seen, rules, { id: 'plan', at });
    assert.deepEqual(
      plan.steps.map(({ kind }) => kind),
      ['put', ...refs.flatMap(() => ['remove-app', 'give'])],
    );
    // It answers NotNow to what comes.
    world.phone(2).lock(true);
    /** Hidden and still there: what must never be. */
    const hidden = () =>
      world.phones.filter(({ phone }) => phone.has(TIKTOK) && !phone.canInstall(TIKTOK)).length;
    for (const [nth, step] of plan.steps.entries()) {
      const content = 'now' in step ? restriction : null;
      const result = await connector.carryOut(step, { id: `${nth}`, content }, signal);
      assert.notEqual(result.kind, 'failed');
      for (const phone of world.phones) {
        await phone.talk();
        assert.equal(hidden(), 0);
      }
    }
    assert.equal(world.phone(2).phone.has(TIKTOK), true);
    world.phone(2).lock(false);
    for (const phone of world.phones) {
      await world.settle(connector, [phone]);
      assert.equal(hidden(), 0);
    }
    assert.deepEqual(
      world.phones.map(({ phone }) => [phone.has(TIKTOK), phone.canInstall(TIKTOK)]),
      refs.map(() => [false, false]),
    );
  } finally {
    await world.close();
  }
});
