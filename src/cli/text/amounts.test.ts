import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import { enumerated, longDay, shares } from '../../sentences/amounts.ts';
import { bytes, count, duration, many } from './amounts.ts';

test('numbers are grouped in thousands', () => {
  assert.equal(count(0), '0');
  assert.equal(count(999), '999');
  assert.equal(count(1_600_000), '1,600,000');
  assert.equal(many(1, 'phone'), '1 phone');
  assert.equal(many(2_000, 'phone'), '2,000 phones');
});

test('sizes and times have the digits that a reader needs', () => {
  assert.equal(bytes(412_000_000), '412 MB');
  assert.equal(bytes(1_550), '1.6 kB');
  assert.equal(bytes(999_600), '1.0 MB');
  assert.equal(duration(900), '0.9 s');
  assert.equal(duration(61_000), '61 s');
  assert.equal(duration(600_000), '10 min');
});

test('days are read aloud as days', () => {
  assert.equal(longDay('2023-03-01' as Day), '1 March 2023');
});

test('a range of shares says what is known of it', () => {
  assert.equal(shares(1_000_000, 1_000_000), '100 %');
  assert.equal(shares(199_000, 199_000), '19.9 %');
  assert.equal(shares(500_000, 750_000), '50-75 %');
  assert.equal(shares(0, 400_000), 'up to 40 %');
  assert.equal(shares(510_000, 1_000_000), 'at least 51 %');
  assert.equal(shares(0, 1_000_000), 'share not known');
});

test('lists read as lists', () => {
  assert.equal(enumerated(['A']), 'A');
  assert.equal(enumerated(['A', 'B', 'C']), 'A, B and C');
});
