import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createArena, fourOf, LOOK_AHEAD, TEXT } from './arena.ts';

test('the vector loop finds what a plain loop finds, at any start and end', () => {
  const arena = createArena();
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200, max: 255 }),
      fc.array(fc.constantFrom(0, 10, 34, 44, 92, 200, 255), { minLength: 4, maxLength: 4 }),
      fc.nat({ max: 40 }),
      fc.boolean(),
      (text, four, offset, dense) => {
        const start = TEXT + offset;
        const [a = 0, b = 0, c = 0, d = 0] = four;
        const content = dense ? text.map((byte) => four[byte % 7] ?? byte) : text;
        arena.bytes().fill(a, start, start + 400);
        arena.bytes().set(content, start);
        const expected = [...content.entries()]
          .filter(([, byte]) => four.some((one) => one === byte))
          .map(([at]) => start + at);
        const end = start + content.length;
        const count = arena.find(start, end, fourOf(a, b, c, d));
        assert.deepEqual([...arena.index().subarray(0, count)], expected);
        assert.deepEqual(
          [...arena.index().subarray(count, count + LOOK_AHEAD)],
          Array(LOOK_AHEAD).fill(end),
        );
      },
    ),
    { numRuns: 2000, seed: 5 },
  );
});

test('growing keeps the text', () => {
  const arena = createArena();
  arena.bytes().set([1, 2, 3], TEXT);
  arena.grow(3_000_000);
  assert.deepEqual([...arena.bytes().subarray(TEXT, TEXT + 3)], [1, 2, 3]);
  arena.bytes()[TEXT + 2_999_999] = 44;
  assert.equal(arena.find(TEXT + 2_999_990, TEXT + 3_000_000, fourOf(44, 44, 44, 44)), 1);
});
