import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppId } from '../statements.ts';
import { makePlan } from './make-plan.ts';
import type { Observation } from './observation.ts';
import type { PlanRules, Step, Wanted } from './plan.ts';
import {
  allBut,
  NAMES,
  only,
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
  WORK,
} from './world.fixture.ts';

const KEY = 'block.apple-profile';
const BLOCK = restriction(KEY, 'new');
const plan = (what: Wanted, state: Observation, how: PlanRules) =>
  makePlan(what, state, how, NAMES);
const told = (steps: readonly Step[]): readonly string[] =>
  steps.map((step) => {
    const of = 'key' in step ? step.key : step.identifier;
    const to = 'device' in step ? ` ${step.device}` : '';
    const reach = step.kind === 'reach' ? ` ${step.now.kind} ${step.now.devices.join(' ')}` : '';
    return `${step.kind} ${of}${to}${reach}`.trim();
  });

test('a fleet gets a restriction, and whoever is enrolled tomorrow has it without another plan', () => {
  const made = plan(
    wanted([wants(BLOCK, { except: refs('b') })]),
    seen([phone('a'), phone('b'), phone('c')]),
    rules('fleet'),
  );
  assert.deepEqual(told(made.steps), [`put ${KEY}`, `reach ${KEY} all-but b`]);
  assert.deepEqual([made.touches, made.losesData, made.kind], [2, 0, 'all']);
  assert.deepEqual(made.restrictions, [BLOCK]);
});

test('what lies there with the same meaning is left alone, whatever was sent', () => {
  const there = seen([phone('a')], { restrictions: [seenRestriction(KEY, 'new', allBut())] });
  assert.deepEqual(plan(wanted([wants(BLOCK)]), there, rules('fleet')).steps, []);
});

test('nothing is put where no device could have it', () => {
  const state = seen([phone('a', { enrolment: 'user-enrolment' })]);
  const made = plan(wanted([wants(BLOCK)]), state, rules('fleet'));
  assert.deepEqual(made.steps, []);
  assert.deepEqual(made.gaps, [{ reason: 'user-enrolment', platform: 'ios', devices: 1 }]);
});

test('an app comes off first, then the block', () => {
  const removals = [
    { device: ref('a'), app: 'tiktok' as AppId, identifier: 'com.zhiliaoapp.musically' },
  ];
  for (const delivery of ['fleet', 'device'] as const) {
    const state = seen([phone('a'), phone('b')]);
    const made = plan(wanted([wants(BLOCK)], [...removals, ...removals]), state, rules(delivery));
    const at = told(made.steps);
    const removal = at.indexOf('remove-app com.zhiliaoapp.musically a');
    const block = at.findIndex((step) => /^(give .* a$|reach)/.test(step));
    assert.ok(removal !== -1 && removal < block, at.join(', '));
    assert.deepEqual([made.losesData, made.touches], [1, 2]);
    assert.equal(at.filter((step) => step.startsWith('remove-app')).length, 1);
  }
});

test('an exempted device keeps its app, even where its removal is asked for', () => {
  const removals = [
    { device: ref('a'), app: 'tiktok' as AppId, identifier: 'com.zhiliaoapp.musically' },
  ];
  const made = plan(
    wanted([wants(BLOCK, { except: refs('a') })], removals),
    seen([phone('a'), phone('b')]),
    rules('device'),
  );
  assert.deepEqual(told(made.steps), [`put ${KEY}`, `give ${KEY} b`]);
});

test('what uninstalls blind counts every device that it comes to as one that may lose data', () => {
  const uninstalls = restriction('block.intune-play-uninstall', 'p', {
    effect: 'removes',
    fits: { ...BLOCK.fits, platforms: ['android'], enrolments: WORK, from: null },
  });
  const state = seen([phone('a', { platform: 'android', enrolment: 'fully-managed' }), phone('b')]);
  const made = plan(wanted([wants(uninstalls)]), state, rules('fleet'));
  assert.deepEqual([made.touches, made.losesData], [1, 1]);

  const fleet = ['a', 'c'].map((name) =>
    phone(name, { platform: 'android', enrolment: 'fully-managed' }),
  );
  const there = seen(fleet, {
    restrictions: [seenRestriction('block.intune-play-uninstall', 'old', allBut())],
  });
  // Whoever is out before the new content comes loses nothing by it.
  const left = plan(wanted([wants(uninstalls, { except: refs('c') })]), there, rules('fleet'));
  assert.deepEqual([left.touches, left.losesData], [2, 1]);
});

test('more devices than the limit, and the plan is held with both numbers', () => {
  const phones = Array.from({ length: 51 }, (_, index) => phone(`p${index}`));
  for (const delivery of ['fleet', 'device'] as const) {
    const made = plan(wanted([wants(BLOCK)]), seen(phones), rules(delivery));
    assert.deepEqual(made.holds, [{ code: 'over-limit', touches: 51, limit: 50 }]);
    assert.deepEqual(
      plan(wanted([wants(BLOCK)]), seen(phones.slice(1)), rules(delivery)).holds,
      [],
    );
  }
});

test('another content touches those who have it, and a smaller reach those who leave', () => {
  const phones = ['a', 'b', 'c'].map((name) => phone(name));
  const there = seen([...phones, phone('x', { platform: 'android', enrolment: 'fully-managed' })], {
    restrictions: [seenRestriction(KEY, 'old', allBut())],
  });
  const made = plan(wanted([wants(BLOCK, { except: refs('c') })]), there, rules('fleet'));
  // Out before the new content comes that is not for it.
  assert.deepEqual(told(made.steps), [`reach ${KEY} all-but c`, `put ${KEY}`]);
  assert.equal(made.touches, 3);
});

test('an essential app holds the plan, in a restriction and in a removal', () => {
  const evil = restriction(KEY, 'evil', { blocks: ['com.apple.mobilephone', 'com.evil.app'] });
  const state = seen([phone('a')]);
  assert.deepEqual(plan(wanted([wants(evil)]), state, rules('fleet')).holds, [
    { code: 'essential-app', identifier: 'com.apple.mobilephone' },
  ]);
  const removals = [{ device: ref('a'), app: 'x' as AppId, identifier: 'com.apple.Preferences' }];
  assert.deepEqual(plan(wanted([], removals), state, rules('device')).holds, [
    { code: 'essential-app', identifier: 'com.apple.Preferences' },
  ]);
});

test('what could not be read is listed, and no step is about it', () => {
  const unread = [{ what: { kind: 'restrictions' }, why: 'forbidden' }] as const;
  const blind = plan(wanted([wants(BLOCK)]), seen([phone('a')], { unread }), rules('fleet'));
  assert.deepEqual(blind.steps, []);
  assert.deepEqual(blind.holds, [{ code: 'nothing-read', unread }]);
  assert.deepEqual(blind.unread, unread);

  const partly = seen([phone('a'), phone('b')], {
    unread: [{ what: { kind: 'device', device: ref('b') }, why: 'unavailable' }],
  });
  assert.deepEqual(told(plan(wanted([wants(BLOCK)]), partly, rules('device')).steps), [
    `put ${KEY}`,
    `give ${KEY} a`,
  ]);
  assert.deepEqual(told(plan(wanted([wants(BLOCK)]), partly, rules('fleet')).steps), [
    `put ${KEY}`,
    `reach ${KEY} all-but b`,
  ]);
});

test('a content that the MDM does not tell is no difference', () => {
  const there = seen([phone('a')], { restrictions: [seenRestriction(KEY, null, allBut())] });
  assert.deepEqual(plan(wanted([wants(BLOCK)]), there, rules('fleet')).steps, []);
});

test('what is no longer wanted goes last, and only what is ours', () => {
  const there = seen([phone('a')], {
    restrictions: [seenRestriction('block.apple-profile.2', 'old', allBut())],
    standings: [
      stands('a', 'block.apple-profile.2', 'reported', 'old'),
      stands('a', 'someone.else', 'reported', 'theirs'),
    ],
  });
  assert.deepEqual(told(plan(wanted([wants(BLOCK)]), there, rules('fleet')).steps), [
    `put ${KEY}`,
    `reach ${KEY} all-but`,
    'reach block.apple-profile.2 only',
    'drop block.apple-profile.2',
  ]);
  assert.deepEqual(told(plan(wanted([wants(BLOCK)]), there, rules('device')).steps), [
    `put ${KEY}`,
    `give ${KEY} a`,
    'take block.apple-profile.2 a',
    'drop block.apple-profile.2',
  ]);
});

test('of what it does not know a device nothing is taken from it', () => {
  const has = { standings: [stands('a', KEY, 'reported', 'new')] };
  const steps = (rest: Parameters<typeof phone>[1]) =>
    told(plan(wanted([wants(BLOCK)]), seen([phone('a', rest)], has), rules('device')).steps);
  assert.deepEqual(steps({ os: null }), []);
  assert.deepEqual(steps({ enrolment: 'unknown' }), []);
  assert.deepEqual(steps({ enrolment: 'device-enrolment' }), [`take ${KEY} a`]);
});

test('the first apply touches canaries alone', () => {
  const state = seen(['a', 'b', 'c'].map((name) => phone(name)));
  const canary = rules('fleet', { canary: refs('b') });
  const made = plan(wanted([wants(BLOCK)]), state, canary);
  assert.deepEqual(told(made.steps), [`put ${KEY}`, `reach ${KEY} only b`]);
  assert.deepEqual([made.kind, made.touches], ['canary', 1]);
});

test('while others have an earlier content, a canary gets the new one under a key of its own', () => {
  const there = seen(
    ['a', 'b', 'c'].map((name) => phone(name)),
    { restrictions: [seenRestriction(KEY, 'old', allBut('c'))] },
  );
  const canary = rules('fleet', { canary: refs('b') });
  const trial = restriction(`${KEY}.canary`, 'new', { content: 'with an identity of its own' });
  const what = wanted([wants(BLOCK, { except: refs('c'), trial })]);
  const made = plan(what, there, canary);
  assert.deepEqual(told(made.steps), [
    `put ${KEY}.canary`,
    `reach ${KEY}.canary only b`,
    `reach ${KEY} all-but b c`,
  ]);
  assert.deepEqual(made.restrictions, [trial]);
  assert.equal(made.touches, 1);

  const after = seen(there.devices, {
    restrictions: [
      seenRestriction(KEY, 'old', allBut('b', 'c')),
      seenRestriction(`${KEY}.canary`, 'new', only('b')),
    ],
  });
  assert.deepEqual(told(plan(what, after, rules('fleet')).steps), [
    `put ${KEY}`,
    `reach ${KEY} all-but c`,
    `reach ${KEY}.canary only`,
    `drop ${KEY}.canary`,
  ]);
});

test('a device that could not be read is said to be so, and is no gap beside it', () => {
  const silent = phone('silent', { platform: null, os: null, enrolment: 'unknown' });
  const what = { kind: 'device', device: silent.ref } as const;
  const state = seen([phone('here'), silent], { unread: [{ what, why: 'unavailable' }] });
  const made = plan(wanted([wants(BLOCK)]), state, rules('device'));
  assert.deepEqual(made.gaps, []);
  assert.equal(made.unread.length, 1);
});

test('of all gaps the reason is what comes nearest to a block', () => {
  const android = restriction('block.intune-play-uninstall', 'p', {
    effect: 'removes',
    fits: { ...BLOCK.fits, platforms: ['android'], enrolments: WORK, from: null },
  });
  const state = seen([
    phone('a', { os: [14] }),
    phone('b', { enrolment: 'device-enrolment' }),
    phone('c', { platform: 'android', enrolment: 'personal-work-profile' }),
    phone('d', { platform: 'android', enrolment: 'unknown' }),
    phone('e', { platform: null }),
    phone('f', { os: null }),
    phone('g'),
  ]);
  const { gaps } = plan(wanted([wants(android), wants(BLOCK)]), state, rules('fleet'));
  assert.deepEqual(
    gaps.map(({ reason, platform, devices }) => `${platform} ${reason} ${devices}`).toSorted(),
    [
      'android enrolment-unknown 1',
      'android personal-side 1',
      'ios old-os 1',
      'ios os-unknown 1',
      'ios unsupervised 1',
      'null no-restriction 1',
    ],
  );
});
