import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneBehind } from './one-behind.ts';

test('one batch is written while the next is worked out, in their order and never two at once', async () => {
  const writing = oneBehind();
  const told: string[] = [];
  const write = (name: string) => async () => {
    told.push(`${name} begins`);
    await new Promise(setImmediate);
    told.push(`${name} ends`);
  };
  await writing.put(write('a'));
  told.push('b is worked out');
  await writing.put(write('b'));
  await writing.end();
  assert.deepEqual(told, ['a begins', 'b is worked out', 'a ends', 'b begins', 'b ends']);
});

test('what a write came to is told by the next call, and nothing is written any more after a rest', async () => {
  const writing = oneBehind();
  const told: string[] = [];
  await writing.put(async () => {
    await new Promise(setImmediate);
    throw new Error('disk full');
  });
  await assert.rejects(
    writing.put(async () => void told.push('written all the same')),
    /disk full/,
  );
  await writing.rest();
  assert.deepEqual(told, []);
  await assert.rejects(writing.end(), /disk full/);
});
