import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backOff } from './back-off.ts';
import { httpDate, retryAfter } from './retry-after.ts';

const after = (value: string, more: Record<string, string> = {}, now = 0) =>
  retryAfter(new Headers({ 'retry-after': value, ...more }), now);

test('seconds are seconds', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), (seconds) =>
      assert.equal(after(String(seconds)), seconds * 1000),
    ),
    { seed: 5 },
  );
});

test('a date is as far off as the MDM’s own clock says, however wrong ours is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000 }),
      fc.nat({ max: 86_400 }),
      fc.integer({ min: -1_000_000, max: 4_000_000_000 }),
      (theirs, seconds, ours) => {
        const date = new Date(theirs * 1000).toUTCString();
        const until = new Date((theirs + seconds) * 1000).toUTCString();
        assert.equal(after(until, { date }, ours * 1000), seconds * 1000);
      },
    ),
    { seed: 5 },
  );
});

test('without a clock of theirs ours is taken, and what is past is now', () => {
  const now = Date.UTC(2026, 10, 25, 12);
  assert.equal(after('Wed, 25 Nov 2026 12:00:30 GMT', {}, now), 30_000);
  assert.equal(after('Wed, 25 Nov 2026 11:00:00 GMT', {}, now), 0);
});

test('whatever else stands there says nothing, and never a number that is none', () => {
  for (const value of ['-1', '1.5', '1e3', '0x10', 'soon', '', ' ', '99999999999', '2026-11-25'])
    assert.equal(after(value), null, value);
  fc.assert(
    fc.property(fc.string(), (value) => {
      if (!/^[\x20-\x7e]*$/.test(value)) return;
      const wait = after(value);
      assert.ok(wait === null || (Number.isFinite(wait) && wait >= 0));
    }),
    { seed: 5 },
  );
  assert.equal(httpDate('Wed, 45 Nov 2026 12:00:00 GMT'), null);
  assert.equal(retryAfter(new Headers(), 0), null);
});

test('waits double up to a minute, and chance takes at most half of them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (again, jitter) => {
        const most = Math.min(60_000, 1000 * 2 ** (again - 1));
        const wait = backOff(again, jitter);
        assert.ok(wait >= most / 2 && wait <= most);
      },
    ),
    { seed: 5 },
  );
});
