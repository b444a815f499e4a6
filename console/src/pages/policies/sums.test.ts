import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byOrganisation, totalOf } from './sums.ts';

const row = (organisation: string, app: string, closes: number | null) => ({
  organisation,
  app,
  appName: app,
  category: null,
  closes,
  measure: 0,
  needless: null,
});

test('what is fewer than five is never added up as a number', () => {
  const rows = byOrganisation({
    stored: [row('canals', 'a', 7), row('canals', 'b', null), row('dikes', 'a', null)],
    found: null,
  });
  assert.deepEqual(rows[0]?.closes, { sure: 7, few: 1 });
  assert.deepEqual(rows[1]?.closes, { sure: 0, few: 1 });
  assert.deepEqual(totalOf(rows, 'closes'), { sure: 7, few: 2 });
});

test('an organisation of which only an inventory tells has a row too', () => {
  const rows = byOrganisation({
    stored: [],
    found: {
      asOf: '2026-11-26T06:00:00Z',
      rows: [{ organisation: 'canals', app: 'temu', appName: 'Temu', category: null, devices: 9 }],
    },
  });
  assert.equal(rows[0]?.found, 9);
});
