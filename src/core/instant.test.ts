import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLater } from './instant.ts';
import type { Instant } from './inventory.ts';

test('two spellings of one instant are one instant, whatever their order as texts', () => {
  const [short, long] = ['2026-11-24T07:12:09Z', '2026-11-24T07:12:09.000Z'] as Instant[];
  assert.ok(short && long);
  assert.deepEqual([isLater(short, long), isLater(long, short)], [false, false]);
  assert.ok(isLater('2026-11-24T07:12:09.500Z' as Instant, short));
});
