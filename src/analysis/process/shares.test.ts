import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWorthAStart, shareOf } from './shares.ts';

const MIB = 2 ** 20;
const sizes = (...all: readonly number[]) => all.map((size) => ({ size }));

test('large files are shared out one by one, small ones are not worth a process each', () => {
  assert.equal(shareOf(sizes(...Array<number>(10).fill(50 * MIB)), 2), 5);
  assert.equal(shareOf(sizes(50 * MIB, 50 * MIB), 2), 1);
  assert.equal(shareOf(sizes(...Array<number>(10).fill(1_000)), 2), 10);
  assert.equal(shareOf(sizes(...Array<number>(300).fill(1_000)), 2), 150);
  assert.equal(shareOf([], 2), 0);
  assert.ok(!isWorthAStart(sizes(1_000, 1_000)));
  assert.ok(isWorthAStart(sizes(16 * MIB)));
});

test('whatever there is, something is handed out, and never more than there is', () => {
  const files = fc.array(fc.record({ size: fc.nat({ max: 2 ** 32 }) }), { minLength: 1 });
  fc.assert(
    fc.property(files, fc.integer({ min: 1, max: 64 }), (all, among) => {
      const share = shareOf(all, among);
      assert.ok(share >= 1 && share <= all.length);
      // One reader alone has all of it.
      assert.equal(shareOf(all, 1), all.length);
    }),
  );
});
