import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../inventory.ts';
import { makePlan } from './make-plan.ts';
import type { Observation } from './observation.ts';
import type { Step, Wanted } from './plan.ts';
import { staleness } from './still-rests-on.ts';
import { verify } from './verify.ts';
import {
  allBut,
  AT,
  NAMES,
  phone,
  ref,
  refs,
  restriction,
  rules,
  seen,
  seenRestriction,
  stands,
  wanted,
  wants,
} from './world.fixture.ts';

/** One trap of the field each, told from the beginning to the end. */

const KEY = 'block.apple-profile';
const OLD = restriction(KEY, 'old');
const NEW = restriction(KEY, 'new');
const FLEET = rules('fleet');
const DEVICE = rules('device');
const steps = (what: Wanted, state: Observation, how = DEVICE): readonly Step[] =>
  makePlan(what, state, how, NAMES).steps;
const kinds = (all: readonly Step[]): string =>
  all.map((step) => `${step.kind}${'device' in step ? ` ${step.device}` : ''}`).join(', ');

test('a phone that is off during a change is waited for, and not told again and again', () => {
  const off = '2026-11-01T08:00:00Z' as Instant;
  const phones = [phone('on'), phone('off', { heard: off })];
  const before = seen(phones, {
    restrictions: [seenRestriction(KEY, 'old', null)],
    standings: [stands('on', KEY, 'proven', 'old'), stands('off', KEY, 'proven', 'old')],
  });
  const what = wanted([wants(NEW)]);
  assert.equal(kinds(steps(what, before)), 'put, give on, give off');

  const given = seen(phones, {
    restrictions: [seenRestriction(KEY, 'new', null)],
    standings: [stands('on', KEY, 'proven', 'new'), stands('off', KEY, 'assigned', 'new')],
  });
  assert.deepEqual(steps(what, given), []);
  const { outcome, restrictions } = verify(what, given, DEVICE);
  assert.deepEqual([outcome, restrictions[0]?.counts.waiting], ['pending', 1]);
});

test("somebody else's profile that conflicts is reported and left alone", () => {
  const conflicts = [
    { name: 'Kiosk', kind: 'profile', what: 'allows-only-others', devices: 3 },
  ] as const;
  const state = seen([phone('a')], {
    restrictions: [seenRestriction(KEY, 'new', allBut())],
    standings: [stands('a', KEY, 'conflict', 'new')],
    conflicts,
  });
  const made = makePlan(wanted([wants(NEW)]), state, FLEET, NAMES);
  assert.deepEqual([made.steps, made.conflicts], [[], conflicts]);
  assert.equal(verify(wanted([wants(NEW)]), state, FLEET).outcome, 'differs');
  assert.deepEqual(steps(wanted([wants(NEW)]), state, DEVICE), []);
});

test('of a policy that was put and given to nobody the other half is done', () => {
  for (const reach of [null, { kind: 'only', devices: [] } as const]) {
    const half = seen([phone('a')], { restrictions: [seenRestriction(KEY, 'new', reach)] });
    assert.deepEqual(steps(wanted([wants(NEW)]), half, FLEET), [
      { kind: 'reach', key: NEW.key, was: reach, now: { kind: 'all-but', devices: [] } },
    ]);
    assert.equal(verify(wanted([wants(NEW)]), half, FLEET).outcome, 'differs');
  }
});

test('an unsupervised iPhone that reports success is not blocked', () => {
  const state = seen([phone('a', { enrolment: 'device-enrolment' })], {
    restrictions: [seenRestriction(KEY, 'new', allBut())],
    standings: [stands('a', KEY, 'reported', 'new')],
  });
  const { outcome, restrictions } = verify(wanted([wants(NEW)]), state, FLEET);
  assert.deepEqual([restrictions[0]?.wanted, restrictions[0]?.withoutEffect], [0, 1]);
  assert.notEqual(outcome, 'held');
  assert.deepEqual(makePlan(wanted([wants(NEW)]), state, FLEET, NAMES).gaps, [
    { reason: 'unsupervised', platform: 'ios', devices: 1 },
  ]);
});

test('under User Enrolment nothing is put, and the plan says how many phones that is', () => {
  const phones = ['a', 'b'].map((name) => phone(name, { enrolment: 'user-enrolment' }));
  const made = makePlan(wanted([wants(NEW)]), seen(phones), DEVICE, NAMES);
  assert.deepEqual(made.steps, []);
  assert.deepEqual(made.gaps, [{ reason: 'user-enrolment', platform: 'ios', devices: 2 }]);
});

test('a 200 that does nothing is no proof: planning again finds the same (FC-43)', () => {
  const before = seen([phone('a')], { restrictions: [seenRestriction(KEY, 'old', allBut())] });
  const what = wanted([wants(NEW)]);
  assert.equal(kinds(steps(what, before, FLEET)), 'put');
  // Sent, answered with 200, and what the MDM gives back is what was there.
  const { outcome, steps: again } = verify(what, before, FLEET);
  assert.deepEqual([outcome, kinds(again)], ['differs', 'put']);
});

test('a corrected content goes out to who refused the one before (FC-43)', () => {
  const refused = stands('a', KEY, 'failed', 'old', { reason: 'InvalidProfile' });
  const state = seen([phone('a')], {
    restrictions: [seenRestriction(KEY, 'old', null)],
    standings: [refused],
  });
  assert.deepEqual(steps(wanted([wants(OLD)]), state), []);
  assert.equal(kinds(steps(wanted([wants(NEW)]), state)), 'put, give a');
});

test('who refused is asked again when their phone has become another, or somebody says so', () => {
  const on = { os: [26, 0], enrolment: 'supervised' } as const;
  const state = (os: readonly number[]) =>
    seen([phone('a', { os })], {
      restrictions: [seenRestriction(KEY, 'new', null)],
      standings: [stands('a', KEY, 'failed', 'new', { on })],
    });
  const what = wanted([wants(NEW)]);
  assert.deepEqual(steps(what, state([26, 0])), []);
  assert.equal(kinds(steps(what, state([26, 1]))), 'give a');
  assert.equal(kinds(steps(what, state([26]), { ...DEVICE, retry: refs('a') })), 'give a');
});

test('one broken part does not hold up the others (FC-47)', () => {
  const second = restriction(`${KEY}.2`, 'more');
  const state = seen([phone('a')], {
    restrictions: [seenRestriction(KEY, 'new', null)],
    standings: [stands('a', KEY, 'failed', 'new')],
  });
  assert.equal(kinds(steps(wanted([wants(NEW), wants(second)]), state)), 'put, give a');
});

test('a phone with an exemption is left out, and back when the exemption ends', () => {
  const phones = [phone('a'), phone('judge')];
  for (const how of [FLEET, DEVICE]) {
    const blocked = seen(phones, {
      restrictions: [seenRestriction(KEY, 'new', how === FLEET ? allBut() : null)],
      standings: phones.map((one) => stands(one.ref, KEY, 'proven', 'new')),
    });
    const exempt = wanted([wants(NEW, { except: refs('judge') })]);
    assert.equal(kinds(steps(exempt, blocked, how)), how === FLEET ? 'reach' : 'take judge');

    const free = seen(phones, {
      restrictions: [seenRestriction(KEY, 'new', how === FLEET ? allBut('judge') : null)],
      standings: [stands('a', KEY, 'proven', 'new')],
    });
    assert.deepEqual(steps(exempt, free, how), []);
    assert.equal(verify(exempt, free, how).outcome, 'held');
    const back = steps(wanted([wants(NEW)]), free, how);
    assert.equal(kinds(back), how === FLEET ? 'reach' : 'give judge');
    assert.equal(makePlan(wanted([wants(NEW)]), free, how, NAMES).touches, 1);
  }
});

test('a removal that waits does not undo the block, and the block comes behind it', () => {
  const removal = {
    device: ref('a'),
    app: 'tiktok' as never,
    identifier: 'com.zhiliaoapp.musically',
  };
  const what = wanted([wants(NEW)], [removal]);
  assert.equal(kinds(steps(what, seen([phone('a')]))), 'put, remove-app a, give a');
  const blocked = seen([phone('a')], { standings: [stands('a', KEY, 'proven', 'new')] });
  // Blocked and hidden, and still there: until an inventory says that it is gone.
  assert.equal(kinds(steps(what, blocked)), 'remove-app a');
  assert.deepEqual(
    verify(what, { ...blocked, restrictions: [seenRestriction(KEY, 'new', null)] }, DEVICE).steps,
    [],
  );
});

test('what waits to be taken off a phone is not taken again', () => {
  const leaving = stands('a', KEY, 'reported', 'new', { leaving: true });
  const state = seen([phone('a')], {
    restrictions: [seenRestriction(KEY, 'new', null)],
    standings: [leaving],
  });
  assert.deepEqual(steps(wanted([]), state), []);
  assert.equal(verify(wanted([]), state, DEVICE).outcome, 'pending');
  assert.equal(kinds(steps(wanted([wants(NEW)]), state)), 'give a');
});

test('what is on its way, in a version that the MDM does not tell, is not sent again', () => {
  const state = seen([phone('a')], { standings: [stands('a', KEY, 'assigned')] });
  assert.deepEqual(steps(wanted([wants(NEW)]), state), []);
  const there = seen([phone('a')], { standings: [stands('a', KEY, 'reported')] });
  assert.equal(kinds(steps(wanted([wants(NEW)]), there)), 'put, give a');
});

test('what a phone once refused and nobody wants any more needs nothing', () => {
  const state = seen([phone('a'), phone('b')], {
    restrictions: [seenRestriction(KEY, 'old', null)],
    standings: [stands('a', KEY, 'failed', 'old')],
  });
  assert.deepEqual(steps(wanted([]), state), []);
  const both = [...state.standings, stands('b', KEY, 'proven', 'old')];
  assert.equal(kinds(steps(wanted([]), { ...state, standings: both })), 'take b, drop');
});

test('a plan refuses once what it rests on has changed, and goes on after it was cut off', () => {
  const before = seen([phone('a'), phone('b')], {
    restrictions: [seenRestriction(KEY, 'old', allBut('b'))],
  });
  const made = makePlan(wanted([wants(NEW)]), before, FLEET, NAMES);
  const stale = (state: Observation, at = AT) => staleness(made, state, at, { hours: 24 });
  assert.deepEqual(stale(before), []);
  const half = { ...before, restrictions: [seenRestriction(KEY, 'new', allBut('b'))] };
  assert.deepEqual(stale(half), []);
  const others = { ...before, restrictions: [seenRestriction(KEY, 'third', allBut('a'))] };
  assert.deepEqual(stale(others), [{ code: 'changed', steps: 2 }]);
  assert.deepEqual(stale({ ...before, restrictions: [] }), [{ code: 'changed', steps: 2 }]);
  const unread = [{ what: { kind: 'restrictions' }, why: 'throttled' }] as const;
  assert.deepEqual(stale({ ...before, unread }), [{ code: 'unread', steps: 2 }]);
  assert.deepEqual(stale(before, '2026-11-28T09:00:00Z' as Instant), [
    { code: 'too-old', hours: 25, most: 24 },
  ]);
});

test('given device by device, a plan rests on what each device had', () => {
  const phones = [phone('a'), phone('b')];
  const before = seen(phones, {
    standings: [stands('a', KEY, 'proven', 'old'), stands('b', 'block.gone', 'proven', 'x')],
  });
  const made = makePlan(wanted([wants(NEW)]), before, DEVICE, NAMES);
  assert.equal(kinds(made.steps), 'put, give a, give b, take b');
  const stale = (standings: Observation['standings'], devices = phones) =>
    staleness(made, seen(devices, { standings }), AT, { hours: 24 });
  assert.deepEqual(stale(before.standings), []);
  assert.deepEqual(stale([stands('a', KEY, 'assigned', 'new')]), []);
  assert.deepEqual(stale([stands('a', KEY, 'proven', 'third')]), [{ code: 'changed', steps: 1 }]);
  assert.deepEqual(stale(before.standings, phones.slice(0, 1)), [{ code: 'changed', steps: 2 }]);
  const done = staleness(made, seen([]), AT, { hours: 24, isDone: () => true });
  assert.deepEqual(done, []);
});
