import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { at, dayOf } from './case.fixture.ts';
import { plusDays } from '../day.ts';
import { noticeClock } from './clock.ts';
import { languageFor } from './language.ts';
import { NOTICE_RULES } from './rules.fixture.ts';
import { WEEKDAYS } from './rules.ts';

const amsterdam = noticeClock(NOTICE_RULES);

test('a day is the place’s own: what is late on Sunday in UTC is Monday in Amsterdam', () => {
  assert.equal(amsterdam.dayOf(at('2026-11-01T23:30:00Z')), '2026-11-02');
  assert.equal(amsterdam.startOf(dayOf('2026-11-02')), '2026-11-01T23:00:00Z');
  assert.equal(amsterdam.endOf(dayOf('2026-11-02')), '2026-11-02T22:59:59.999Z');
});

test('office hours follow summer time', () => {
  assert.equal(amsterdam.isOpen(at('2026-11-02T06:59:59Z')), false);
  assert.equal(amsterdam.isOpen(at('2026-11-02T07:00:00Z')), true);
  assert.equal(amsterdam.isOpen(at('2026-11-02T16:59:59Z')), true);
  assert.equal(amsterdam.isOpen(at('2026-11-02T17:00:00Z')), false);
  assert.equal(amsterdam.isOpen(at('2026-07-01T06:00:00Z')), true);
});

test('quiet hours may lie within a day, or not be at all', () => {
  const lunch = noticeClock({ ...NOTICE_RULES, quietHours: { from: '12:00', to: '13:00' } });
  assert.equal(lunch.isOpen(at('2026-11-02T11:30:00Z')), false);
  assert.equal(lunch.nextOpen(at('2026-11-02T11:30:00Z')), '2026-11-02T12:00:00Z');
  assert.equal(lunch.isOpen(at('2026-11-02T23:30:00Z')), true);
  assert.equal(lunch.nextOpen(at('2026-11-07T12:00:00Z')), '2026-11-08T23:00:00Z');
  const never = noticeClock({ ...NOTICE_RULES, quietHours: { from: '08:00', to: '08:00' } });
  assert.equal(never.isOpen(at('2026-11-02T02:00:00Z')), true);
});

test('where a day begins at one o’clock, since summer time starts at midnight, it still begins', () => {
  const cairo = noticeClock({ ...NOTICE_RULES, timeZone: 'Africa/Cairo' });
  assert.equal(cairo.startOf(dayOf('2026-04-24')), '2026-04-23T22:00:00Z');
  assert.equal(cairo.dayOf(at('2026-04-23T22:00:00Z')), '2026-04-24');
});

test('where everything is closed for years, nothing is ever open', () => {
  const closedDays = Array.from({ length: 1200 }, (_, days) => ({
    day: plusDays(dayOf('2026-11-01'), days),
    name: 'closed',
  }));
  const closed = noticeClock({ ...NOTICE_RULES, closedDays });
  assert.equal(closed.nextOpen(at('2026-11-02T09:00:00Z')), null);
});

const instants = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((ms) => at(new Date(ms).toISOString()));
const times = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
const zones = fc.constantFrom(
  'Europe/Amsterdam',
  'America/New_York',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
);

test('the day is the one that the calendar of the place shows', () => {
  fc.assert(
    fc.property(instants, zones, (when, timeZone) => {
      const local = Temporal.Instant.from(when).toZonedDateTimeISO(timeZone);
      const clock = noticeClock({ ...NOTICE_RULES, timeZone });
      assert.equal(clock.dayOf(when), local.toPlainDate().toString());
    }),
    { seed: 20_261_127, numRuns: 500 },
  );
});

test('the next open instant is open, not before, and nothing open lies between', () => {
  fc.assert(
    fc.property(
      instants,
      zones,
      times,
      times,
      fc.subarray([...WEEKDAYS], { maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (when, timeZone, from, to, closedWeekdays, part) => {
        const rules = { ...NOTICE_RULES, timeZone, quietHours: { from, to }, closedWeekdays };
        const clock = noticeClock(rules);
        const next = clock.nextOpen(when);
        assert.ok(next !== null && clock.isOpen(next));
        const [start, end] = [Date.parse(when), Date.parse(next)];
        assert.ok(end >= start);
        const between = at(new Date(start + Math.floor((end - start) * part)).toISOString());
        if (Date.parse(between) < end) assert.equal(clock.isOpen(between), false, between);
      },
    ),
    { seed: 20_261_127, numRuns: 300 },
  );
});

test('FC-113 a language that is not written falls back from region to language to the policy’s first', () => {
  const { languages } = NOTICE_RULES;
  assert.equal(languageFor('nl-BE', languages), 'nl');
  assert.equal(languageFor('FR_ch', languages), 'fr');
  assert.equal(languageFor('it-IT', languages), 'nl');
  assert.equal(languageFor('tr', ['en', 'de']), 'en');
  assert.equal(languageFor(null, ['de']), 'de');
  assert.equal(languageFor('nl', ['de', 'en']), 'de', 'what the policy does not write in');
});
