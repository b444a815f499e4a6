import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from './day.ts';
import { daysBetween, isInForce, refusals, type Exception } from './exception.ts';
import type { AppId } from './statements.ts';

const day = (text: string): Day => text as Day;
const rules = { grounds: ['intelligence'], decidedBy: 'head', delegable: false, maxDays: 365 };
const granted: Exception = {
  app: 'tiktok' as AppId,
  scope: { kind: 'device-group', id: 'g-7' },
  ground: 'intelligence',
  task: 'open-source research',
  mitigations: ['separate phone'],
  from: day('2026-01-01'),
  until: day('2027-01-01'),
  askedBy: 'a',
  decidedBy: 'b',
  withdrawn: null,
};

test('an exception holds from its first day up to, not including, its end, or its withdrawal', () => {
  assert.equal(isInForce(granted, day('2025-12-31')), false);
  assert.equal(isInForce(granted, day('2026-01-01')), true);
  assert.equal(isInForce(granted, day('2026-12-31')), true);
  assert.equal(isInForce(granted, day('2027-01-01')), false);
  assert.equal(isInForce({ ...granted, withdrawn: day('2026-06-01') }, day('2026-05-31')), true);
  assert.equal(isInForce({ ...granted, withdrawn: day('2026-06-01') }, day('2026-06-01')), false);
});

test('a grant is refused with every reason at once', () => {
  assert.deepEqual(refusals(granted, rules), []);
  const wrong = {
    ...granted,
    decidedBy: 'a',
    ground: 'leisure',
    task: ' ',
    until: day('2027-01-02'),
  };
  assert.deepEqual(
    refusals(wrong, rules).map((r) => r.code),
    ['self-approval', 'unknown-ground', 'no-task', 'ends-too-late'],
  );
  assert.deepEqual(
    refusals({ ...granted, until: granted.from }, rules).map((r) => r.code),
    ['ends-before-it-starts'],
  );
  assert.deepEqual(
    refusals({ ...granted, until: day('2030-01-01') }, { ...rules, maxDays: null }),
    [],
  );
});

test('days are counted over leap years and summer time', () => {
  assert.equal(daysBetween(day('2024-02-28'), day('2024-03-01')), 2);
  assert.equal(daysBetween(day('2026-03-28'), day('2026-03-30')), 2);
});
