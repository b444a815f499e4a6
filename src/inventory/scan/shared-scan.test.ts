import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonLayout, Layout } from '../layout.ts';
import { encode } from './bytes.ts';
import { CSV_FILES, CSV_LAYOUT, JSON_FILES, LINES, ofCsv, ofJson, told } from './files.fixture.ts';
import { createFold } from './fold.ts';
import { behind, startHelper, type Helper } from './helper.ts';
import { OPTIONS, scan, WATCHLIST, type Folded } from './oracle.ts';
import { LENGTH, pieceIn, pieceMemory, WORDS, type Piece } from './piece.ts';
import { pieceReader } from './piece-reader.ts';
import type { Make } from './scanner.ts';
import { sharedScan } from './shared-scan.ts';
import type { Passing } from './sink.ts';
import { buildIndex } from './watch.ts';

/** The law of the second thread: with it and without it a file gives the same, whatever its bytes and wherever they are cut. */

const PIECES = Array.from({ length: 3 }, pieceMemory).map(pieceIn);
const make = (layout: Layout): Make => (layout.kind === 'csv' ? ofCsv(layout) : ofJson(layout));

/** When the helper reads a piece: as soon as it is given, only when it is waited for, or never. */
type Pace = 'at once' | 'late' | 'never';
type Count = { useful: number; vain: number };

/** A helper without a thread, ready when it is asked for the nth time. */
function helperOf(layout: Layout, pace: Pace, nth: number, count: Count) {
  return (opening: Uint8Array, passing: Passing | null): Helper => {
    const read = pieceReader(make(behind(layout, opening)), opening, passing);
    const waiting: Piece[] = [];
    let asked = 0;
    const readUpTo = (piece: Piece): void => {
      while (waiting.includes(piece)) {
        const next = waiting.shift() as Piece;
        read(next);
        count[next.control[WORDS] === -1 ? 'vain' : 'useful']++;
      }
    };
    return {
      pieces: PIECES,
      isReady: () => ++asked >= nth,
      give(piece, length) {
        piece.control[LENGTH] = length;
        waiting.push(piece);
        if (pace === 'at once') readUpTo(piece);
      },
      hasRead: (piece) => !waiting.includes(piece),
      waitFor(piece) {
        if (pace !== 'never') readUpTo(piece);
        return !waiting.includes(piece);
      },
      end() {},
    };
  };
}

/** Read by two. A block is overwritten as soon as it may be. */
function shared(
  layout: Layout,
  bytes: Uint8Array,
  size: number,
  start: (opening: Uint8Array, passing: Passing | null) => Helper,
): Folded {
  const fold = createFold(buildIndex(WATCHLIST), OPTIONS);
  const scanner = sharedScan(make(layout)(fold), fold, (opening) => start(opening, fold.passing));
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const block = new Uint8Array(bytes.subarray(at, at + size));
    scanner.push(block);
    blocks.push(block);
    if (blocks.length > 4) blocks.shift()?.fill(0x22);
  }
  scanner.end();
  const result = fold.result();
  return { ...result, devices: [...result.devices] };
}

const HELPERS = fc.tuple(
  fc.constantFrom<Pace>('at once', 'late', 'never'),
  fc.constantFrom(1, 1, 2, 5),
);
const SIZES = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 300, max: 1500 }));
const RUNS = 500;
/** Several times over, since files are small and a helper comes late. */
const repeated = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat(Array.from({ length: 4 }, () => [bytes, encode('\n')]).flat());

test('JSON per line gives the same, read by one or by two, whole or damaged', () => {
  const count = { useful: 0, vain: 0 };
  fc.assert(
    fc.property(JSON_FILES, SIZES, HELPERS, ({ layout, bytes }, size, [pace, nth]) => {
      const text = repeated(bytes);
      const found = shared(layout, text, size, helperOf(layout, pace, nth, count));
      assert.deepEqual(told(found), told(scan(make(layout), text, 1 << 20)));
    }),
    { numRuns: RUNS, seed: 41 },
  );
  assert.ok(count.useful > RUNS / 4 && count.vain > 0, JSON.stringify(count));
});

test('CSV gives the same, read by one or by two, whole or damaged', () => {
  const count = { useful: 0, vain: 0 };
  fc.assert(
    fc.property(CSV_FILES, SIZES, HELPERS, ({ layout, bytes }, size, [pace, nth]) => {
      const text = repeated(bytes);
      const found = shared(layout, text, size, helperOf(layout, pace, nth, count));
      assert.deepEqual(found, scan(make(layout), text, 1 << 20));
    }),
    { numRuns: RUNS, seed: 42 },
  );
  assert.ok(count.useful > RUNS / 4 && count.vain > 0, JSON.stringify(count));
});

const INVERTED: JsonLayout = {
  kind: 'json',
  devices: [],
  device: { 'device-id': ['id'], 'device-name': ['name'], holder: ['user'] },
  apps: ['devices', '*'],
  app: { identifier: ['bundle'], 'device-count': ['count'] },
  inverted: true,
};
const APPS = ['com.tencent.mm', 'org.signal', 'com.zhiliaoapp.musically', 'nl.rijk.app'].map(
  (bundle, n) => ({
    bundle,
    count: n + 2,
    devices: ['1', '2', '3']
      .slice(0, n % 4)
      .map((id) => ({ id, name: `Phone ${id}`, user: 'Zoë' })),
  }),
);
/** Cells with line ends, so that a cut may fall into a record; header and totals repeated; a broken row; the end cut off. */
const TABLE =
  'Id,Serial,Name,Bundle,Number,State,Other,Managed,Owner\r\n' +
  'd1,R5TESTC0001,"We\nChat",com.tencent.mm,,Installed,,yes,company\r\n' +
  'd1,R5TESTC0001,Notes,org.signal,,Installed,"a\n\nb",yes,company\r\n'.repeat(3) +
  'Id,Serial,Name,Bundle,Number,State,Other,Managed,Owner\r\n' +
  'd2,R5TESTC0002,"Say ""Hi""",com.tencent.mm,,,,Unmanaged,personal\r\n' +
  'd2,R5TESTC0002,x\r\n' +
  'd3,"R5TESTC0003" x,TikTok,com.zhiliaoapp.musically,835599320,INSTALLED,,,\r\n' +
  'Total,4\r\nd4,R5TESTC0004,WeChat,com.tencent.mm,,Inst';

test('wherever a file is cut, it gives the same', () => {
  const lines = (list: readonly object[]): string =>
    list.map((one) => JSON.stringify(one)).join('\n');
  const phones = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    os: 'android',
    apps: [{ bundle: 'org.signal' }, { bundle: 'com.tencent.mm', name: '微信' }],
  }));
  const files: readonly (readonly [Layout, string])[] = [
    [CSV_LAYOUT, TABLE],
    [{ ...CSV_LAYOUT, apps: { separator: '\n' } }, TABLE],
    [{ ...CSV_LAYOUT, skip: 0 }, TABLE],
    [LINES, `${lines(phones)}\n{"id":"e",\n${lines(phones)}\n{"id":"f","apps":[{"bun`],
    [INVERTED, lines([...APPS, ...APPS, ...APPS])],
  ];
  for (const [layout, text] of files) {
    const bytes = encode(text);
    const alone = scan(make(layout), bytes, 1 << 20);
    for (const pace of ['at once', 'late'] as const) {
      const count = { useful: 0, vain: 0 };
      for (let size = 1; size <= 200; size++)
        assert.deepEqual(shared(layout, bytes, size, helperOf(layout, pace, 1, count)), alone);
      assert.ok(count.useful > 50, `${layout.kind}: ${JSON.stringify(count)}`);
    }
  }
});

test('bytes that no text has are told once, at their line, whoever meets them', () => {
  const rows = Array.from({ length: 200 }, (_, n) => `d${n},R5TESTC${n},Notes,org.signal,,,,,\n`);
  const text = Buffer.from(['header\n', ...rows].join(''));
  for (const [line, bad] of [
    [60, 0],
    [61, 0xff],
    [90, 0],
    [150, 0xff],
  ] as const)
    text[text.indexOf(`d${line - 2},`)] = bad;
  const count = { useful: 0, vain: 0 };
  const found = shared(CSV_LAYOUT, text, 100, helperOf(CSV_LAYOUT, 'at once', 1, count));
  assert.deepEqual(
    found.problems
      .filter(({ code }) => /bytes|utf8/.test(code))
      .map(({ code, line }) => [code, line]),
    [
      ['nul-bytes', 60],
      ['invalid-utf8', 61],
    ],
  );
  assert.deepEqual(found, scan(make(CSV_LAYOUT), text, 1 << 20));
  assert.ok(count.useful > 10);
});

test('one document over many lines, or an array on one, never gets a helper', () => {
  const start = (): Helper => assert.fail('a helper was asked for');
  const phones = Array.from({ length: 50 }, (_, n) => ({ id: `${n}`, apps: [] }));
  for (const text of [JSON.stringify(phones, null, 1), JSON.stringify(phones)])
    shared({ ...LINES, devices: ['*'] }, encode(text), 64, start);
});

test('a thread of its own reads its part of a file of some megabytes', () => {
  const phone = (n: number): string =>
    JSON.stringify({
      id: `device ${n}`,
      os: 'android',
      apps: Array.from({ length: 40 }, (_, i) => ({
        bundle: `com.example.app${i}`,
        name: 'Notes',
      })),
    }).replace('com.example.app7"', n % 10 === 0 ? 'com.tencent.mm"' : 'com.example.app7"');
  const bytes = encode(Array.from({ length: 8000 }, (_, n) => `${phone(n)}\n`).join(''));
  let given = 0;
  let helping: Helper | null = null;
  const found = shared(LINES, bytes, 256 * 1024, (opening, passing) => {
    const helper = (helping = startHelper(LINES, opening, passing));
    // Otherwise a small file would be over before the thread is there.
    while (!helper.isReady()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return { ...helper, give: (piece, length) => (given++, helper.give(piece, length)) };
  });
  assert.ok(helping !== null);
  assert.deepEqual(found, scan(make(LINES), bytes, 1 << 20));
  assert.equal(found.hits.length, 800);
  assert.ok(given > 10, `${given} pieces`);
});
