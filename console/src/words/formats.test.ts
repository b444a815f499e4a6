import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatsOf } from './formats.ts';

test('numbers have the separators of their language', () => {
  assert.equal(formatsOf('en').number(1204), '1,204');
  assert.equal(formatsOf('nl').number(1204), '1.204');
  assert.equal(formatsOf('de').number(1204), '1.204');
  assert.match(formatsOf('fr').number(1204), /^1[\u202f\u00a0]204$/);
});

test('a day is that day in every time zone', () => {
  assert.match(formatsOf('en').day('2031-12-03'), /^3 December 2031$/);
  assert.match(formatsOf('nl').day('2031-12-03'), /^3 december 2031$/);
  assert.match(formatsOf('de').day('2031-12-03'), /^3\. Dezember 2031$/);
});

test('sizes and durations are in the unit that fits', () => {
  assert.equal(formatsOf('en').bytes(12_400_000), '12.4 MB');
  assert.match(formatsOf('en').duration(8), /^8 secs?$/);
  assert.equal(formatsOf('de').duration(240), '4 Min.');
});
