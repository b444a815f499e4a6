import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { lazily, linesOf } from './lazily.ts';

test('any object comes back as it was, in its order, and each part is parsed once', () => {
  const name = fc.stringMatching(/^[a-z][A-Za-z]{0,10}$/);
  fc.assert(
    fc.property(
      fc.dictionary(name, fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true }),
      (said) => {
        const value = JSON.parse(JSON.stringify(said)) as Record<string, unknown>;
        const again = lazily<Record<string, unknown>>(linesOf(value));
        assert.deepEqual(Object.keys(again), Object.keys(value));
        for (const key of Object.keys(value)) assert.equal(again[key], again[key]);
        assert.deepEqual({ ...again }, value);
      },
    ),
  );
});

test('what nobody asks for is not parsed', () => {
  const { wanted } = lazily<{ readonly wanted: number; readonly other: unknown }>(
    'wanted 1\nother {"a text that is cut o',
  );
  assert.equal(wanted, 1);
});
