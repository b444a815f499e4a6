import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan } from '../queries.ts';
import { standOf } from '../stand.ts';
import { diffOf, keptIn, numberToType, type Restriction } from './diff.ts';

const restriction: Restriction = {
  key: 'block.apple-profile',
  kind: 'apple-profile',
  effect: 'prevents',
  apps: ['tiktok', 'wechat'],
  put: true,
  reach: { kind: 'only', devices: 3 },
  given: 0,
  taken: 0,
  dropped: false,
};
const plan: Plan = {
  id: 'p',
  connection: 'c',
  kind: 'canary',
  state: 'made',
  made: '2026-11-27T11:00:00Z',
  observed: '2026-11-27T11:00:00Z',
  policy: 'nl@2026-11-26',
  catalogue: '2026-11-26',
  touches: 3,
  losesData: 0,
  limit: 50,
  canary: 3,
  leftOut: 0,
  restrictions: [restriction],
  removals: [],
  holds: [],
  gaps: [],
  conflicts: [],
  unread: 0,
  steps: { put: 1, reach: 1 },
  progress: null,
  reverts: null,
  heldSince: null,
  begun: null,
  ended: null,
  sentences: [],
};
const lines = (more: Partial<Restriction>): readonly string[] =>
  diffOf({ ...plan, restrictions: [{ ...restriction, ...more }] }).map((line) =>
    'phones' in line ? `${line.kind} ${line.phones.kind} ${line.phones.n}` : line.kind,
  );

test('what loses data comes first, then what is given, to how many', () => {
  const removals = [{ app: 'tiktok', appName: 'TikTok', category: null, devices: 2 }];
  const all = diffOf({ ...plan, losesData: 2, removals });
  assert.deepEqual(
    all.map(({ kind }) => kind),
    ['remove', 'give'],
  );
  assert.deepEqual(diffOf({ ...plan, losesData: 2 })[0], {
    kind: 'loses',
    phones: { kind: 'some', n: 2 },
  });
});

test('a restriction says whom it is given to, taken from, and that its content alone is renewed', () => {
  assert.deepEqual(lines({}), ['give some 3']);
  assert.deepEqual(lines({ reach: { kind: 'all-but', devices: 1 } }), ['give all-but 1']);
  assert.deepEqual(lines({ reach: null, given: 7 }), ['give some 7']);
  assert.deepEqual(lines({ reach: null }), ['replace']);
  assert.deepEqual(lines({ put: false, reach: null, taken: 4, dropped: true }), [
    'take some 4',
    'drop',
  ]);
  assert.deepEqual(lines({ gained: 0, lost: 2 }), ['take some 2']);
});

test('a phone that nothing is done about is told, with the reason', () => {
  const gaps = [
    { reason: 'unsupervised', platform: 'ios', devices: 32 },
    { reason: 'old-os', platform: 'ios', devices: 0 },
  ];
  assert.deepEqual(keptIn({ ...plan, gaps, leftOut: 1, unread: 2 }), [
    { kind: 'exempted', phones: 1 },
    { kind: 'gap', reason: 'unsupervised', platform: 'ios', phones: 32 },
    { kind: 'unread', things: 2 },
  ]);
});

test('the number is typed where data is lost or more are touched than the limit', () => {
  assert.equal(numberToType(plan), null);
  assert.equal(numberToType({ ...plan, losesData: 1 }), 3);
  assert.equal(numberToType({ ...plan, touches: 60 }), 60);
});

test('a connection stands where its newest plan that matters does', () => {
  assert.equal(standOf([], []).kind, 'nothing-planned');
  assert.equal(standOf([plan], []).kind, 'planned');
  const done = { ...plan, state: 'done' } as const;
  assert.equal(standOf([done], []).kind, 'applied');
  assert.equal(standOf([{ ...done, heldSince: plan.made }], []).kind, 'holds');
  // A plan that was made to see that nothing is to be done changes nothing.
  const empty = { ...plan, steps: {} };
  assert.equal(standOf([empty, done], []).kind, 'applied');
  assert.equal(standOf([{ ...done, kind: 'revert' }, done], []).kind, 'nothing-planned');
});
