import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { adler32 } from './adler32.ts';

/** As RFC 1950 has it, a byte at a time. */
function byByte(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 2 ** 16 + low;
}

test('the checksum of pieces joined is that of the whole, at any length', () => {
  const bytes = Buffer.alloc(1_000_000).map((_, at) => (at * 7919) % 256);
  fc.assert(
    fc.property(fc.nat(900_000), fc.nat(bytes.length), (from, to) => {
      const some = bytes.subarray(from, to);
      assert.equal(adler32(some), byByte(some));
    }),
    {
      numRuns: 20,
      examples: [
        [0, 0],
        [0, 2 ** 18],
        [1, 2 ** 19 + 1],
        [0, bytes.length],
      ],
    },
  );
  const full = Buffer.alloc(600_000, 0xff);
  assert.equal(adler32(full), byByte(full), 'the largest sums there are');
});
