import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { percent, shareOf, WHOLE } from './share.ts';

test('a percentage with up to four decimals is read exactly', () => {
  const read = {
    '0': 0,
    '50': 500_000,
    '100': WHOLE,
    '100.0000': WHOLE,
    '24.19': 241_900,
    '0.0001': 1,
    '99.9999': 999_999,
    '19.9': 199_000,
    '61.53': 615_300,
    '33.3333': 333_333,
  };
  for (const [text, share] of Object.entries(read)) assert.equal(shareOf(text), share, text);
});

test('what is no percentage from 0 to 100 with at most four decimals is refused, never rounded', () => {
  const not = [
    '',
    ' ',
    '50 %',
    '50%',
    '50,5',
    '-1',
    '+5',
    '100.0001',
    '101',
    '1000',
    '12.34567',
    '0.00001',
    '.5',
    '5.',
    '1e1',
    'NaN',
    '0x10',
    '50 ',
    '50\n',
    '٥٠',
  ];
  for (const text of not) assert.equal(shareOf(text), null, JSON.stringify(text));
});

test('each share is written as the percentage that is read back as it', () => {
  fc.assert(
    fc.property(fc.nat(WHOLE), (share) => {
      assert.equal(shareOf(percent(share)), share);
    }),
    { seed: 20261130, numRuns: 5000, examples: [[0], [1], [9], [WHOLE], [499_999], [500_001]] },
  );
});

test('thirds that make up a half are exactly a half', () => {
  const parts = ['16.6667', '16.6667', '16.6666'].map((text) => shareOf(text) ?? Number.NaN);
  assert.equal(
    parts.reduce((sum, part) => sum + part, 0),
    WHOLE / 2,
  );
});
