import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grown } from './grown.ts';

test('columns of one length stay of one length and keep their values, from a few places to a million', () => {
  let bytes = new Uint8Array(64);
  let words = new Uint32Array(64);
  for (let place = 0; place < 1_000_000; place++) {
    if (place === bytes.length) [bytes, words] = [grown(bytes), grown(words)];
    bytes[place] = place;
    words[place] = place;
  }
  assert.equal(words.length, bytes.length);
  assert.ok(words.length < 1_200_000);
  assert.ok(words.subarray(0, 1_000_000).every((word, place) => word === place));
  assert.ok(bytes.subarray(0, 1_000_000).every((byte, place) => byte === (place & 255)));
});
