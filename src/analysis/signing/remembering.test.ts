import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembering } from './remembering.ts';

test('the same bytes are read once, wherever they stand, and others are others', () => {
  const asked: string[] = [];
  const read = remembering((bytes) => {
    asked.push(bytes.toString('hex'));
    return bytes;
  });
  const file = Uint8Array.of(1, 2, 3, 1, 2, 4);
  const first = read(file.subarray(0, 2));
  assert.equal(read(file.subarray(3, 5)), first);
  read(file.subarray(0, 3));
  read(file.subarray(3));
  assert.deepEqual(asked, ['0102', '010203', '010204']);
  file.fill(9);
  assert.deepEqual([...first], [1, 2], 'what is remembered is no part of the file');
});

test('what is long is not kept, and of many the oldest goes', () => {
  let asked = 0;
  const read = remembering(() => ++asked);
  const long = new Uint8Array(10_000);
  read(long);
  read(long);
  assert.equal(asked, 2);
  for (let i = 0; i < 65; i++) read(Uint8Array.of(i));
  assert.equal(asked, 67);
  read(Uint8Array.of(64));
  assert.equal(asked, 67);
  read(Uint8Array.of(0));
  assert.equal(asked, 68);
});
