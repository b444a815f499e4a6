import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deeperThan, OverBound, parseJson, whole } from './body.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
async function* pieces(...sizes: readonly number[]) {
  for (const size of sizes) yield new Uint8Array(size);
}
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

test('JSON is as deep as it looks when parsed, brackets in texts not counted', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), fc.nat({ max: 9 }), (json, most) => {
      const depth = depthOf(JSON.parse(json));
      assert.equal(deeperThan(bytes(json), most), depth > most);
    }),
    { seed: 5 },
  );
});

test('what is too deep is refused before it is parsed, what is no JSON without a word of it', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  assert.throws(() => parseJson(bytes(deep), 64), new OverBound('depth'));
  assert.throws(
    () => parseJson(bytes('{"name": Jan de Vries}'), 64),
    (error) => error instanceof OverBound && !error.message.includes('Jan'),
  );
  assert.throws(() => parseJson(new Uint8Array([0x22, 0xff, 0x22]), 64), new OverBound('json'));
  assert.deepEqual(parseJson(bytes('\ufeff{"a":[1]}'), 2), { a: [1] });
});

test('a body may be as long as its bound, and not a byte longer', async () => {
  assert.equal((await whole(pieces(3, 4, 3), 10)).length, 10);
  await assert.rejects(whole(pieces(3, 4, 4), 10), new OverBound('bytes'));
});
