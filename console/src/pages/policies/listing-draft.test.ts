import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, identifiersOf } from './listing-draft.ts';

test('an id is made of a name in whatever script', () => {
  assert.equal(idOf('NL Café & Co.'), 'nl-cafe-co');
  assert.equal(idOf('抖音'), '6296-97f3');
  assert.equal(idOf('  '), '');
});

test('identifiers are typed one after the other, and each counts once', () => {
  assert.deepEqual(identifiersOf({ android: 'a.b, a.b c.d', ios: '' }), [
    { platform: 'android', identifier: 'a.b', trackId: '' },
    { platform: 'android', identifier: 'c.d', trackId: '' },
  ]);
});
