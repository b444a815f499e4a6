import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreFor } from '../../blocking/allow-list.ts';
import { type ApprovedApp, allowedOn } from '../../blocking/allowed.ts';
import { listOf } from '../../blocking/testing.ts';
import type { Instant } from '../../core/inventory.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { makePlan } from '../../core/mdm/make-plan.ts';
import type { Wanted } from '../../core/mdm/plan.ts';
import { verify } from '../../core/mdm/verify.ts';
import type { AppId } from '../../core/statements.ts';
import { simulatedFleet } from '../simulated/fleet.ts';
import { nanomdm } from './index.ts';
import { startWorld } from './world.fixture.ts';

const signal = new AbortController().signal;
const RULES = { delivery: 'device', limit: 50, canary: null } as const;
const ESSENTIAL = coreFor({ agents: [], webClips: false });
const PHONE: ApprovedApp = { app: null, ios: ESSENTIAL.map(({ identifier }) => identifier) };
const app = (name: string): ApprovedApp => ({ app: name as AppId, ios: [`org.example.${name}`] });
const wanted = (approved: readonly ApprovedApp[]): Wanted => ({
  policy: 'gb@2023-03-16',
  catalogue: 'test',
  restrictions: allowedOn('nanomdm', approved, listOf(), []).restrictions,
  removals: [],
});

test('an allow list is given, proven by what the phone says is in force, replaced and taken away', async () => {
  const fleet = simulatedFleet({
    seed: 5,
    devices: 3,
    appsEach: 2,
    traits: (index) => ({
      platform: 'ios',
      enrolment: index === 2 ? 'device-enrolment' : 'supervised',
      os: [26, 1],
      offFor: 0,
      notNow: 0,
    }),
  });
  const world = await startWorld(fleet, null);
  try {
    const connector = nanomdm.open(world.connect());
    for (const phone of world.phones) await phone.enrol();
    await world.settle(connector);
    const refs = world.phones.map(({ phone }) => phone.id as DeviceRef);
    async function observe() {
      await connector.nudge?.(refs, signal);
      await world.settle(connector);
      fleet.advance(2);
      return connector.observe({ keys: [] }, signal);
    }
    let run = 0;
    async function applied(want: Wanted): Promise<readonly string[]> {
      const at = new Date(fleet.now()).toISOString() as Instant;
      const plan = makePlan(want, await observe(), RULES, { id: 'plan', at });
      assert.deepEqual(plan.holds, []);
      for (const step of plan.steps) {
        const content =
          'now' in step
            ? (plan.restrictions.find(({ key, hash }) => key === step.key && hash === step.now) ??
              null)
            : null;
        const result = await connector.carryOut(step, { id: `${(run += 1)}`, content }, signal);
        assert.notEqual(result.kind, 'failed');
      }
      await world.settle(connector);
      return plan.steps.map(({ kind }) => kind);
    }
    const may = (name: string) =>
      world.phones.map(({ phone }) => phone.canInstall(`org.example.${name}`));

    const first = wanted([PHONE, app('mail')]);
    assert.deepEqual(await applied(first), ['put', 'give', 'give']);
    assert.deepEqual(
      [may('mail'), may('game')],
      [
        [true, true, true],
        // Without supervision it would do nothing, and is not given.
        [false, false, true],
      ],
    );
    const seen = await observe();
    assert.equal(verify(first, seen, RULES).outcome, 'held');
    assert.deepEqual(
      seen.standings.map(({ standing, hash }) => [standing, hash]),
      [0, 1].map(() => ['proven', first.restrictions[0]?.restriction.hash]),
    );

    const second = wanted([PHONE, app('mail'), app('notes')]);
    assert.deepEqual(await applied(second), ['put', 'give', 'give']);
    assert.deepEqual(may('notes'), [true, true, true]);
    assert.deepEqual(await applied(second), []);

    // Nobody's phone is left under a list that nobody wants.
    assert.deepEqual(await applied(wanted([])), ['take', 'take', 'drop']);
    assert.deepEqual(may('game'), [true, true, true]);
  } finally {
    await world.close();
  }
});
