import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Watchlist } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import { DEVICE_FIELDS, type CsvLayout, type Field, type JsonLayout } from '../layout.ts';
import { createArena, SLACK, TEXT } from './arena.ts';
import { encode, hash } from './bytes.ts';
import { csvScanner } from './csv.ts';
import { addTo, createFilter } from './filter.ts';
import type { FoldResult } from './fold.ts';
import { jsonScanner } from './json.ts';
import { SLOTS } from './fields.ts';
import * as map from './kernel-memory.ts';
import { counting, withoutKernel, type Make } from './kernel.fixture.ts';
import { scan } from './oracle.ts';
import { buildIndex } from './watch.ts';

/** The law of the kernel: with it and without it a file gives the same, whatever its bytes. */

const JSON_LAYOUT: JsonLayout = {
  kind: 'json',
  devices: ['*'],
  device: { 'device-id': ['id'], platform: ['os'], ownership: ['owner'] },
  apps: ['apps', '*'],
  app: {
    identifier: ['bundle'],
    'track-id': ['number'],
    'app-name': ['name'],
    state: ['state'],
    managed: ['managed'],
    profile: ['user'],
    'device-count': ['count'],
  },
  inverted: false,
  also: [{ field: 'identifier', path: ['package'] }],
};
const LINES: JsonLayout = { ...JSON_LAYOUT, devices: [] };
const COLUMNS: readonly (Field | null)[] = [
  'device-id',
  'serial',
  'app-name',
  'identifier',
  'track-id',
  'state',
  null,
  'managed',
  'ownership',
];
const CSV_LAYOUT: CsvLayout = {
  kind: 'csv',
  delimiter: 44,
  quoted: true,
  skip: 1,
  columns: COLUMNS,
  apps: 'rows',
};

const ofJson =
  (layout: JsonLayout): Make =>
  (sink) =>
    jsonScanner(layout, sink);
const ofCsv =
  (layout: CsvLayout): Make =>
  (sink) =>
    csvScanner(layout, sink);

/** With the kernel; beside the result how many apps it counted. */
function withKernel(make: Make, bytes: Uint8Array, size: number): [FoldResult, number] {
  let passed = 0;
  const result = scan(
    counting(make, (apps) => (passed += apps)),
    bytes,
    size,
  );
  return [result, passed];
}

/** Behind a place where reading stops, some blocks are not looked at any more for these two. */
const told = (result: FoldResult): FoldResult => ({
  ...result,
  problems: result.problems.filter(({ code }) => code !== 'nul-bytes' && code !== 'invalid-utf8'),
});

const APP = fc.record(
  {
    bundle: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('org.signal', 'com.example.notes', 'nl.rijk.app') },
      fc.constantFrom('com.tencent.mm', ' COM.tencent.xin', 'com.Example.Mixed', '', ' ', 'é.app'),
    ),
    name: fc.constantFrom('Notes', 'TikTok', 'Say "Hi"', '微信', 'a, b; c', 'two\nlines'),
    number: fc.constantFrom(12, '835599320', '0', null, ' '),
    state: fc.constantFrom(
      'INSTALLED',
      'Installed',
      'x',
      '',
      'installed',
      ' NotInstalled ',
      'é',
      null,
    ),
    managed: fc.constantFrom(true, true, 'yes', false, 'Unmanaged'),
    user: fc.constantFrom(0, 999, 'work'),
    package: fc.constantFrom('com.tencent.mm', 'org.signal', null),
    count: fc.constantFrom(null, null, null, null, null, 3),
    size: fc.constantFrom(1, -2.5e9, true, null),
    'a member with a name that is longer than any shape': fc.constant('x'.repeat(40)),
    more: fc.constantFrom<unknown>([], {}, ['a', 'b'], [{ bundle: 'com.tencent.mm', x: [[1]] }]),
  },
  { requiredKeys: ['bundle'] },
);
const DEVICE = fc.record({
  id: fc.constantFrom('d1', 'd2', 'd3', 4),
  os: fc.constantFrom('ios', 'android', null),
  owner: fc.constantFrom('personal', 'company', null),
  apps: fc.oneof({ weight: 9, arbitrary: fc.array(APP, { maxLength: 9 }) }, fc.constant(null)),
});
const escapeAt = (json: string, every: number): string =>
  json.replaceAll(/[a-z.]/g, (letter, at: number) =>
    at % every === 0 && json[at - 1] !== '\\'
      ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
      : letter,
  );
const PYTHON = (value: unknown): string =>
  JSON.stringify(value, null, 1).replaceAll(/(,)?\n */g, (_, comma) => (comma ? ', ' : ''));
const WRITERS: readonly ((value: unknown) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value),
  PYTHON,
  (value) => JSON.stringify(value, null, 2),
  (value) => JSON.stringify(value, null, '\t').replaceAll('\n', '\r\n'),
  (value) => JSON.stringify(value, null, 1).replaceAll('": ', '"\n:\n'),
  (value) => escapeAt(JSON.stringify(value), 41),
  (value) => JSON.stringify(value).replaceAll('"name":', '"state":"NotInstalled","name":'),
];

/** Changes a few bytes: cut out, doubled, put in. */
const PIECES = [
  ...'"\\{}[],: \n\r\t0x',
  '\u0000',
  '\ufeff',
  '""',
  '\\u00e',
  '\\q',
  '"state":"NotInstalled",',
  '"bundle":"com.tencent.mm",',
  ',"com.tencent.mm"',
  '{"bundle":"a"},',
  'd1,s1,n,com.tencent.mm,,,,,\n',
].map(encode);
const CHANGES = fc.array(
  fc.record({
    at: fc.nat(),
    take: fc.constantFrom(0, 0, 1, 2, 30),
    put: fc.oneof(
      fc.constantFrom(...PIECES),
      fc.constantFrom(Uint8Array.of(0xff), Uint8Array.of(0xef, 0xbb), new Uint8Array(0)),
    ),
  }),
  { maxLength: 4 },
);
function change(
  bytes: Uint8Array,
  changes: typeof CHANGES extends fc.Arbitrary<infer T> ? T : never,
): Uint8Array {
  let now = bytes;
  for (const { at, take, put } of changes) {
    const place = at % (now.length + 1);
    now = Buffer.concat([now.subarray(0, place), put, now.subarray(place + take)]);
  }
  return now;
}

const RUNS = 2000;
const SIZES = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(1 << 20));

test('JSON gives the same with the kernel and without it, whole or damaged', () => {
  let [passed, apps] = [0, 0];
  fc.assert(
    fc.property(
      fc.array(DEVICE, { maxLength: 6 }),
      fc.constantFrom(...WRITERS),
      fc.boolean(),
      CHANGES,
      SIZES,
      (devices, write, isLines, changes, size) => {
        const text = isLines ? devices.map(write).join('\n') : write(devices);
        const bytes = change(encode(text), changes);
        const make = ofJson(isLines ? LINES : JSON_LAYOUT);
        const [result, counted] = withKernel(make, bytes, size);
        assert.deepEqual(told(result), told(scan(withoutKernel(make), bytes, size)));
        passed += counted;
        apps += result.installs;
      },
    ),
    { numRuns: RUNS, seed: 31 },
  );
  assert.ok(passed > apps / 8, `the kernel counted only ${passed} of ${apps} apps`);
});

const ROW = fc.tuple(
  fc.constantFrom(...Array<string>(7).fill('d1'), 'd2', 'd"3', ''),
  fc.constantFrom(...Array<string>(9).fill('s1'), 's2', '3.5E+14', ''),
  fc.constantFrom('Notes', 'TikTok', 'Say "Hi"', 'a, b', 'two\nlines', ''),
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('org.signal', 'com.example.notes', 'nl.rijk.app') },
    fc.constantFrom('com.tencent.mm', ' COM.tencent.xin', 'x"y', '', ' '),
  ),
  fc.constantFrom('', '', '0', '12', '835599320'),
  fc.constantFrom('Installed', 'Installed', 'Installed', '', ' NOTinstalled', 'é'),
  fc.constantFrom('', 'anything'),
  fc.constantFrom('', 'yes', 'yes', 'Unmanaged'),
  fc.constantFrom(...Array<string>(6).fill('company'), 'personal', ''),
);

test('CSV gives the same with the kernel and without it, whole or damaged', () => {
  let [passed, apps] = [0, 0];
  const columns = fc.constantFrom(
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
    [2, 3, 0, 8, 5, 1],
    [3],
    [0, 3, 7],
    [0, 3, 3],
    [0, 1, 3],
  );
  fc.assert(
    fc.property(
      fc.array(ROW, { maxLength: 12 }),
      columns,
      fc.constantFrom('\n', '\n', '\r\n', '\r'),
      fc.constantFrom('any', 'all', 'none'),
      CHANGES,
      SIZES,
      (rows, order, newline, quotes, changes, size) => {
        const cell = (value: string): string =>
          quotes !== 'none' && (quotes === 'all' || /[",\r\n]/.test(value))
            ? `"${value.replaceAll('"', '""')}"`
            : value;
        const header = COLUMNS.map((field) => field ?? 'other');
        const table = [header, ...rows, ...(rows.length > 9 ? [header, header] : [])];
        const text = table
          .map((row) => order.map((n) => cell(row[n] ?? '')).join(','))
          .join(newline);
        const bytes = change(encode(text), changes);
        const make = ofCsv({
          ...CSV_LAYOUT,
          quoted: quotes !== 'none',
          columns: order.map((n) => COLUMNS[n] ?? null),
        });
        const [result, counted] = withKernel(make, bytes, size);
        assert.deepEqual(result, scan(withoutKernel(make), bytes, size));
        passed += counted;
        apps += result.installs;
      },
    ),
    { numRuns: RUNS, seed: 32 },
  );
  assert.ok(passed > apps / 12, `the kernel counted only ${passed} of ${apps} rows`);
});

test('no identifier that is looked for is passed over, of whatever length, case and white space', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz.-_0123456789';
  const texts = Array.from({ length: 400 }, (_, n) =>
    Array.from(
      { length: 1 + (n % 80) },
      (_, i) => letters[(n * 31 + i * i * 7) % letters.length],
    ).join(''),
  );
  const watchlist: Watchlist = {
    identifiers: texts.map((identifier, n) => ({
      identifier,
      platform: 'ios',
      app: `app-${n}` as AppId,
      kind: 'identifier',
    })),
    names: [],
  };
  const { watched, identifier } = buildIndex(watchlist);
  const written = texts.flatMap((text) => [text, ` ${text}  `, text.toUpperCase()]);
  const apps = written.map((bundle) => ({ bundle }));
  let handed = 0;
  let passed = 0;
  const nothing = (): void => {};
  const scanner = jsonScanner(LINES, {
    fields: nothing,
    row: nothing,
    openDevice: nothing,
    app: (bytes, spans) => {
      const at = spans.findIndex((start) => start >= 0);
      assert.notEqual(identifier(bytes, spans[at] ?? 0, spans[at + 1] ?? 0), null);
      handed++;
    },
    closeDevice: nothing,
    openApp: nothing,
    device: nothing,
    closeApp: nothing,
    passing: { watched, words: [] },
    passed: (apps) => (passed += apps),
    passedRows: nothing,
    problem: nothing,
  });
  scanner.push(encode(JSON.stringify({ id: 1, apps: [...apps, { bundle: 'org.nobody' }] })));
  scanner.end();
  assert.deepEqual([handed, passed], [written.length, 1]);
});

test('a state in other letters than ASCII means not installed, whatever its case', () => {
  const absentIf = new Set(['zrušeno']);
  const states = ['Zrušeno', 'ZRUŠENO', 'instalováno'];
  const apps = states.map((state) => ({ bundle: 'org.signal', state }));
  const json = encode(JSON.stringify({ id: 'd1', apps }));
  const csv = encode(['h', ...states.map((state) => `d1,org.signal,${state}`)].join('\n'));
  const columns: readonly Field[] = ['device-id', 'identifier', 'state'];
  for (const [make, bytes] of [
    [ofJson(LINES), json],
    [ofCsv({ ...CSV_LAYOUT, columns }), csv],
  ] as const) {
    const { notInstalled, installs } = scan(make, bytes, 1 << 20, { absentIf });
    assert.deepEqual([notInstalled, installs], [2, 1]);
  }
});

test('a filter lets few of those pass for known that are not', () => {
  const filter = createFilter(map.WATCHED_BITS);
  const hashOf = (text: string): number => hash(encode(text), 0, encode(text).length);
  for (let n = 0; n < 5000; n++) addTo(filter, hashOf(`com.vendor${n % 97}.wanted.app${n}`));
  const before = filter.slice();
  let known = 0;
  for (let n = 0; n < 40_000; n++) {
    addTo(filter, hashOf(`com.maker${n % 211}.product.app${n}`));
    if (Buffer.compare(filter, before) === 0) known++;
    filter.set(before);
  }
  assert.ok(known < 400, `${known} of 40,000`);
});

test('whatever the bytes, the kernel stays inside its memory and writes nothing into the text', () => {
  const arena = createArena();
  const end = arena.bytes().length - SLACK;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES, encode('{"bundle":"x","a":[{"b":'), encode('d1,"s1')), {
        maxLength: 60,
      }),
      (pieces) => {
        const text = Buffer.concat(pieces).subarray(0, 4000);
        const start = end - text.length;
        arena.bytes().fill(0x5c, TEXT);
        arena.bytes().set(text, start);
        for (const run of [
          () => arena.apps(start, end, true),
          () => arena.apps(start, end, false),
          () => arena.rows(start, end),
        ]) {
          const reached = run();
          assert.ok(reached >= start && reached <= end);
          assert.deepEqual(Buffer.from(arena.bytes().subarray(start, end)), text);
          assert.ok(
            arena
              .bytes()
              .subarray(end)
              .every((byte) => byte === 0x5c),
          );
        }
      },
    ),
    { numRuns: 500, seed: 33 },
  );
});

test('the parts of the memory map follow each other and hold what they must', () => {
  const { WINDOW, LOOK_AHEAD, WATCHED, WATCHED_BITS, WORDS, WORDS_BITS, LATE, LATE_SIZE } = map;
  const borders = [
    [(WINDOW + 16 + LOOK_AHEAD) * 4, map.INDEX_END],
    [WATCHED, WATCHED + (1 << (WATCHED_BITS - 3))],
    [WORDS, WORDS + (1 << (WORDS_BITS - 3))],
    [map.SPANS, map.SPANS + 8 * (SLOTS + 1), map.SPANS_END],
    [map.JUDGED, map.OUTCOME, map.ROW + 4],
    [map.KNOWN_STATE, map.KNOWN_MANAGED, map.KNOWN_MANAGED + 32],
    [map.QUOTES, map.BACKSLASHES, map.FEEDS, map.FEEDS + 16],
    [map.MEMBERS, map.MEMBERS_END],
    // A member behind the shape's end has no room to be compared, but is written.
    [map.SHAPE, map.SHAPE_END, map.SHAPE_END + map.SHAPE_ENTRY, map.COLUMNS_END],
    [map.REFERENCE, map.REFERENCE + map.REFERENCE_ROOM],
    [LATE, LATE + DEVICE_FIELDS.length * LATE_SIZE, map.LATE_END],
    [map.TEXT],
  ].flat();
  assert.deepEqual(
    borders,
    borders.toSorted((a, b) => a - b),
  );
  assert.ok(map.COLUMNS >= map.FEEDS + 16 && map.NAME + map.NAME_ROOM <= map.ENTRY);
  assert.ok(map.NAME + map.SHAPE_ROOM <= map.REPEATED);
  assert.ok(map.REPEATED_TEXT + map.REPEATED_ROOM <= map.SHAPE_ENTRY);
});
