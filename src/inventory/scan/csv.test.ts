import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import type { CsvLayout, Field } from '../layout.ts';
import { encode } from './bytes.ts';
import { csvScanner } from './csv.ts';
import { counting } from './kernel.fixture.ts';
import { plainFold, scan, summary, type PlainRecord, type Folded } from './oracle.ts';

const COLUMNS: readonly (Field | null)[] = [
  'device-id',
  null,
  'device-name',
  'holder',
  'platform',
  'ownership',
  'app-name',
  'identifier',
  'track-id',
  'state',
  'managed',
  'profile',
  null,
];
const LAYOUT: CsvLayout = {
  kind: 'csv',
  delimiter: 44,
  quoted: true,
  skip: 1,
  columns: COLUMNS,
  apps: 'rows',
};
const SHORT: CsvLayout = { ...LAYOUT, columns: ['device-id', 'app-name', 'identifier'] };

/** Apps that the kernel counted, so far. */
let passed = 0;
const read = (layout: CsvLayout, text: string, size = 1 << 20): Folded =>
  scan(
    counting(
      (sink) => csvScanner(layout, sink),
      (apps) => (passed += apps),
    ),
    encode(text),
    size,
  );
const codes = (result: Folded): string[] => result.problems.map((p) => `${p.code}:${p.line}`);
const devicesWith = (result: Folded): string[] => result.hits.map((h) => h.device);

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.constantFrom(
    'a,b',
    'a;b',
    '"',
    '""',
    'say "hi"',
    'two\nlines',
    'two\r\nlines',
    '😀',
    'שלום',
    '',
    ' x ',
  ),
);
const identifier = fc.oneof(
  fc.constantFrom(
    'com.zhiliaoapp.musically',
    ' com.tencent.xin ',
    'COM.tencent.xin',
    'com.example.mixed',
    'com.tencent.mm',
    'com.ss.android.ugc.aweme',
    'org.signal',
    'org.signal',
    'com.example.notes',
    'nl.rijk.app',
    '',
  ),
  text,
);
const name = fc.oneof(
  fc.constantFrom(
    'TikTok',
    'TikTok - Videos, Music & LIVE',
    'tiktok  lite',
    '微信',
    'ＷｅＣｈａｔ',
    '',
  ),
  text,
);
const cells = fc.tuple(
  fc.constantFrom('d1', 'd2', 'd3', 'dé4', 'd"5'),
  text,
  text,
  text,
  fc.constantFrom('ios', 'android', 'other', ''),
  fc.constantFrom('personal', 'company', ''),
  name,
  identifier,
  fc.constantFrom('', '', '', '0', '835599320', '12'),
  fc.constantFrom('Installed', ' notInstalled', ''),
  fc.constantFrom('Yes', 'no', 'Unmanaged', ''),
  fc.constantFrom('', '0', '10', '999', 'work'),
  fc.string({ maxLength: 3 }),
);

/** As most exports have them: the kernel reads these. */
const plainCells = fc.tuple(
  fc.constantFrom('d1', 'd2'),
  fc.string({ maxLength: 3 }),
  fc.constantFrom('Phone, "1"', 'Tablet'),
  fc.constantFrom('Jan de Wit', ''),
  fc.constantFrom('ios', 'android'),
  fc.constantFrom('company', 'personal'),
  fc.constantFrom('TikTok', 'Say "Hi"', '微信', 'a, b', ''),
  fc.constantFrom('org.signal', 'com.example.notes', 'nl.rijk.app', 'com.tencent.mm'),
  fc.constantFrom('', '0', '12', '835599320'),
  fc.constantFrom('Installed', 'Installed', 'NotInstalled'),
  fc.constantFrom('Yes', '', 'no'),
  fc.constantFrom('', '0', '10'),
  fc.constantFrom('', 'x'),
);

/** Facts of a device differ between rows in no export; here neither. */
const oneDevice = (rows: readonly (readonly string[])[]): string[][] => {
  const first = new Map<string, readonly string[]>();
  return rows.map((row) => {
    const id = row[0] ?? '';
    const facts = first.get(id) ?? row;
    first.set(id, facts);
    return [...facts.slice(0, 6), ...row.slice(6)];
  });
};

test('rows read as Papa Parse and a plain fold read them, in blocks of any size', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.array(cells, { maxLength: 8 }), fc.array(plainCells, { maxLength: 12 })),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      // As many as columns: each column is quoted or not, as most writers do.
      fc
        .array(fc.boolean(), { minLength: 7, maxLength: 13 })
        .map((q) => (q.length > 9 ? [...q, ...q].slice(0, 13) : q)),
      fc.boolean(),
      fc.boolean(),
      (raw, delimiter, newline, quotes, ends, grouped) => {
        let n = 0;
        const cell = (value: string): string => {
          const must = value.includes(delimiter) || /["\r\n]/.test(value);
          const may = quotes[n++ % quotes.length] === true;
          return must || may ? `"${value.replaceAll('"', '""')}"` : value;
        };
        const rows = oneDevice(grouped ? raw.toSorted((a, b) => (a[0] < b[0] ? -1 : 1)) : raw);
        const head = COLUMNS.map((_, i) => `column ${i}`);
        const written =
          [head, ...rows].map((row) => row.map(cell).join(delimiter)).join(newline) +
          (ends ? newline : '');
        const parsed = Papa.parse<string[]>(written, { delimiter, newline })
          .data.slice(1)
          .filter((row) => row.length > 1);
        assert.deepEqual(parsed, rows);
        const expected = plainFold(parsed.map(recordOf));
        const layout = { ...LAYOUT, delimiter: delimiter.charCodeAt(0) };
        for (const size of [...Array.from({ length: 64 }, (_, i) => i + 1), 4099, 1 << 20]) {
          const result = read(layout, written, size);
          assert.deepEqual(
            summary(result),
            { ...expected, rows: rows.length },
            `blocks of ${size}`,
          );
          assert.deepEqual(
            codes(result).filter((c) => !c.startsWith('over') && !c.startsWith('device')),
            [],
          );
        }
      },
    ),
    { numRuns: 60, seed: 3 },
  );
  assert.ok(passed > 300, `the kernel took part: ${passed}`);
});

const recordOf = (row: readonly string[]): PlainRecord => {
  const facts = Object.fromEntries(
    COLUMNS.flatMap((field, i) => (field === null ? [] : [[field, row[i] ?? '']])),
  );
  return { device: facts, apps: [facts] };
};

test('bytes of any kind neither throw nor hang, and blocks make no difference', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.constantFrom(
      ...[
        'd1,TikTok,com.tencent.mm',
        '"',
        ',',
        '\n',
        '\r\n',
        '\r',
        '""',
        ' ',
        '\u0000',
        ',"a\nb",',
      ].map(encode),
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.integer({ min: 1, max: 70 }),
      fc.boolean(),
      (pieces, size, quoted) => {
        const bytes = Buffer.concat(pieces);
        const once = (n: number): Folded =>
          scan((sink) => csvScanner({ ...SHORT, quoted }, sink), bytes, n);
        assert.deepEqual(once(size), once(1 << 20));
      },
    ),
    { numRuns: 3000, seed: 4 },
  );
});

test('a table of many windows and blocks reads the same, wherever borders fall', () => {
  const rows = oneDevice(
    fc
      .sample(cells, { numRuns: 6000, seed: 21 })
      .map((row, i) => [`d${Math.floor(i / 4) % 1000}`, ...row.slice(1)]),
  );
  const written = Papa.unparse([COLUMNS.map((_, i) => `column ${i}`), ...rows], {
    newline: '\r\n',
  });
  assert.ok(written.length > 300_000);
  const expected = { ...plainFold(rows.map(recordOf)), rows: rows.length };
  const before = passed;
  for (const size of [997, 4099, 32_768, 65_537, 1_000_003])
    assert.deepEqual(summary(read(LAYOUT, written, size)), expected, `blocks of ${size}`);
  assert.ok(passed > before + expected.installs / 10, 'the kernel took part');
});

test('a quotation mark that nothing closes costs its own line and no other', () => {
  const rows = Array.from(
    { length: 50 },
    (_, i) => `d${i},${i === 3 ? '"Say' : '"a, b"'},com.tencent.xin`,
  );
  for (const size of [1, 100, 1 << 20]) {
    const result = read(SHORT, `Device,App,Id\n${rows.join('\n')}\n`, size);
    assert.deepEqual(
      codes(result).filter((c) => !c.startsWith('device')),
      ['open-quote:5'],
    );
    assert.equal(result.hits.length, 50);
  }
  const alone = read(SHORT, 'Device,App,Id\nd1,"Say,com.tencent.xin\nd2,x,com.tencent.xin\n');
  assert.deepEqual(codes(alone), ['open-quote:2']);
  assert.deepEqual(devicesWith(alone), ['d1', 'd2']);
});

test('rows with too few or too many cells are reported with their line; cells beyond the header that are empty are not', () => {
  const result = read(
    SHORT,
    'Device,App,Id\nd1,TikTok\nd2,x,com.tencent.xin,,\nd3,x,com.tencent.xin,y\nd4\n',
  );
  assert.deepEqual(codes(result), ['too-few-cells:2', 'too-many-cells:4', 'too-few-cells:5']);
  assert.deepEqual(devicesWith(result), ['d1', 'd2', 'd3']);
});

test('a comma inside a name that was not quoted is put right where it is plain, and said where it is not', () => {
  const layout: CsvLayout = {
    ...SHORT,
    quoted: false,
    columns: ['device-name', 'serial', 'app-name', 'state', 'identifier'],
  };
  const result = read(
    layout,
    'h\nPhone "1", red,S1,"Maps",Installed,com.tencent.xin\np,S2,a,b,c,Installed,com.tencent.xin\n',
  );
  assert.deepEqual(codes(result), ['shifted-cells:2', 'unclear-cells:3']);
  assert.deepEqual(
    result.devices.map((d) => [d.name, d.serial]),
    [['Phone "1", red', 'S1']],
  );
  const oneText: CsvLayout = { ...layout, columns: ['serial', 'app-name', 'identifier'] };
  assert.deepEqual(devicesWith(read(oneText, 'h\nS1,a,b,c,com.tencent.xin\n')), ['S1']);
});

test('empty lines, repeated headers and totals are no devices', () => {
  const header = 'Device,App,Id';
  const result = read(
    SHORT,
    [
      header,
      '',
      'd1,x,com.tencent.xin',
      header,
      '',
      'Total,1,',
      '"Totaal: 14"',
      'total,,',
      '(3 rows)',
      '',
    ].join('\r\n'),
  );
  assert.deepEqual(
    result.devices.map((d) => d.key),
    ['d1'],
  );
  assert.deepEqual(codes(result), [
    'repeated-header:4',
    'totals-row:6',
    'totals-row:7',
    'totals-row:8',
    'too-few-cells:9',
  ]);
});

test('a file that ends inside a row says so, and half a name is no name', () => {
  const columns: CsvLayout = { ...SHORT, columns: ['device-id', 'identifier', 'app-name', null] };
  const result = read(
    columns,
    'h\nd1,com.tencent.xin,x,1\nd2,com.tencent.xin,TikTok\n\nd3,,TikTok',
  );
  assert.deepEqual(codes(result), ['too-few-cells:3', 'cut-off:5']);
  assert.deepEqual(devicesWith(result), ['d1', 'd2']);
  assert.deepEqual(codes(read(SHORT, 'h\nd1,x,com.tencent.xin\nd2,"Say')), ['cut-off:3']);
});

test('a row of 100 MB is left out with its line, and the next ones are read, in bounded memory', () => {
  const lines: string[] = [];
  const scanner = csvScanner(SHORT, {
    fields: () => {},
    row: (bytes, spans) => lines.push(Buffer.from(bytes.subarray(spans[0], spans[1])).toString()),
    openDevice: () => {},
    app: () => {},
    closeDevice: () => {},
    openApp: () => {},
    device: () => {},
    closeApp: () => {},
    passing: null,
    passed: () => {},
    passedRows: () => {},
    problem: (code, line) => lines.push(`${code}:${line}`),
  });
  const mega = new Uint8Array(1 << 20).fill(120);
  scanner.push(encode('h\nd1,x,y\nd2,'));
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 100; i++) scanner.push(mega);
  assert.ok(process.memoryUsage().arrayBuffers - before < 100e6);
  scanner.push(encode(',y\nd3,x,y\n'));
  scanner.end();
  assert.deepEqual(lines, ['d1', 'record-too-long:3', 'd3']);
});

test('NUL bytes and bytes that are not UTF-8 are told once, with their line', () => {
  for (const size of [1, 3, 1 << 20]) {
    const bytes = Buffer.from(
      'h\nd1,é😀,com.tencent.xin\nd2,\x00\x00,com.tencent.xin\nd3,?,com.tencent.xin\nd4,\x00?,a\n',
    );
    bytes.forEach((byte, at) => byte === 63 && bytes.fill(0xe9, at, at + 1));
    const result = scan((sink) => csvScanner(SHORT, sink), bytes, size);
    assert.deepEqual(codes(result), ['nul-bytes:3', 'invalid-utf8:4']);
    assert.equal(result.hits.length, 3);
  }
});

test('all apps of a device in one cell', () => {
  const layout: CsvLayout = {
    ...SHORT,
    columns: ['device-id', 'app-name', 'identifier'],
    apps: { separator: '; ' },
  };
  const result = read(
    layout,
    'h\nd1,"a; b","com.tencent.xin; org.b"\nd2,,com.tencent.mm\nd3,,\nd4,TikTok; x; y,\n',
  );
  assert.deepEqual(
    result.hits.map((h) => [h.device, h.app, h.names]),
    [
      ['d1', 'wechat', ['a']],
      ['d2', 'wechat', []],
      ['d4', 'tiktok', ['TikTok']],
    ],
  );
  assert.equal(result.installs, 6);
});

test('of two columns for one field the first that is not empty counts', () => {
  const layout: CsvLayout = { ...SHORT, columns: ['device-id', 'identifier', 'identifier'] };
  const result = read(
    layout,
    'h\nd1,com.tencent.xin,org.a\nd2,,"com.tencent.mm"\nd3,org.a,com.tencent.mm\n',
  );
  assert.deepEqual(devicesWith(result), ['d1', 'd2']);
});

test('many problems of one kind are kept to fifty and counted', () => {
  const result = read(SHORT, `h\n${'d1,TikTok\n'.repeat(80)}`);
  assert.equal(result.problems.length, 50);
  assert.equal(
    result.problems.reduce((sum, p) => sum + p.times, 0),
    80,
  );
});
