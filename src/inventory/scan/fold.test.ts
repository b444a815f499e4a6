import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CsvLayout, Field } from '../layout.ts';
import { encode } from './bytes.ts';
import { csvScanner } from './csv.ts';
import type { FoldOptions } from './fold.ts';
import { scan, type Folded } from './oracle.ts';

/** Rows of a CSV whose columns are these fields. */
function fold(
  fields: readonly Field[],
  rows: readonly string[],
  options: Partial<FoldOptions> = {},
): Folded {
  const layout: CsvLayout = {
    kind: 'csv',
    delimiter: 44,
    quoted: true,
    skip: 0,
    columns: fields,
    apps: 'rows',
  };
  return scan((sink) => csvScanner(layout, sink), encode(rows.join('\n')), 1 << 20, options);
}
const codes = (result: Folded): string[] => result.problems.map((p) => p.code);

test('an app counts once per device, whatever names, versions, users and clones its rows have', () => {
  const { hits, merged, installs } = fold(
    ['device-id', 'identifier', 'app-name', 'profile'],
    [
      'd1,com.tencent.mm,WeChat,0',
      'd1,com.tencent.mm,微信,999',
      'd2,com.tencent.mm,WeChat,work',
      'd1,com.tencent.mm,WeChat,10',
    ],
  );
  assert.deepEqual(
    hits.map((h) => [h.device, h.names, h.secondCopy]),
    [
      ['d1', ['WeChat', '微信'], true],
      ['d2', ['WeChat'], false],
    ],
  );
  assert.equal(merged, 2);
  assert.equal(installs, 4);
});

test('an identifier that the catalogue does not know is no hit, even if the name is one of its', () => {
  const { hits, notAssessed } = fold(
    ['device-id', 'identifier', 'app-name'],
    ['d1,org.twin,TikTok', 'd2,,TikTok', 'd3,"  ",TikTok', 'd4,,TikTok Lite', 'd5,,TikT'],
  );
  assert.deepEqual(
    hits.map((h) => [h.device, h.strength]),
    [
      ['d2', 'name'],
      ['d3', 'name'],
    ],
  );
  assert.equal(notAssessed, 3);
});

test('a name is compared without case, blanks, width and invisible marks, and is never a prefix', () => {
  const names = [
    'tiktok',
    ' TikTok ',
    'Tik\u200bTok',
    '\u202aTikTok\u202c',
    'ＴｉｋＴｏｋ',
    'TIKTOK',
    'TikTok - Videos,  Music & LIVE',
  ];
  const { hits } = fold(
    ['device-id', 'app-name'],
    [...names.map((n, i) => `d${i},"${n}"`), 'x,TikTok 2', 'y,Tik Tok', 'z,"TikTok - Videos"'],
  );
  assert.deepEqual(
    hits.map((h) => h.device),
    names.map((_, i) => `d${i}`),
  );
});

test('case counts on Android, and weakens the match on iOS', () => {
  const fields = ['device-id', 'platform', 'identifier'] as const;
  const { hits } = fold(fields, [
    'a,android,com.tencent.MM',
    'b,ios,com.Tencent.xin',
    'c,,com.Tencent.xin',
    'd,android,com.tencent.xin',
    'e,ios,com.example.MIXED',
    'f,ios,com.Example.Mixed',
  ]);
  assert.deepEqual(
    hits.map((h) => [h.device, h.strength]),
    [
      ['b', 'case-folded'],
      ['c', 'case-folded'],
      ['e', 'case-folded'],
      ['f', 'exact'],
    ],
  );
});

test('an identifier that several apps or both platforms have keeps all that can be meant', () => {
  const { hits, merged } = fold(
    ['device-id', 'platform', 'identifier'],
    [
      'a,android,com.ss.android.ugc.aweme',
      'b,ios,com.zhiliaoapp.musically',
      'c,,com.zhiliaoapp.musically',
      'd,,com.tencent.xin',
    ],
  );
  assert.deepEqual(
    hits.map((h) => [h.device, h.app, h.platform]),
    [
      ['a', 'douyin', 'android'],
      ['a', 'borrower', 'android'],
      ['b', 'tiktok', 'ios'],
      ['c', 'tiktok', null],
      ['d', 'wechat', 'ios'],
    ],
  );
  assert.equal(merged, 0);
});

test('a store number is an identifier; one that is not known is no name match either', () => {
  const { hits } = fold(
    ['device-id', 'track-id', 'app-name'],
    ['a,835599320,x', 'b,12,TikTok', 'c,0,TikTok'],
  );
  assert.deepEqual(
    hits.map((h) => [h.device, h.strength]),
    [
      ['a', 'exact'],
      ['c', 'name'],
    ],
  );
});

test('what is pending, removed or not installed is no hit', () => {
  const { hits, notInstalled, installs } = fold(
    ['device-id', 'state', 'identifier'],
    [
      'a,NotInstalled,com.tencent.mm',
      'a,Installed,com.tencent.xin',
      'b, notinstalled ,com.tencent.mm',
    ],
  );
  assert.deepEqual([hits.length, notInstalled, installs], [1, 2, 1]);
});

test('private apps of a personal enrolment are dropped at the door, unless the policy covers them', () => {
  const fields = ['device-id', 'ownership', 'managed', 'identifier'] as const;
  const rows = [
    'a,personal,no,com.tencent.mm',
    'a,personal,yes,com.tencent.xin',
    'a,personal,no,org.private',
    'b,company,no,com.tencent.mm',
  ];
  const dropped = fold(fields, rows);
  assert.deepEqual(
    dropped.hits.map((h) => [h.device, h.identifiers]),
    [
      ['a', ['com.tencent.xin']],
      ['b', ['com.tencent.mm']],
    ],
  );
  assert.deepEqual([dropped.droppedPersonal, dropped.installs, dropped.notAssessed], [2, 2, 0]);
  assert.ok(codes(dropped).includes('over-reported'));
  assert.ok(!JSON.stringify(dropped).includes('org.private'));
  const covered = fold(fields, rows, { coverPersonal: true });
  assert.deepEqual([covered.droppedPersonal, covered.installs], [0, 4]);
});

test('that a device is personal may be known only later: what was taken before is dropped then', () => {
  const { hits, droppedPersonal, installs } = fold(
    ['device-id', 'ownership', 'managed', 'identifier'],
    ['a,,no,com.tencent.mm', 'a,personal,yes,com.zhiliaoapp.musically'],
  );
  assert.deepEqual(
    hits.map((h) => h.app),
    ['tiktok'],
  );
  assert.deepEqual([droppedPersonal, installs], [1, 1]);
});

test('rows are one device by id, else by serial number or IMEI; one row can join what others kept apart', () => {
  const fields = ['device-id', 'serial', 'imei', 'identifier'] as const;
  const { devices, hits, merged } = fold(fields, [
    '1,,,com.tencent.mm',
    ',S1,,com.tencent.mm',
    ',,350000000000017,org.x',
    '1,s1,350000000000017,org.y',
    ',S1,,org.z',
  ]);
  assert.deepEqual(
    devices.map((d) => [d.key, d.serial]),
    [['1', 'S1']],
  );
  assert.deepEqual(
    hits.map((h) => h.device),
    ['1'],
  );
  assert.equal(merged, 1);
});

test('two ids are two devices even if they share a serial number', () => {
  const result = fold(
    ['device-id', 'serial', 'identifier'],
    ['1,S1,com.tencent.mm', '2,S1,com.tencent.mm', '1,S1,org.x', '2,S1,org.x'],
  );
  assert.deepEqual(
    result.devices.map((d) => d.key),
    ['1', '2'],
  );
  assert.deepEqual(codes(result), ['shared-serial']);
});

test('placeholders, zeros and numbers that a spreadsheet damaged tell no devices apart', () => {
  for (const bad of ['3.5E+14', '"3,5E+14"', '000000000000000', 'unknown', 'N/A', '11111111']) {
    const result = fold(
      ['serial', 'device-name', 'holder', 'identifier'],
      [
        `${bad},iPhone,Femke,com.tencent.mm`,
        `${bad},iPhone,Omar,com.tencent.mm`,
        `${bad},iPhone,Femke,org.x`,
      ],
    );
    assert.deepEqual(
      result.devices.map((d) => [d.key, d.serial]),
      [
        ['iPhone (Femke)', null],
        ['iPhone (Omar)', null],
      ],
      bad,
    );
    assert.equal(codes(result).filter((c) => c === 'device-by-name').length, 2);
    assert.equal(codes(result).includes('damaged-number'), /E\+/.test(bad));
  }
  const led = fold(
    ['serial', 'identifier'],
    ['0012345678,com.tencent.mm', '"=""0012345678""",org.x', "'0012345678,org.x"],
  );
  assert.deepEqual(
    led.devices.map((d) => d.serial),
    ['0012345678'],
  );
});

test('an unsound id in the row before never lends its device to the next row', () => {
  const { hits } = fold(
    ['device-id', 'imei', 'identifier'],
    ['0,350000000000017,com.tencent.mm', '0,350000000000025,com.tencent.mm'],
  );
  assert.equal(new Set(hits.map((h) => h.device)).size, 2);
});

test('facts that a first row lacks are taken from a later one', () => {
  const { devices } = fold(
    ['device-id', 'holder', 'platform', 'identifier'],
    ['a,,,com.tencent.xin', 'a,Femke,ios,org.y', 'a,Omar,android,org.z'],
  );
  assert.deepEqual(
    devices.map((d) => [d.holder, d.platform]),
    [['Femke', 'ios']],
  );
});

test('rows that name no device are kept under one, and that is said', () => {
  const result = fold(['device-id', 'identifier'], ['a,org.x', ',com.tencent.mm']);
  assert.deepEqual(
    result.hits.map((h) => h.device),
    ['(unnamed)'],
  );
  assert.deepEqual(codes(result), ['no-device']);
  assert.deepEqual(codes(fold(['identifier'], ['com.tencent.mm'])), []);
});

test('counts without devices are counts, and never devices or hits', () => {
  const result = fold(
    ['device-count', 'app-name', 'identifier'],
    [
      '14,TikTok,com.zhiliaoapp.musically',
      '3,WeChat,com.tencent.xin',
      '2,TikTok,com.zhiliaoapp.musically',
      '9,x,org.x',
    ],
  );
  assert.deepEqual(result.counted, [
    { app: 'tiktok', strength: 'exact', devices: 16 },
    { app: 'wechat', strength: 'exact', devices: 3 },
  ]);
  assert.deepEqual([result.devices.length, result.hits.length, result.installs], [0, 0, 0]);
});

test('a device without any app is unknown, never clean', () => {
  const result = fold(['device-id', 'identifier'], ['a,', 'b,org.x']);
  assert.deepEqual(
    result.devices.map((d) => d.visibility),
    ['unknown', 'all'],
  );
  assert.deepEqual(codes(result), ['device-without-apps']);
});

test('an id that reads like the serial number of another device stays a key of its own', () => {
  const { devices } = fold(['device-id', 'serial', 'identifier'], ['S1,,org.x', ',S1,org.x']);
  assert.equal(new Set(devices.map((d) => d.key)).size, 2);
});

test('thousands of devices in any order are told apart', () => {
  const rows = Array.from({ length: 9000 }, (_, i) => `device-${(i * 7919) % 3000},com.tencent.mm`);
  const { devices, hits, merged } = fold(['device-id', 'identifier'], rows);
  assert.deepEqual([devices.length, hits.length, merged], [3000, 3000, 6000]);
});

test('what a device without a hit is called, and who holds it, is nowhere in the result', () => {
  const result = fold(
    ['device-id', 'device-name', 'holder', 'identifier'],
    [
      'a,Sentinel phone,Sentinel holder,org.x',
      'b,Phone of Femke,Femke,com.tencent.mm',
      'b,Another name,Another,org.x',
    ],
  );
  assert.deepEqual(
    result.devices.map((d) => [d.key, d.name, d.holder]),
    [
      ['a', null, null],
      ['b', 'Phone of Femke', 'Femke'],
    ],
  );
  assert.doesNotMatch(JSON.stringify(result), /Sentinel/);
});
