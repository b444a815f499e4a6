import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePlan } from './make-plan.ts';
import { revertPlan } from './revert-plan.ts';
import {
  allBut,
  NAMES,
  phone,
  ref,
  restriction,
  rules,
  seen,
  seenRestriction,
  stands,
  wanted,
  wants,
} from './world.fixture.ts';

const KEY = 'block.apple-profile';
const OLD = restriction(KEY, 'old');
const NEW = restriction(KEY, 'new');
const FLEET = rules('fleet');
const DEVICE = rules('device');
const PHONES = ['a', 'b'].map((name) => phone(name));
const before = seen(PHONES, { restrictions: [seenRestriction(KEY, 'old', allBut())] });
const after = { ...before, restrictions: [seenRestriction(KEY, 'new', allBut())] };

test('the content from before comes back, kept with the plan that replaced it', () => {
  const plan = makePlan(wanted([wants(NEW)]), before, FLEET, { ...NAMES, earlier: [OLD] });
  assert.deepEqual(plan.restrictions, [NEW, OLD]);
  const back = revertPlan(plan, after, FLEET, NAMES);
  assert.deepEqual(back.steps, [{ kind: 'put', key: KEY, was: 'new', now: 'old' }]);
  assert.deepEqual([back.kind, back.touches, back.notes], ['revert', 2, []]);
});

test('a content that is kept nowhere cannot come back, and that is said', () => {
  const plan = makePlan(wanted([wants(NEW)]), before, FLEET, NAMES);
  const back = revertPlan(plan, after, FLEET, NAMES);
  assert.deepEqual([back.steps, back.notes], [[], [{ code: 'content-not-kept', key: KEY }]]);
});

test('what somebody changed since stays as it is now', () => {
  const plan = makePlan(wanted([wants(NEW)]), before, FLEET, { ...NAMES, earlier: [OLD] });
  const changed = { ...before, restrictions: [seenRestriction(KEY, 'third', allBut())] };
  assert.deepEqual(revertPlan(plan, changed, FLEET, NAMES).notes, [
    { code: 'changed-since', key: KEY, devices: 0 },
  ]);
  const given = makePlan(wanted([wants(NEW)]), seen(PHONES), DEVICE, NAMES);
  const others = seen(PHONES, {
    standings: [stands('a', KEY, 'proven', 'third'), stands('b', KEY, 'proven', 'new')],
  });
  const back = revertPlan(given, others, DEVICE, NAMES);
  assert.deepEqual(back.notes, [{ code: 'changed-since', key: KEY, devices: 1 }]);
  assert.deepEqual(back.steps, [{ kind: 'take', key: KEY, device: 'b', was: 'new' }]);
});

test('apps that were taken off stay off, and it says on how many phones', () => {
  const removals = ['tiktok', 'temu'].flatMap((app) =>
    PHONES.map((one) => ({ device: one.ref, app: app as never, identifier: `com.${app}.app` })),
  );
  const plan = makePlan(wanted([], removals), seen(PHONES), DEVICE, NAMES);
  const back = revertPlan(plan, seen(PHONES), DEVICE, NAMES);
  assert.deepEqual(back.steps, []);
  assert.deepEqual(back.notes, [{ code: 'apps-stay-removed', devices: 2, apps: 2 }]);
});

test('what is reverted is held by the same limit', () => {
  const plan = makePlan(wanted([wants(NEW)]), seen(PHONES), FLEET, NAMES);
  const back = revertPlan(plan, after, { ...FLEET, limit: 1 }, NAMES);
  assert.deepEqual(
    back.steps.map(({ kind }) => kind),
    ['reach', 'drop'],
  );
  assert.deepEqual(back.holds, [{ code: 'over-limit', touches: 2, limit: 1 }]);
});

test('a device that cannot be read keeps what it has', () => {
  const plan = makePlan(wanted([wants(NEW)]), seen(PHONES), FLEET, NAMES);
  const unread = [{ what: { kind: 'device', device: ref('b') }, why: 'unavailable' }] as const;
  assert.deepEqual(revertPlan(plan, { ...after, unread }, FLEET, NAMES).steps, [
    {
      kind: 'reach',
      key: KEY,
      was: { kind: 'all-but', devices: [] },
      now: { kind: 'only', devices: ['b'] },
    },
  ]);
});
