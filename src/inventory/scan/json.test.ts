import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonLayout } from '../layout.ts';
import { encode } from './bytes.ts';
import { jsonScanner } from './json.ts';
import { counting } from './kernel.fixture.ts';
import { plainFold, recordsOf, scan, summary, type Folded } from './oracle.ts';

const LAYOUT: JsonLayout = {
  kind: 'json',
  devices: ['results', '*'],
  device: {
    'device-id': ['id'],
    'device-name': ['general', 'name'],
    holder: ['general', 'user', 'name'],
    platform: ['platform'],
    ownership: ['general', 'ownership'],
  },
  apps: ['apps', '*'],
  app: {
    identifier: ['identifier'],
    'track-id': ['store', 'id'],
    'app-name': ['name'],
    state: ['state'],
    managed: ['managed'],
    profile: ['user'],
  },
  inverted: false,
};
const LINES: JsonLayout = { ...LAYOUT, devices: [] };
const ARRAY: JsonLayout = { ...LAYOUT, devices: ['*'] };

/** Apps that the kernel counted, so far. */
let passed = 0;
const read = (layout: JsonLayout, text: string, size = 1 << 20): Folded =>
  scan(
    counting(
      (sink) => jsonScanner(layout, sink),
      (apps) => (passed += apps),
    ),
    encode(text),
    size,
  );
const codes = (result: Folded): string[] => result.problems.map((p) => `${p.code}:${p.line}`);

/** A source of choices from a seed, so that a failing case can be made again. */
function choices(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) ^ (state << 5);
    return (state >>> 8) % below;
  };
}

/** JSON as any writer may have it: members in any order, escapes, white space, repeated members. */
function write(value: unknown, pick: (below: number) => number, lines: boolean): string {
  // Every second writer escapes no more than it must, as most do.
  const calm = pick(2) === 0;
  const blank = (): string =>
    ['', '', '', ' ', '\t', lines ? ' ' : '\n', lines ? '' : '\r\n'][pick(7)] ?? '';
  const string = (text: string): string => {
    const plain = JSON.stringify(text).slice(1, -1);
    if (calm || pick(3) > 0) return `"${plain}"`;
    const hex = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
    return `"${Array.from({ length: text.length }, (_, i) => {
      const unit = text.charCodeAt(i);
      const alone =
        unit < 32 || (unit >= 0xd800 && unit < 0xe000) || text[i] === '"' || text[i] === '\\';
      if (text[i] === '/' && pick(2) === 0) return '\\/';
      return alone || pick(3) === 0 ? hex(unit) : text[i];
    }).join('')}"`;
  };
  const any = (v: unknown): string => {
    if (typeof v === 'string') return string(v);
    if (Array.isArray(v))
      return `[${v.map((x) => blank() + any(x) + blank()).join(',')}${blank()}]`;
    if (typeof v !== 'object' || v === null) return JSON.stringify(v);
    const members = Object.entries(v).map(([k, x]) => [k, any(x), x] as const);
    for (let i = members.length - 1; i > 0; i--) {
      const j = pick(i + 1);
      [members[i], members[j]] = [members[j]!, members[i]!];
    }
    const twice = members.flatMap(([k, text, x]) =>
      (typeof x === 'string' || x === null) && pick(6) === 0
        ? [[k, '"replaced"'] as const, [k, text] as const]
        : [[k, text] as const],
    );
    return `{${twice.map(([k, text]) => `${blank()}${string(k)}${blank()}:${blank()}${text}${blank()}`).join(',')}${blank()}}`;
  };
  return any(value);
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('{"a":[', ']}', '\\', '"', 'a\nb', '😀', 'שלום', '\u202eevil', ''),
);
const junk = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
  fc.boolean(),
  fc.constant({ identifier: 'com.tencent.mm', apps: [{ identifier: 'com.tencent.xin' }] }),
  fc.constant([[{ name: 'TikTok' }], {}]),
  fc.array(text, { maxLength: 3 }),
);
const app = fc.record(
  {
    identifier: fc.oneof(
      fc.constantFrom(
        'com.zhiliaoapp.musically',
        ' com.tencent.xin ',
        'COM.tencent.XIN',
        'com.example.mixed',
        'com.Example.Mixed',
        'com.ss.android.ugc.aweme',
        'com.tencent.mm',
        'com.tencent.mmm',
        'org.signal',
      ),
      text,
      fc.constant(null),
    ),
    name: fc.oneof(
      fc.constantFrom(
        'TikTok',
        'tiktok ',
        'TikTok Lite',
        'ＴｉｋＴｏｋ',
        'We\u200bChat',
        '微信',
        'روبیکا',
      ),
      text,
    ),
    store: fc.oneof(
      fc.record({ id: fc.constantFrom(835599320, 1, '835599320', null) }),
      fc.constant(7),
    ),
    state: fc.constantFrom('Installed', 'NotInstalled', true, false, null, ' NOTINSTALLED'),
    managed: fc.constantFrom(true, false, 'Unmanaged', null),
    user: fc.constantFrom(0, 10, '999', 'work'),
    more: junk,
    'identifier ': junk,
  },
  { requiredKeys: [] },
);
/** As most exports have them: the kernel reads these. */
const plainApp = fc.record(
  {
    identifier: fc.constantFrom('org.signal', 'com.example.notes', 'nl.rijk.app', 'com.tencent.mm'),
    name: fc.oneof(fc.constantFrom('Signal', 'TikTok'), text),
    state: fc.constantFrom('Installed', 'Installed', 'NotInstalled'),
    managed: fc.constantFrom(true, 'yes', false),
    size: fc.nat(),
    signers: fc.array(fc.string(), { maxLength: 2 }),
  },
  { requiredKeys: ['identifier'] },
);
const device = (id: number): fc.Arbitrary<object> =>
  fc.record(
    {
      id: fc.constantFrom(id, `device-${id}`),
      general: fc.oneof(
        fc.record(
          {
            name: text,
            user: fc.oneof(fc.record({ name: text }), fc.constant(null)),
            ownership: fc.constantFrom('personal', 'company', null),
            more: junk,
          },
          { requiredKeys: [] },
        ),
        fc.constant(null),
      ),
      platform: fc.constantFrom('ios', 'android', 'other', null),
      apps: fc.oneof(
        { weight: 3, arbitrary: fc.array(app, { maxLength: 6 }) },
        { weight: 3, arbitrary: fc.array(plainApp, { maxLength: 6 }) },
        fc.constant(null),
      ),
      more: junk,
    },
    { requiredKeys: ['id'] },
  );
const devices = fc
  .integer({ min: 0, max: 5 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => device(i + 1))));

const sizes = [...Array.from({ length: 64 }, (_, i) => i + 1), 999, 4099, 1 << 20];

test('one document reads as JSON.parse and a plain fold do, whatever the order, escapes and blocks', () => {
  fc.assert(
    fc.property(devices, fc.integer(), junk, (list, seed, more) => {
      const written = write({ count: list.length, more, results: list }, choices(seed), false);
      const expected = plainFold(recordsOf(JSON.parse(written), LAYOUT));
      for (const size of sizes) {
        const result = read(LAYOUT, written, size);
        assert.deepEqual(summary(result), expected, `blocks of ${size}`);
        assert.ok(!codes(result).some((c) => c.startsWith('broken') || c.startsWith('cut')));
      }
    }),
    { numRuns: 40, seed: 7 },
  );
  assert.ok(passed > 0, 'the kernel took part');
});

test('documents one per line, one after the other and in one array read alike', () => {
  const before = passed;
  fc.assert(
    fc.property(devices, fc.integer(), fc.integer({ min: 1, max: 200 }), (list, seed, size) => {
      const pick = choices(seed);
      const written = list.map((one) => write(one, pick, true));
      const expected = plainFold(written.flatMap((line) => recordsOf(JSON.parse(line), LINES)));
      for (const between of ['\n', '\r\n', ' ', '', '\n\n'])
        assert.deepEqual(summary(read(LINES, written.join(between), size)), expected);
      assert.deepEqual(summary(read(ARRAY, `[${written.join(',')}]`, size)), expected);
    }),
    { numRuns: 150, seed: 8 },
  );
  assert.ok(passed > before, 'the kernel took part');
});

test('bytes of any kind neither throw nor hang', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.constantFrom(
      ...[
        '{"results":[',
        '{"id":1,"apps":[{',
        '"identifier":"com.tencent.mm"',
        '}',
        ']',
        '\n',
        '\\',
        '"',
        '\u0000',
        ',',
        ':',
        '\\ud83d',
      ].map(encode),
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.integer({ min: 1, max: 70 }),
      (pieces, size) => {
        const bytes = Buffer.concat(pieces);
        for (const layout of [LAYOUT, LINES, ARRAY]) {
          const [small, large] = [size, 1 << 20].map((n) =>
            scan((sink) => jsonScanner(layout, sink), bytes, n),
          );
          assert.ok(small !== undefined && large !== undefined);
          // Behind a place where reading stops, a small block is not looked at any more.
          const told = (result: Folded): string[] =>
            codes(result).filter((c) => !/^(?:nul|invalid)/.test(c));
          assert.deepEqual(told(small), told(large));
          assert.deepEqual(summary(small), summary(large));
        }
      },
    ),
    { numRuns: 1500, seed: 9 },
  );
});

test('a document of many windows and blocks reads the same, wherever borders fall', () => {
  const samples = fc.sample(device(0), { numRuns: 700, seed: 11 });
  const list = samples.map((one, i) => ({
    ...one,
    id: i + 1,
    apps: samples.slice(i, i + 5).flatMap((d) => ('apps' in d ? (d.apps ?? []) : [])),
  }));
  const pick = choices(12);
  const written = `[${list.map((one, i) => (i % 3 === 0 ? write(one, pick, true) : JSON.stringify(one))).join(',')}]`;
  assert.ok(written.length > 300_000);
  const expected = plainFold(recordsOf(JSON.parse(written), ARRAY));
  assert.ok(expected.hits.length > 300);
  const before = passed;
  for (const size of [997, 4099, 32_768, 65_537, 1_000_003])
    assert.deepEqual(summary(read(ARRAY, written, size)), expected, `blocks of ${size}`);
  assert.ok(passed > before + expected.installs / 4, 'the kernel took part');
});

const one = (apps: string, more = ''): string => `{"id":"d1","apps":${apps}${more}}`;

test('an escaped identifier is found', () => {
  const result = read(LINES, String.raw`{"id":"d1","apps":[{"identifier":"com.tencent.xin"}]}`);
  assert.deepEqual(
    result.hits.map((h) => [h.app, h.identifiers]),
    [['wechat', ['com.tencent.xin']]],
  );
});

test('a member of that name at another depth or inside a text is no app', () => {
  const text = JSON.stringify('"identifier":"com.tencent.xin"');
  const result = read(
    LINES,
    one(
      `[{"name":${text},"more":{"identifier":"com.tencent.xin","apps":[{"identifier":"com.tencent.xin"}]}}]`,
      ',"identifier":"com.tencent.xin"',
    ),
  );
  assert.equal(result.hits.length, 0);
  assert.equal(result.installs, 1);
});

test('facts of the device that stand behind its apps still decide', () => {
  const apps =
    '[{"identifier":"com.tencent.mm","managed":false},{"identifier":"org.signal","managed":false},{"identifier":"com.zhiliaoapp.musically","managed":true}]';
  const result = read(
    LINES,
    `{"apps":${apps},"general":{"ownership":"personal"},"platform":"android","id":"d1"}`,
  );
  assert.deepEqual(
    result.hits.map((h) => [h.device, h.app, h.platform]),
    [['d1', 'tiktok', 'android']],
  );
  assert.equal(result.droppedPersonal, 2);
  assert.deepEqual([result.installs, result.notAssessed], [1, 0]);
});

test('no list, null and an empty list are not the same, and none is clean', () => {
  const seen = (text: string): string[] => read(LINES, text).devices.map((d) => d.visibility);
  assert.deepEqual(seen('{"id":1}'), ['nothing']);
  assert.deepEqual(seen('{"id":1,"apps":null}'), ['nothing']);
  assert.deepEqual(seen('{"id":1,"apps":[]}'), ['unknown']);
  assert.deepEqual(seen('{"id":1,"apps":[{"identifier":"org.signal"}]}'), ['all']);
});

test('a broken line is reported with its place, and the next lines are read', () => {
  const good = '{"id":"d2","apps":[{"identifier":"com.tencent.xin"}]}';
  for (const broken of [
    '{"id":"d1","apps":[{"name":"no end}]}',
    '{"id":"d1","apps":[',
    '{"id":"d1","apps":[{"name":x}]}',
    '{"id":"d1"]',
    'nonsense',
    '{"id":"d1","apps":[{"identifier":"org.a"}}',
    '{"id":"d1","more":',
  ])
    for (const size of [1, 7, 1 << 20]) {
      const result = read(
        LINES,
        [good.replace('d2', 'd0'), broken, good, good.replace('d2', 'd3')].join('\n'),
        size,
      );
      assert.deepEqual(
        result.hits.map((h) => h.device),
        ['d0', 'd2', 'd3'],
        broken,
      );
      assert.deepEqual(
        codes(result).filter((c) => c.startsWith('broken')),
        ['broken-json:2'],
        broken,
      );
    }
});

test('hits before the place where a line breaks count, and the device is not seen in full', () => {
  const result = read(
    LINES,
    '{"id":"d1","apps":[{"identifier":"com.tencent.xin"},{"identifier":"org.si',
  );
  assert.deepEqual(
    result.hits.map((h) => h.device),
    ['d1'],
  );
  assert.deepEqual(
    result.devices.map((d) => d.visibility),
    ['unknown'],
  );
  assert.deepEqual(codes(result), ['cut-off:1']);
});

test('a document over many lines that breaks is read up to there, and no further', () => {
  const text = JSON.stringify(
    {
      results: [
        { id: 'd1', apps: [{ identifier: 'com.tencent.xin' }] },
        { id: 'd2', apps: [{ identifier: 'com.tencent.xin' }] },
      ],
    },
    null,
    2,
  ).replace('"d2"', 'd2');
  const result = read(LAYOUT, text);
  assert.deepEqual(
    result.hits.map((h) => h.device),
    ['d1'],
  );
  assert.deepEqual(
    codes(result).filter((c) => c.startsWith('broken')),
    ['broken-json:12'],
  );
});

test('nesting is bounded', () => {
  const result = read(
    LINES,
    `${'['.repeat(100_000)}\n${one('[{"identifier":"com.tencent.xin"}]')}`,
  );
  assert.deepEqual(codes(result), ['too-deep:1']);
  assert.equal(result.hits.length, 1);
});

test('a text of many megabytes that nobody wants, and one that is wanted, are passed over', () => {
  const long = 'x'.repeat(3_000_000);
  const result = read(
    LINES,
    one(
      `[{"icon":"${long}","identifier":"com.tencent.xin"},{"identifier":"${long}","name":"WeChat"}]`,
    ),
    65_536,
  );
  assert.equal(result.hits.length, 1);
  assert.deepEqual(codes(result), ['value-too-long:1']);
});

test('apps with their devices (the other way round) give each device its hit, whatever stands first', () => {
  const layout: JsonLayout = {
    kind: 'json',
    devices: ['value', '*'],
    device: { 'device-id': ['id'], platform: ['os'] },
    apps: ['managedDevices', '*'],
    app: { 'app-name': ['displayName'], identifier: ['bundle'], 'device-count': ['deviceCount'] },
    inverted: true,
  };
  const result = read(
    layout,
    JSON.stringify({
      value: [
        {
          managedDevices: [
            { id: 'a', os: 'ios' },
            { id: 'b', os: 'android' },
          ],
          deviceCount: 3,
          displayName: 'TikTok',
        },
        { displayName: 'WeChat', deviceCount: 4 },
        { bundle: 'com.tencent.xin', displayName: 'x', managedDevices: [{ id: 'b' }, { id: 'a' }] },
      ],
    }),
  );
  assert.deepEqual(
    result.hits.map((h) => [h.device, h.app, h.strength]),
    [
      ['a', 'tiktok', 'name'],
      ['b', 'tiktok', 'name'],
      ['a', 'wechat', 'exact'],
    ],
  );
  assert.deepEqual(result.counted, [{ app: 'wechat', strength: 'name', devices: 4 }]);
  assert.deepEqual(codes(result), ['fewer-devices:1']);
  assert.equal(result.notAssessed, 1);
});

test('several values of a field are several apps; a second member for it counts where the first is empty', () => {
  const layout: JsonLayout = { ...LINES, app: { identifier: ['versions', '*', 'id'] } };
  const result = read(
    layout,
    one(
      '[{"versions":[{"id":"com.tencent.mm"},{"id":"com.tencent.mm"},{"id":"com.tencent.xin"}]}]',
    ),
  );
  assert.equal(result.installs, 2);
  const also: JsonLayout = { ...LINES, also: [{ field: 'identifier', path: ['package'] }] };
  const both = read(
    also,
    one(
      '[{"identifier":null,"package":"com.tencent.mm"},{"identifier":"com.tencent.xin","package":"com.tencent.mm"}]',
    ),
  );
  assert.deepEqual(
    both.hits.map((h) => h.identifiers),
    [['com.tencent.mm', 'com.tencent.xin']],
  );
});

test('a scanner that is ended twice leaves the next one alone', () => {
  const sink = {
    fields() {},
    row() {},
    openDevice() {},
    app() {},
    closeDevice() {},
    openApp() {},
    device() {},
    closeApp() {},
    passing: null,
    passed() {},
    passedRows() {},
    problem() {},
  };
  const old = jsonScanner(LINES, sink);
  old.end();
  const result = scan(
    (fold) => {
      const fresh = jsonScanner(LINES, fold);
      return { ...fresh, push: (block) => (fresh.push(block), old.end()) };
    },
    encode(one('[{"identifier":"com.tencent.xin"}]')),
    3,
  );
  assert.equal(result.hits.length, 1);
});
