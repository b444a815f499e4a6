import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareOs, parseOsVersion } from './os-version.ts';

test('a version is understood however an MDM writes it', () => {
  for (const [text, version] of [
    ['26.1', [26, 1]],
    ['iOS 17.5.1', [17, 5, 1]],
    ['iPadOS 18.0', [18, 0]],
    ['15', [15]],
    ['17.5.1 (21F90)', [17, 5, 1]],
    ['Android 14', [14]],
    ['v8.1.0', [8, 1, 0]],
    [' 16.4 ', [16, 4]],
    ['10.0.22631.4460', [10, 0, 22631, 4460]],
  ] as const) {
    assert.deepEqual(parseOsVersion(text), version, text);
  }
});

test('what is no version is not known, and never a guess', () => {
  for (const text of [
    '',
    'Unknown',
    '0.0',
    '0.0.0.0',
    '17.',
    '17..1',
    '1.2.3.4.5.6',
    '٢٦',
    '17beta',
    '-',
    '9999999',
  ])
    assert.equal(parseOsVersion(text), null, text);
  assert.equal(parseOsVersion(null), null);
  assert.equal(parseOsVersion(`${'9'.repeat(1_000_000)}.1`), null);
});

test('26 is 26.0, and 9 is older than 15', () => {
  assert.equal(compareOs([26], [26, 0]), 0);
  assert.ok(compareOs([9, 3, 5], [15]) < 0);
  assert.ok(compareOs([17, 10], [17, 9]) > 0);
});
