import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spelling, tileOf } from './tile-path.ts';

test('tiles are spelt as C2SP tlog-tiles says', () => {
  assert.equal(spelling(0), '000');
  assert.equal(spelling(67), '067');
  assert.equal(spelling(1234067), 'x001/x234/067');
  assert.deepEqual(tileOf('x001/x234/067'), { number: 1234067, width: 256 });
  assert.deepEqual(tileOf('x001/x234/067.p/8'), { number: 1234067, width: 8 });
});

test('every tile has one spelling', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e12 }), fc.integer({ min: 1, max: 255 }), (number, width) => {
      assert.deepEqual(tileOf(spelling(number)), { number, width: 256 });
      assert.deepEqual(tileOf(`${spelling(number)}.p/${width}`), { number, width });
    }),
    { seed: 4 },
  );
  const others = [
    '',
    '0',
    '00',
    '0000',
    'x000/000',
    'x001/x234',
    '001.p/0',
    '001.p/256',
    '001.p/08',
    '001/234',
    '001.p',
    '-01',
    '001 ',
  ];
  for (const path of others) assert.equal(tileOf(path), null, path);
});
