import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode, encode } from './bytes.ts';
import { MAX_NAME, normaliseAscii, normaliseName } from './name.ts';

test('names are compared after NFKC, lower case, without invisible marks and with single blanks', () => {
  assert.equal(normaliseName('  ＴｉｋＴｏｋ\u00a0 \n Lite\u200d '), 'tiktok lite');
  assert.equal(normaliseName('\u202bروبیکا\u202c'), 'روبیکا');
  assert.equal(normaliseName('\u200b\ufeff'), '');
  assert.notEqual(normaliseName('TikTok Lite'), normaliseName('TikTok'));
});

test('the way over bytes gives what the way over text gives', () => {
  const out = new Uint8Array(MAX_NAME);
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (text) => {
      const bytes = encode(text);
      const length = normaliseAscii(bytes, 0, bytes.length, out);
      assert.equal(decode(out, 0, length), normaliseName(text));
    }),
    { numRuns: 2000, seed: 6 },
  );
  assert.equal(normaliseAscii(encode('é'), 0, 2, out), -1);
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      assert.equal(normaliseName(normaliseName(text)), normaliseName(text));
    }),
    { numRuns: 2000, seed: 6 },
  );
});
