import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fit, pad, widthOf, wrap } from './width.ts';

test('East Asian characters and emoji take two columns, accents none', () => {
  assert.equal(widthOf('TikTok'), 6);
  assert.equal(widthOf('微信'), 4);
  assert.equal(widthOf('e\u0301te\u0301'), 3);
  assert.equal(widthOf('👩‍💻'), 2);
  assert.equal(widthOf('ｶﾅ'), 2);
  assert.equal(widthOf('ВКонтакте'), 9);
});

test('a cut text ends in an ellipsis, and never inside a character', () => {
  assert.equal(fit('ByteDance Ltd.', 10, '…'), 'ByteDance…');
  assert.equal(fit('微信微信', 5, '…'), '微信…');
  assert.equal(fit('微信微信', 6, '…'), '微信…');
  assert.equal(fit('short', 10, '…'), 'short');
});

test('a cut or filled text has exactly the columns it may have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      assert.ok(widthOf(fit(text, width, '…')) <= width);
      assert.equal(widthOf(pad(fit(text, width, '…'), width)), width);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('words wrap, and an address is not broken', () => {
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
  assert.deepEqual(wrap('see https://example.org/long/address now', 10), [
    'see',
    'https://example.org/long/address',
    'now',
  ]);
});
