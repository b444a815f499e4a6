import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './policy-diff.ts';

const POLICY = {
  version: '2026-11-26',
  territories: ['CN', 'RU'],
  groups: [
    { id: 'everyone', phases: [{ measure: 'remove', from: null }] },
    { id: 'first-group', phases: [{ measure: 'remove', from: '2026-01-01' }] },
  ],
};

test('the same text differs in nothing, in whatever order its lists are', () => {
  assert.deepEqual(differences(POLICY, { ...POLICY, groups: POLICY.groups.toReversed() }), []);
});

test('a phase that gets its day, a territory more and one less are told by what they are', () => {
  const after = {
    ...POLICY,
    territories: ['CN', 'BY'],
    groups: [
      { id: 'everyone', phases: [{ measure: 'remove', from: '2026-12-01' }] },
      POLICY.groups[1],
    ],
  };
  assert.deepEqual(differences(POLICY, after), [
    { path: ['territories', 'BY'], was: undefined, becomes: true },
    {
      path: ['groups', 'everyone', 'phases', 'remove', 'from'],
      was: null,
      becomes: '2026-12-01',
    },
    { path: ['territories', 'RU'], was: true, becomes: undefined },
  ]);
});
