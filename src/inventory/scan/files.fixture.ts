import fc from 'fast-check';
import type { CsvLayout, Field, JsonLayout, Layout } from '../layout.ts';
import { encode } from './bytes.ts';
import { csvScanner } from './csv.ts';
import type { FoldResult } from './fold.ts';
import { jsonScanner } from './json.ts';
import type { Make } from './scanner.ts';

/** For tests: files as exports write them and as they arrive, whole or damaged, and scanners for them. */

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
export const LINES: JsonLayout = { ...JSON_LAYOUT, devices: [] };
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
export const CSV_LAYOUT: CsvLayout = {
  kind: 'csv',
  delimiter: 44,
  quoted: true,
  skip: 1,
  columns: COLUMNS,
  apps: 'rows',
};

export const ofJson =
  (layout: JsonLayout): Make =>
  (sink) =>
    jsonScanner(layout, sink);
export const ofCsv =
  (layout: CsvLayout): Make =>
  (sink) =>
    csvScanner(layout, sink);

/** Behind a place where reading stops, some blocks are not looked at any more for these two. */
export const told = (result: FoldResult): FoldResult => ({
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
export const PIECES = [
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

/** A file, and what reads it. */
export type TestFile = {
  readonly layout: Layout;
  readonly make: Make;
  readonly bytes: Uint8Array;
};

export const JSON_FILES: fc.Arbitrary<TestFile> = fc
  .tuple(
    fc.array(DEVICE, { maxLength: 6 }),
    fc.constantFrom(...WRITERS),
    fc.constantFrom(LINES, JSON_LAYOUT),
    CHANGES,
  )
  .map(([devices, write, layout, changes]) => {
    const text = layout === LINES ? devices.map(write).join('\n') : write(devices);
    return { layout, make: ofJson(layout), bytes: change(encode(text), changes) };
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

const ORDERS = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8],
  [2, 3, 0, 8, 5, 1],
  [3],
  [0, 3, 7],
  [0, 3, 3],
  [0, 1, 3],
];

export const CSV_FILES: fc.Arbitrary<TestFile> = fc
  .tuple(
    fc.array(ROW, { maxLength: 12 }),
    fc.constantFrom(...ORDERS),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.constantFrom('any', 'all', 'none'),
    CHANGES,
  )
  .map(([rows, order, newline, quotes, changes]) => {
    const cell = (value: string): string =>
      quotes !== 'none' && (quotes === 'all' || /[",\r\n]/.test(value))
        ? `"${value.replaceAll('"', '""')}"`
        : value;
    const header = COLUMNS.map((field) => field ?? 'other');
    const table = [header, ...rows, ...(rows.length > 9 ? [header, header] : [])];
    const text = table.map((row) => order.map((n) => cell(row[n] ?? '')).join(',')).join(newline);
    const layout: CsvLayout = {
      ...CSV_LAYOUT,
      quoted: quotes !== 'none',
      columns: order.map((n) => COLUMNS[n] ?? null),
    };
    return { layout, make: ofCsv(layout), bytes: change(encode(text), changes) };
  });
