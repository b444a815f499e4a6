import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf, orderOf } from './dates.ts';

test('dates of many writers are one instant', () => {
  const same = '2026-11-24T07:12:09Z';
  for (const text of [
    '2026-11-24T07:12:09Z',
    '2026-11-24T07:12:09.118Z',
    '2026-11-24 07:12:09',
    '2026-11-24T08:12:09+01:00',
    '2026-11-24T07:12:09.000+0000',
    '24-11-2026 07:12:09',
    '24.11.2026 07:12:09',
    '24/11/2026, 07:12:09',
    '11/24/2026 7:12:09 AM',
    '24 Nov 2026 07:12:09',
    'Nov 24, 2026 7:12:09 AM',
    '20261124T071209Z',
    '1795504329',
    '1795504329000',
    '46350.30010416667',
    ' 24 november 2026 07:12:09 ',
    '24 listopada 2026 07:12:09',
  ])
    assert.equal(instantOf(text), same, text);
});

test('a day alone, or one without seconds, is enough', () => {
  assert.equal(instantOf('25-11-2026'), '2026-11-25T00:00:00Z');
  assert.equal(instantOf('25-11-2026 07:12'), '2026-11-25T07:12:00Z');
  assert.equal(instantOf('46350'), '2026-11-24T00:00:00Z');
  assert.equal(instantOf('12/1/26 5:03 PM'), '2026-01-12T17:03:00Z');
});

test('never, and what is no date, are no instant', () => {
  for (const text of [
    '0001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    'Never',
    '',
    '31-02-2026',
    '2026-13-01',
    '9999-12-31T23:59:59Z',
    '39.0.0',
    '12',
    'yesterday',
  ])
    assert.equal(instantOf(text), null, text);
});

test('the month comes first only where one date proves it and none speaks against it', () => {
  assert.equal(orderOf(['11/12/2026', '11/24/2026']), 'month-first');
  assert.equal(orderOf(['11/12/2026']), 'day-first');
  assert.equal(orderOf(['11/24/2026', '24/11/2026']), 'day-first');
});

test('any text gives an instant or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9:./ TZ+-]{0,25}$/)), (text) => {
      const found = instantOf(text);
      assert.ok(found === null || /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(found));
    }),
    { seed: 8 },
  );
});
