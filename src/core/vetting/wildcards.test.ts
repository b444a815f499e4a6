import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyOf, matcherOf } from './wildcards.ts';

test('a star stands for any characters, a point for a point, and case counts', () => {
  const match = matcherOf([
    ['libjcore*.so', 'jpush'],
    ['libz.so', 'zlib'],
  ]);
  assert.deepEqual(match('libjcore300.so'), ['jpush']);
  assert.deepEqual(match('libjcore.so'), ['jpush']);
  assert.deepEqual(match('libjcore300xso'), []);
  assert.deepEqual(match('LIBZ.SO'), []);
  assert.deepEqual(match('libz.so'), ['zlib']);
  assert.deepEqual(match('libzxso'), []);
});

test('one pattern asks for all, and for nothing where there is nothing', () => {
  assert.equal(anyOf([]), null);
  const pattern = anyOf(['assets/a*', 'res/(b)+.cer']);
  assert.ok(pattern?.test('assets/abc'));
  assert.ok(pattern?.test('res/(b)+.cer'));
  assert.ok(!pattern?.test('res/bb.cer'));
  assert.ok(!pattern?.test('x/assets/a'));
});

test('many stars against a long hostile name end at once', () => {
  const match = matcherOf([['a*b*c*d', 'x']]);
  assert.deepEqual(match('ab'.repeat(1_000)), []);
});
