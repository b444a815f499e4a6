import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { holdsAt, isDay, type Day } from './day.ts';

const day = (text: string): Day => {
  assert.ok(isDay(text), text);
  return text;
};

test('a day of the calendar is one, leap days of leap years included', () => {
  for (const text of [
    '2026-11-25',
    '2024-02-29',
    '2000-02-29',
    '2026-12-31',
    '2026-01-01',
    '1999-04-30',
  ]) {
    assert.equal(isDay(text), true, text);
  }
});

test('what the calendar does not have is no day', () => {
  const not = [
    '2026-02-29',
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2024-02-30',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-01-32',
    '2026-13-01',
    '2026-00-10',
    '2026-10-00',
  ];
  for (const text of not) assert.equal(isDay(text), false, text);
});

test('another way of writing a day is none: days compare as text', () => {
  const not = [
    '',
    '2026-1-5',
    '26-01-05',
    '2026/01/05',
    '2026-01-05T00:00:00Z',
    ' 2026-01-05',
    '2026-01-05\n',
    '05-01-2026',
    '20260105',
    '२०२६-०१-०५',
  ];
  for (const text of not) assert.equal(isDay(text), false, JSON.stringify(text));
});

test('every day of four centuries is a day, and the calendar agrees on no other', () => {
  const start = Date.UTC(1800, 0, 1);
  fc.assert(
    fc.property(fc.nat(146_097), (days) => {
      assert.ok(isDay(new Date(start + days * 86_400_000).toISOString().slice(0, 10)));
    }),
    { seed: 20261129, numRuns: 500 },
  );
  const two = (n: number): string => String(n).padStart(2, '0');
  for (const year of [1900, 2000, 2023, 2024, 2100]) {
    for (let month = 0; month <= 13; month++) {
      for (let date = 0; date <= 32; date++) {
        const real = new Date(Date.UTC(year, month - 1, date));
        const same = real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
        const text = `${year}-${two(month)}-${two(date)}`;
        assert.equal(isDay(text), same, text);
      }
    }
  }
});

test('a period holds from its first day up to, not including, its end', () => {
  const period = { from: day('2024-02-29'), to: day('2024-03-02') };
  const held = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02', '2024-03-03'];
  assert.deepEqual(
    held.map((at) => holdsAt(period, day(at))),
    [false, true, true, false, false],
  );
});

test('an end that is not known is open, on either side', () => {
  const at = day('2026-11-25');
  assert.equal(holdsAt({ from: null, to: null }, at), true);
  assert.equal(holdsAt({ from: null, to: at }, at), false);
  assert.equal(holdsAt({ from: at, to: null }, at), true);
});

test('a period that ends on the day it begins never holds', () => {
  const at = day('2026-11-25');
  assert.equal(holdsAt({ from: at, to: at }, at), false);
});
