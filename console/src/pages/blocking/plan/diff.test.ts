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
  named: ['TikTok'],
  fits: null,
  devices: 3,
  gained: 3,
  lost: 0,
  renewed: 0,
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
  changes: [],
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

test('a restriction says on how many phones it is new, renewed and gone', () => {
  assert.deepEqual(lines({}), ['give some 3']);
  assert.deepEqual(lines({ devices: 9, gained: 2, renewed: 7 }), ['give some 2', 'renew some 7']);
  assert.deepEqual(lines({ put: false, gained: 0, lost: 2 }), ['take some 2']);
  assert.deepEqual(lines({ put: false, gained: 0, lost: 4, dropped: true }), [
    'take some 4',
    'drop',
  ]);
});

test('a plan of before it was counted says whom it names', () => {
  const old = { devices: null, gained: null, lost: null, renewed: null };
  assert.deepEqual(lines({ ...old, reach: { kind: 'all-but', devices: 1 } }), ['give all-but 1']);
  assert.deepEqual(lines({ ...old, reach: null, given: 7 }), ['give some 7']);
  assert.deepEqual(lines({ ...old, reach: null }), ['replace']);
});

test('phones that lose a block have a line of their own; what a new restriction gives has none', () => {
  const change = {
    devices: 2,
    gains: 0,
    loses: 1,
    apps: [],
    exemptedSince: '2026-11-03',
    losing: [17],
  };
  const gained = { ...change, gains: 3, loses: 0 };
  const kinds = (renewed: number) =>
    diffOf({
      ...plan,
      restrictions: [{ ...restriction, renewed }],
      changes: [change, gained],
    }).map(({ kind }) => kind);
  assert.deepEqual(kinds(0), ['give', 'unblock']);
  assert.deepEqual(kinds(1), ['give', 'renew', 'unblock', 'block-too']);
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
