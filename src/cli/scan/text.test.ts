import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOSTILE_CATALOGUE } from '../testing.ts';
import { INVENTORIES, scanned } from '../testing-fleet.ts';
import { styleOf } from '../text/style.ts';
import { widthOf } from '../text/width.ts';
import { viewOf } from '../view.ts';
import type { TextOptions } from './options.ts';
import { scanText } from './text.ts';

const OPTIONS: TextOptions = { byOrganisation: false, outcome: 'found', asOf: false };
const PLAIN = { columns: 80, colour: false, unicode: true, interactive: false };

function textOf(terminal = PLAIN, options = OPTIONS, withDevices = false): string {
  const { report, assessment } = scanned(withDevices);
  return scanText(viewOf(report, assessment, false), options, styleOf(terminal));
}

test('a report of 80 columns, with one of everything', () => {
  assert.equal(
    textOf(),
    `fleet.csv       Jamf Pro, advanced mobile devic…  412 MB  1,600,000 rows
discovered.csv  Microsoft Intune, discovered ap…   54 kB        120 rows  partly
counts.csv      Counts of apps                     900 B          3 rows  partly
Policy nl (Netherlands, in force since 21 March 2023), catalogue 2026-11-25

PROHIBITED    3 apps on 4 of 10 phones
  Clip          2  BigDance, run from CN  named by EU, GB, US, US-AL and 3 more
      1 of them matched only without regard to case
      1 second copy (a clone or a second user)
      Canals 1 · Dikes 1
  a dating app  1
  Mirror 微鏡   1  Mirror Labs; CY        named by NL
      identifier match, signer unknown: another app is known to borrow this
      identifier
      Canals 1

UNDETERMINED  1 app, only on phones that have a prohibited one too
  Bazaar    1  Bazaar, seat open (CN, IE)
      Dikes 1

BY NAME ONLY  1 app: confirm before calling anyone
  Clip      1  BigDance, run from CN  prohibited
  A name is no identifier: another app may be called the same. The
  restricted-apps profile makes the MDM report exact hits:
  npx grendel block export --for intune

COUNTED ONLY  1 app, in no sum above
  Bazaar    44  Bazaar, seat open (CN, IE)  undetermined
  Numbers that the MDM gave without phones: nobody can be called.

COVERAGE      10 phones
  5  with findings  prohibited or undetermined
  1  without        seen whole and lately, nothing found
  2  not visible    nothing found, but not all could be seen
  1  stale          nothing found, last seen over 30 days before
  1  not assessed   nothing was reported of their apps
  "Not seen" is not "not there": 4 phones could hide something.
  What the exports show: 6 seen whole, 1 work side only, 2 names without
  identifiers, 1 no apps reported.
  1,800 installed apps were looked at; the catalogue knows nothing of 1,760: not
  assessed.

NOT READ OR NOT SEEN
  exports/discovered.csv
    The export has names of apps and no identifiers
    See docs/get-an-export.md#intune.

Next: npx grendel explain clip                  why
      npx grendel block export --for intune     make it impossible
      npx grendel scan --devices ...            which phones, and whom to call
      npx grendel scan --html report.html ...   a page to hand on
`,
  );
});

test('with --by organisation all organisations of an app stand beneath it', () => {
  const text = textOf(PLAIN, { ...OPTIONS, byOrganisation: true });
  assert.match(text, /Clip +2 [^\n]+\n(?: {6}[^\n]+\n)* {6}1 {2}Canals\n {6}1 {2}Dikes\n/);
});

test('a chosen day is said', () => {
  assert.match(textOf(PLAIN, { ...OPTIONS, asOf: true }), /law\nand ownership of 2026-11-26/);
});

test('no line is wider than the terminal, at any width', () => {
  for (const columns of [60, 80, 100, 120]) {
    for (const line of textOf({ ...PLAIN, columns }, OPTIONS, true).split('\n')) {
      assert.ok(widthOf(line) <= columns, `${columns}: ${line}`);
    }
  }
});

test('without UTF-8 there is nothing but ASCII', () => {
  assert.match(textOf({ ...PLAIN, unicode: false }), /^[\x20-\x7e\n]*$/);
});

test('colour adds nothing but colour: the words are the same', () => {
  // oxlint-disable-next-line no-control-regex
  const bare = textOf({ ...PLAIN, colour: true }).replace(/\u001b\[\d+m/g, '');
  assert.equal(bare, textOf());
});

test('the five parts of the coverage add up to all phones', () => {
  const lines = textOf().split('\n');
  const at = lines.findIndex((line) => line.startsWith('COVERAGE'));
  const parts = lines.slice(at + 1, at + 6).map((line) => Number(line.trim().split(' ')[0]));
  assert.equal(
    parts.reduce((sum, part) => sum + part, 0),
    10,
  );
  assert.match(lines[at] ?? '', /10 phones/);
});

test('names that a hostile source chose cannot act on the terminal or break a line', () => {
  const { report, assessment } = scanned(true, INVENTORIES, HOSTILE_CATALOGUE);
  const text = scanText(viewOf(report, assessment, true), OPTIONS, styleOf(PLAIN));
  // oxlint-disable-next-line no-control-regex
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u200b\u202e]/);
  for (const line of text.split('\n')) assert.ok(widthOf(line) <= 80, line);
});
