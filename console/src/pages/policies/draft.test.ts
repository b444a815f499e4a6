import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText, changed, phaseKey, read } from './draft.ts';
import type { Policy } from '../../api/policy.ts';

const POLICY = {
  id: 'nl',
  version: '2026-11-26',
  territories: ['CN'],
  significantInterest: 10,
  groups: [{ id: 'everyone', who: 'All', phases: [{ measure: 'remove', from: null }] }],
  exceptions: { grounds: ['intelligence'], maxDays: null, remindDays: 30 },
  staleAfterDays: 30,
} as unknown as Policy;

test('what nobody answered stays as it is, but for the day of the text', () => {
  assert.deepEqual(changed(POLICY, {}, '2026-12-01'), { ...POLICY, version: '2026-12-01' });
});

test('territories are typed with commas or spaces, in whatever case, and each counts once', () => {
  const { territories } = changed(POLICY, { territories: 'cn, ru ir;CN' }, '2026-12-01');
  assert.deepEqual(territories, ['CN', 'RU', 'IR']);
});

test('a phase that loses its day has none, and a number that is taken away is no zero', () => {
  const given = { phases: { [phaseKey('everyone', 'remove')]: '2026-12-01' }, maxDays: '180' };
  const once = changed(POLICY, given, '2026-12-01');
  assert.equal(once.groups[0]?.phases[0]?.from, '2026-12-01');
  assert.equal(once.exceptions.maxDays, 180);
  const empty = { phases: { [phaseKey('everyone', 'remove')]: '' }, maxDays: ' ' };
  const twice = changed(once, empty, '2026-12-02');
  assert.equal(twice.groups[0]?.phases[0]?.from, null);
  assert.equal(twice.exceptions.maxDays, null);
});

test('a text that is no object is none', () => {
  assert.equal(read('[1]'), null);
  assert.equal(read('{'), null);
  assert.deepEqual(read(asText(POLICY)), POLICY);
});
