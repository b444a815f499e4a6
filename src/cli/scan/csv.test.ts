import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { HOSTILE, HOSTILE_CATALOGUE } from '../testing.ts';
import { hitOn, inventory, scanned, seenDevice } from '../testing-fleet.ts';
import { viewOf } from '../view.ts';
import { scanCsv } from './csv.ts';

const csvOf = (withDevices = false, byOrganisation = false): string => {
  const { report, assessment } = scanned(withDevices);
  return scanCsv(viewOf(report, assessment, false), byOrganisation);
};

const rowsOf = (csv: string): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

test('a row per app, with numbers that are numbers and a reason in words', () => {
  const [clip] = rowsOf(csvOf());
  assert.deepEqual(clip, {
    decision: 'prohibited',
    app: 'clip',
    name: 'Clip',
    phones_by_identifier: '1',
    phones_by_identifier_other_case: '1',
    phones_by_name_only: '1',
    counted_without_phones: '0',
    second_copies: '1',
    identifier_borrowed: 'no',
    platforms: 'android ios',
    why: 'Clip is published by Clip Pte. Ltd. (Singapore), owned through Clip Ltd. (Cayman Islands) by BigDance Ltd., which is run from China; China is a listed territory.',
    reasons: 'publisher-under-territory significant-interest publisher-unverified',
    named_by: 'EU GB US US-AL US-AZ US-FL US-GA',
  });
});

test('a row per app and organisation, or per phone and app, where that was asked for', () => {
  assert.deepEqual(rowsOf(csvOf(false, true))[0], {
    organisation: 'Ministry of Canals',
    decision: 'prohibited',
    app: 'clip',
    name: 'Clip',
    phones: '1',
  });
  assert.deepEqual(
    rowsOf(csvOf(true)).map((row) => `${row['device']} ${row['app']} ${row['match']}`),
    [
      'A1 clip exact',
      'A2 clip case-folded',
      'A2 bazaar exact',
      'A3 mirror exact',
      'A8 sensitive-1 exact',
      'B1 clip name',
    ],
  );
});

/** Everything that a spreadsheet may take for a formula, also after blanks. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

test('no cell is a formula, whatever holders and apps are called', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('=', '+', '-', '@', '\t=', '\r@', ' =', '\u200b=', '\uff1d', '\ufeff-'),
      fc.string(),
      (start, text) => {
        const devices = [seenDevice('A1', { holder: start + text, organisation: start + text })];
        const inventories = [inventory({ devices, hits: [hitOn('A1', 'clip')] })];
        const { report, assessment } = scanned(true, inventories, HOSTILE_CATALOGUE);
        for (const by of [true, false]) {
          for (const withDevices of [report, { ...report, devices: null }]) {
            const csv = scanCsv(viewOf(withDevices, assessment, false), by);
            const cells = rowsOf(csv).flatMap((row) => Object.values(row));
            for (const cell of cells) assert.doesNotMatch(cell, FORMULA);
          }
        }
      },
    ),
    { seed: 3, numRuns: 100 },
  );
});

test('a hostile name stays one cell on one line', () => {
  const { report, assessment } = scanned(false, undefined, HOSTILE_CATALOGUE);
  const csv = scanCsv(viewOf(report, assessment, true), false);
  assert.equal(rowsOf(csv)[0]?.['name']?.startsWith("'=cmd|"), true);
  assert.equal(csv.trimEnd().split('\r\n').length, 5);
  assert.ok(!csv.includes('\u001b') && HOSTILE.includes('\u001b'));
});

test('spreadsheets are told that it is UTF-8', () => {
  assert.ok(csvOf().startsWith('\ufeffdecision,'));
});
