import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { shortHmac } from './short-hmac.ts';

test('it is HMAC-SHA-256, for texts of every length and script, one after the other', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 130 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.nat(130).map((length) => 'x'.repeat(length)),
  );
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.array(text, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 32 }),
      (key, texts, length) => {
        const hmac = shortHmac(key);
        const out = Buffer.alloc(40, 0xee);
        for (const one of texts) {
          hmac.write(one, out, 3, length);
          const right = createHmac('sha256', key).update(one).digest().subarray(0, length);
          assert.deepEqual(out.subarray(3, 3 + length), right);
          assert.ok(out.subarray(3 + length).every((byte) => byte === 0xee));
        }
      },
    ),
    { seed: 1, numRuns: 400 },
  );
});

test('case 1 and 2 of RFC 4231', () => {
  const code = (key: Uint8Array, text: string): string => {
    const out = Buffer.alloc(32);
    shortHmac(key).write(text, out, 0, 32);
    return out.toString('hex');
  };
  assert.equal(
    code(Buffer.alloc(20, 0x0b), 'Hi There'),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
  assert.equal(
    code(Buffer.from('Jefe'), 'what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});
