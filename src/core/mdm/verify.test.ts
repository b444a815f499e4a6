import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Instant } from '../inventory.ts';
import { afterSteps } from './carry.fixture.ts';
import { anyCase } from './laws.fixture.ts';
import { makePlan } from './make-plan.ts';
import { type Stand, verify } from './verify.ts';
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
} from './world.fixture.ts';

const KEY = 'block.apple-profile';
const BLOCK = wanted([wants(restriction(KEY, 'new'))]);
const FLEET = rules('fleet');
const lies = { restrictions: [seenRestriction(KEY, 'new', allBut())] };
const counted = (counts: Readonly<Record<Stand, number>> | undefined) =>
  Object.fromEntries(Object.entries(counts ?? {}).filter(([, count]) => count > 0));

test('assigned, reported and proven are three things, and the weakest is what it is held by', () => {
  const phones = ['a', 'b', 'c'].map((name) => phone(name));
  const standings = [stands('a', KEY, 'proven', 'new'), stands('b', KEY, 'reported')];
  const open = verify(BLOCK, seen(phones, { ...lies, standings }), FLEET);
  assert.deepEqual(counted(open.restrictions[0]?.counts), { proven: 1, reported: 1, assigned: 1 });
  assert.deepEqual([open.outcome, open.heldBy], ['pending', null]);

  const two = verify(BLOCK, seen(phones.slice(0, 2), { ...lies, standings }), FLEET);
  assert.deepEqual([two.outcome, two.heldBy], ['held', 'reported']);
  const one = verify(BLOCK, seen(phones.slice(0, 1), { ...lies, standings }), FLEET);
  assert.deepEqual([one.outcome, one.heldBy], ['held', 'proven']);
});

test('a device that was not heard since waits', () => {
  const before = '2026-11-20T08:00:00Z' as Instant;
  const state = seen([phone('a', { heard: before }), phone('b', { heard: null }), phone('c')], {
    ...lies,
    standings: ['a', 'b', 'c'].map((name) => stands(name, KEY, 'assigned')),
  });
  const { restrictions, outcome } = verify(BLOCK, state, FLEET);
  assert.deepEqual(counted(restrictions[0]?.counts), { waiting: 2, assigned: 1 });
  assert.equal(outcome, 'pending');
});

test('an earlier content on a device is not this one', () => {
  const state = seen([phone('a')], { ...lies, standings: [stands('a', KEY, 'proven', 'old')] });
  const { restrictions, outcome } = verify(BLOCK, state, FLEET);
  assert.deepEqual(counted(restrictions[0]?.counts), { assigned: 1 });
  assert.equal(outcome, 'pending');
});

test('where it can do nothing it does not count, whatever is reported (FC-39)', () => {
  const state = seen([phone('a'), phone('b', { enrolment: 'device-enrolment' })], {
    ...lies,
    standings: [stands('a', KEY, 'proven'), stands('b', KEY, 'reported')],
  });
  const { restrictions, outcome } = verify(BLOCK, state, FLEET);
  assert.deepEqual([restrictions[0]?.wanted, restrictions[0]?.withoutEffect], [1, 1]);
  assert.equal(outcome, 'held');
});

test('what could not be read is neither held nor drift (FC-53)', () => {
  const standings = [stands('a', KEY, 'proven')];
  for (const what of [
    { kind: 'restrictions' },
    { kind: 'restriction', key: BLOCK.restrictions[0]?.restriction.key as never },
    { kind: 'standings', key: null },
    { kind: 'device', device: ref('a') },
  ] as const) {
    const state = seen([phone('a')], { ...lies, standings, unread: [{ what, why: 'forbidden' }] });
    const { restrictions, outcome, steps } = verify(BLOCK, state, FLEET);
    assert.deepEqual([outcome, steps.length], ['unread', 0], what.kind);
    assert.deepEqual(counted(restrictions[0]?.counts), { unread: 1 }, what.kind);
  }
  const untold = { restrictions: [seenRestriction(KEY, null, allBut())], standings };
  assert.equal(verify(BLOCK, seen([phone('a')], untold), FLEET).outcome, 'unread');
});

test('a device that refused is a difference, until it reports anew (FC-45)', () => {
  const failed = stands('a', KEY, 'failed', 'new', { reason: 'USER_ACTION' });
  const refused = verify(BLOCK, seen([phone('a')], { ...lies, standings: [failed] }), FLEET);
  assert.deepEqual([refused.outcome, refused.steps], ['differs', []]);
  const later = [stands('a', KEY, 'reported', 'new')];
  assert.equal(
    verify(BLOCK, seen([phone('a')], { ...lies, standings: later }), FLEET).outcome,
    'held',
  );
});

test('an exempted device that still has the block is not yet as it should be', () => {
  const what = wanted([wants(restriction(KEY, 'new'), { except: refs('b') })]);
  const state = seen([phone('a'), phone('b')], {
    restrictions: [seenRestriction(KEY, 'new', allBut('b'))],
    standings: [stands('a', KEY, 'proven'), stands('b', KEY, 'reported')],
  });
  const { restrictions, outcome, steps } = verify(what, state, FLEET);
  assert.deepEqual([outcome, restrictions[0]?.leaving, steps.length], ['pending', 1, 0]);
});

test('what was taken away and still lies on a device that is off is a leftover', () => {
  const old = 'block.apple-profile.2';
  const state = seen([phone('a'), phone('b')], {
    ...lies,
    standings: [
      stands('a', KEY, 'proven'),
      stands('b', KEY, 'proven'),
      stands('b', old, 'reported', 'old', { leaving: true }),
    ],
  });
  const { outcome, leftovers } = verify(BLOCK, state, FLEET);
  assert.deepEqual([outcome, leftovers], ['pending', [{ key: old, devices: 1 }]]);
  const gone = { ...state, standings: state.standings.slice(0, 2) };
  assert.equal(verify(wanted([]), seen([phone('a')]), FLEET).outcome, 'held');
  assert.equal(verify(BLOCK, gone, FLEET).outcome, 'held');
});

test('of canaries it looks at what they have, under the key of their trial', () => {
  const state = seen([phone('a'), phone('b')], {
    restrictions: [
      seenRestriction(KEY, 'old', allBut('b')),
      seenRestriction(`${KEY}.canary`, 'new', only('b')),
    ],
    standings: [stands('a', KEY, 'proven'), stands('b', `${KEY}.canary`, 'proven')],
  });
  const held = verify(BLOCK, state, rules('fleet', { canary: refs('b') }));
  assert.deepEqual([held.outcome, held.restrictions[0]?.wanted], ['held', 1]);
  assert.equal(verify(BLOCK, state, FLEET).outcome, 'differs');
});

test('a canary on which nothing can have an effect proves nothing', () => {
  const state = seen([phone('a', { enrolment: 'user-enrolment' }), phone('b')]);
  const { outcome, steps } = verify(BLOCK, state, rules('fleet', { canary: refs('a') }));
  assert.deepEqual([outcome, steps], ['pending', []]);
});

test('what was carried out and reported by all holds, and every wanted device is counted once', () => {
  fc.assert(
    fc.property(
      anyCase({ unread: false, canary: true }),
      ({ seen: state, wanted: what, rules: how }) => {
        const { steps } = makePlan(what, state, how, NAMES);
        const after = verify(what, afterSteps(state, steps, how.delivery), how);
        const sum = (stand: Stand): number =>
          after.restrictions.reduce((all, { counts }) => all + counts[stand], 0);
        for (const { counts, wanted: all } of after.restrictions)
          assert.equal(
            Object.values(counts).reduce((a, b) => a + b, 0),
            all,
          );
        if (sum('without-effect') > 0) return assert.equal(after.outcome, 'differs');
        const any =
          what.restrictions.length === 0 || after.restrictions.some((one) => one.wanted > 0);
        // Devices that are said to have been assigned something have not reported.
        assert.equal(after.outcome, any && sum('assigned') === 0 ? 'held' : 'pending');
      },
    ),
    { seed: 23, numRuns: 500 },
  );
});
