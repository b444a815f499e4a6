import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { aimOf } from './aim.ts';
import { afterStep, afterSteps, stateOf } from './carry.fixture.ts';
import type { DeviceRef } from './device.ts';
import { anyCase, type Case, CONTENTS_KEPT } from './laws.fixture.ts';
import { lookAt } from './look.ts';
import { makePlan } from './make-plan.ts';
import type { Observation } from './observation.ts';
import type { Plan, Step } from './plan.ts';
import { memberOf } from './reach.ts';
import { revertPlan } from './revert-plan.ts';
import { trialOf } from './trial.ts';
import { NAMES } from './world.fixture.ts';

const law = (
  may: { unread: boolean; canary: boolean },
  holds: (drawn: Case, cut: number) => void,
): void =>
  fc.assert(
    fc.property(anyCase(may), fc.nat(12), (drawn, cut) => holds(drawn, cut)),
    { seed: 19, numRuns: 700 },
  );
const EVERYTHING = { unread: true, canary: true };

const planFor = ({ wanted, rules }: Case, seen: Observation): Plan =>
  makePlan(wanted, seen, rules, { ...NAMES, earlier: CONTENTS_KEPT });
const applied = ({ rules }: Case, seen: Observation, steps: readonly Step[]): Observation =>
  afterSteps(seen, steps, rules.delivery);

/** What each device has: of each restriction its content. */
function has({ seen, rules }: Case, device: DeviceRef, state = seen): readonly string[] {
  if (rules.delivery === 'device')
    return state.standings
      .filter((one) => one.device === device)
      .map(({ key, hash }) => `${key} ${hash}`)
      .toSorted();
  return state.restrictions
    .filter(({ reach }) => memberOf(reach)(device))
    .map(({ key, hash }) => `${key} ${hash}`)
    .toSorted();
}

test('planning again after a plan was carried out finds nothing to do', () => {
  law(EVERYTHING, (drawn) => {
    const state = applied(drawn, drawn.seen, planFor(drawn, drawn.seen).steps);
    assert.deepEqual(planFor(drawn, state).steps, []);
  });
});

test('carried out twice is carried out once', () => {
  law(EVERYTHING, (drawn) => {
    const { steps } = planFor(drawn, drawn.seen);
    const once = applied(drawn, drawn.seen, steps);
    const again = planFor(drawn, once).steps;
    assert.deepEqual(stateOf(applied(drawn, once, again)), stateOf(once));
    // Each step by itself, too: an answer that was lost makes it come again.
    let state = drawn.seen;
    for (const step of steps) {
      const next = afterStep(state, step, drawn.rules.delivery);
      assert.deepEqual(stateOf(afterStep(next, step, drawn.rules.delivery)), stateOf(next));
      state = next;
    }
  });
});

test('cut off anywhere and planned anew it comes to the same', () => {
  law(EVERYTHING, (drawn, cut) => {
    const { steps } = planFor(drawn, drawn.seen);
    const whole = applied(drawn, drawn.seen, steps);
    const part = applied(drawn, drawn.seen, steps.slice(0, cut));
    const rest = applied(drawn, part, planFor(drawn, part).steps);
    assert.deepEqual(stateOf(rest), stateOf(whole));
  });
});

test('a revert brings back what was seen, also of a plan that stopped half-way', () => {
  law({ unread: false, canary: true }, (drawn, cut) => {
    const plan = planFor(drawn, drawn.seen);
    for (const steps of [plan.steps, plan.steps.slice(0, cut)]) {
      const state = applied(drawn, drawn.seen, steps);
      const revert = revertPlan(plan, state, drawn.rules, NAMES);
      const back = applied(drawn, state, revert.steps);
      assert.deepEqual(stateOf(back), stateOf(drawn.seen));
      assert.deepEqual(revert.notes, []);
      assert.equal(
        new Set(revert.steps.map((step) => JSON.stringify(step))).size,
        revert.steps.length,
      );
      assert.deepEqual(revertPlan(plan, back, drawn.rules, NAMES).steps, []);
    }
  });
});

test('only what Grendel put there is taken away', () => {
  law(EVERYTHING, (drawn) => {
    const marked = new Set(drawn.seen.restrictions.map(({ key }) => key));
    const foreign = {
      ...drawn.seen,
      restrictions: drawn.seen.restrictions.filter(({ key }) => key.startsWith('block.')),
    };
    for (const step of planFor(drawn, foreign).steps)
      if (step.kind === 'take' || step.kind === 'drop')
        assert.ok(step.key.startsWith('block.'), step.key);
    for (const step of planFor(drawn, drawn.seen).steps)
      if (step.kind === 'take' || step.kind === 'drop')
        assert.ok(step.key.startsWith('block.') || marked.has(step.key), step.key);
  });
});

test('what could not be read is not touched, by a plan or by its revert', () => {
  law(EVERYTHING, (drawn) => {
    const { unread } = lookAt(drawn.seen);
    const plan = planFor(drawn, drawn.seen);
    assert.deepEqual(plan.unread, drawn.seen.unread);
    const state = applied(drawn, drawn.seen, plan.steps);
    for (const step of [...plan.steps, ...revertPlan(plan, state, drawn.rules, NAMES).steps]) {
      assert.ok(!unread.everything);
      if ('device' in step) assert.ok(!unread.devices.has(step.device));
      if ('key' in step) assert.ok(!unread.restriction(step.key));
      if (step.kind === 'reach')
        for (const device of unread.devices)
          assert.equal(memberOf(step.now)(device), memberOf(step.was)(device));
    }
  });
});

test('while there are canaries, on all others nothing changes that has an effect there', () => {
  law(EVERYTHING, (drawn) => {
    const canaries = new Set(drawn.rules.canary ?? drawn.seen.devices.map(({ ref }) => ref));
    const { steps } = planFor(drawn, drawn.seen);
    const state = applied(drawn, drawn.seen, steps);
    const look = lookAt(drawn.seen);
    const unfit = (device: DeviceRef): ReadonlySet<string> =>
      new Set(
        drawn.wanted.restrictions.flatMap((one) =>
          aimOf(one, look)(device) === 'unfit' ? [one.restriction.key, trialOf(one).key] : [],
        ),
      );
    for (const { ref } of drawn.seen.devices) {
      // Who is on trial from before is so still, with whatever comes next.
      const isOnTrial = has(drawn, ref).some((text) => text.includes('.canary '));
      if (canaries.has(ref) || isOnTrial) continue;
      const skip = unfit(ref);
      const effective = (at: Observation): readonly string[] =>
        has(drawn, ref, at).filter((text) => !skip.has(text.split(' ')[0] ?? ''));
      assert.deepEqual(effective(state), effective(drawn.seen));
    }
    for (const step of steps) if ('device' in step) assert.ok(canaries.has(step.device));
  });
});

test('nobody comes to have, not even for a moment, what they are exempt from', () => {
  law(EVERYTHING, (drawn) => {
    const { steps } = planFor(drawn, drawn.seen);
    const look = lookAt(drawn.seen);
    for (let cut = 0; cut <= steps.length; cut += 1) {
      const state = applied(drawn, drawn.seen, steps.slice(0, cut));
      for (const one of drawn.wanted.restrictions) {
        const aim = aimOf(one, look);
        for (const { ref } of drawn.seen.devices) {
          if (aim(ref) !== 'excepted') continue;
          for (const { key, hash } of [one.restriction, trialOf(one)]) {
            const text = `${key} ${hash}`;
            assert.ok(!has(drawn, ref, state).includes(text) || has(drawn, ref).includes(text));
          }
        }
      }
    }
  });
});

test('a device that has a restriction before and after is never without it in between', () => {
  law(EVERYTHING, (drawn) => {
    const { steps } = planFor(drawn, drawn.seen);
    const whole = applied(drawn, drawn.seen, steps);
    const covered = (device: DeviceRef, state: Observation, keys: readonly string[]): boolean =>
      has(drawn, device, state).some((text) => keys.includes(text.split(' ')[0] ?? ''));
    for (let cut = 0; cut <= steps.length; cut += 1) {
      const state = applied(drawn, drawn.seen, steps.slice(0, cut));
      for (const one of drawn.wanted.restrictions) {
        const keys = [one.restriction.key, trialOf(one).key];
        for (const { ref } of drawn.seen.devices)
          if (covered(ref, drawn.seen, keys) && covered(ref, whole, keys))
            assert.ok(covered(ref, state, keys));
      }
    }
  });
});

test('the order of what is seen and wanted changes no step but its place', () => {
  law(EVERYTHING, (drawn) => {
    const { seen, wanted } = drawn;
    const turned: Case = {
      ...drawn,
      seen: { ...seen, devices: seen.devices.toReversed(), standings: seen.standings.toReversed() },
      wanted: { ...wanted, restrictions: wanted.restrictions.toReversed() },
    };
    const texts = (plan: Plan): readonly string[] =>
      plan.steps.map((step) => JSON.stringify(step)).toSorted();
    assert.deepEqual(texts(planFor(turned, turned.seen)), texts(planFor(drawn, seen)));
  });
});
