import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createGzip, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { codesOf, hitsOf, readAll, readOne } from './reading.fixture.ts';
import { BOUNDS } from './unwrap/bounds.ts';

const CSV =
  'Device Name,Serial Number,App Name,Bundle ID\niPhone,F9TESTA0001,TikTok,com.zhiliaoapp.musically\niPhone 2,F9TESTA0002,Signal,org.example.signal\n';

test('a cut-off archive is never a fleet without findings', async () => {
  const many = `${CSV}${Array.from({ length: 3000 }, (_, i) => `iPhone ${i},F9TEST${i * 7919},App ${i},org.example.app${i}`).join('\n')}\n`;
  const zip = zipSync({ 'export.csv': Buffer.from(many) });
  const gzip = gzipSync(many);
  for (const packed of [zip, gzip])
    for (const part of [0.1, 0.5, 0.9]) {
      const [found] = await readAll(packed.subarray(0, Math.floor(packed.length * part)));
      assert.ok(found);
      assert.notEqual(found.outcome, 'read');
      assert.ok(codesOf(found).includes('cut-off'), codesOf(found).join());
    }
});

test('a file of a device row cut in the middle is partly read, and says so', async () => {
  const cut = await readOne(CSV.slice(0, -20));
  assert.equal(cut.outcome, 'partly');
  assert.ok(codesOf(cut).includes('cut-off'));
  const json = JSON.stringify({
    devices: [
      { serialNumber: 'R5TESTC0001', apps: [{ packageName: 'com.tencent.mm' }] },
      { serialNumber: 'R5TESTC0002', apps: [{ packageName: 'a.b.c' }] },
    ],
  });
  const half = await readOne(json.slice(0, -25));
  assert.equal(half.outcome, 'partly');
  assert.deepEqual(hitsOf(half), ['R5TESTC0001 wechat exact']);
});

test('ten gigabytes of zeros in ten megabytes end with a clear refusal, and soon', async () => {
  const zeros = gzipped(Buffer.alloc(1 << 20), 10_000);
  const found = await readOne(zeros);
  assert.equal(found.outcome, 'refused');
  assert.deepEqual(codesOf(found), ['binary']);
});

test('a bomb that looks like an export is stopped at the bound', async () => {
  const row = Buffer.from('iPhone,F9TESTA0002,Signal,org.example.signal\n'.repeat(20_000));
  const found = await readOne(gzipped(row, 10_000, CSV), {
    bounds: { ...BOUNDS, ratioFloor: 8 << 20, ratio: 50 },
  });
  assert.equal(found.outcome, 'partly');
  assert.ok(codesOf(found).includes('bomb'));
  assert.deepEqual(hitsOf(found), ['F9TESTA0001 tiktok exact']);
});

async function* gzipped(block: Uint8Array, times: number, start = ''): AsyncGenerator<Uint8Array> {
  const gzip = createGzip({ level: 1 });
  gzip.setMaxListeners(0);
  void (async () => {
    gzip.write(start);
    for (let i = 0; i < times && !gzip.destroyed; i += 1)
      if (!gzip.write(block))
        await new Promise((resolve) => gzip.once('drain', resolve).once('close', resolve));
    gzip.end();
  })();
  try {
    for await (const chunk of gzip) yield chunk as Uint8Array;
  } finally {
    gzip.destroy();
  }
}

test('a row of a hundred megabytes is left out with its line, and the rest is read', async () => {
  async function* long(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${CSV}iPhone 3,F9TESTA0003,"`);
    for (let i = 0; i < 100; i += 1) yield Buffer.alloc(1 << 20, 'x');
    yield Buffer.from('",a.b.c\niPhone 4,F9TESTA0004,WeChat,com.tencent.xin\n');
  }
  const found = await readOne(long());
  assert.equal(found.outcome, 'partly');
  assert.equal(found.problems.find((problem) => problem.code === 'record-too-long')?.line, 4);
  assert.deepEqual(hitsOf(found), ['F9TESTA0001 tiktok exact', 'F9TESTA0004 wechat exact']);
});

test('a device of a hundred megabytes of apps is read', async () => {
  async function* large(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('[{"serialNumber":"R5TESTC0001","apps":[{"packageName":"com.tencent.mm"}');
    const apps = Buffer.from(
      ',{"packageName":"org.example.app","name":"some app of no interest"}'.repeat(16_000),
    );
    for (let i = 0; i < 100; i += 1) yield apps;
    yield Buffer.from(']}]');
  }
  const found = await readOne(large());
  assert.deepEqual([found.outcome, ...hitsOf(found)], ['read', 'R5TESTC0001 wechat exact']);
});

test('apps that come late in the file are found', async () => {
  const silent = Array.from({ length: 4000 }, (_, i) => ({
    mobileDeviceId: `${i}`,
    general: { displayName: `iPad ${i}` },
    applications: null,
  }));
  const last = {
    mobileDeviceId: 'x',
    general: { displayName: 'iPhone' },
    applications: [{ identifier: 'com.tencent.xin', name: 'WeChat' }],
  };
  const found = await readOne(JSON.stringify({ results: [...silent, last] }));
  assert.deepEqual(
    [found.format, found.devices.length, ...hitsOf(found)],
    ['jamf-v2-detail', 4001, 'x wechat exact'],
  );
});

test('an encoding is taken from the user, and one that nobody knows is refused', async () => {
  const cyrillic = Buffer.from(
    'Serial Number;App Name\r\nF9TESTA0001;\xf7\xeb\xcf\xce\xd4\xc1\xcb\xd4\xc5\r\n',
    'latin1',
  );
  assert.deepEqual(hitsOf(await readOne(cyrillic, { encoding: 'koi8-r' })), [
    'F9TESTA0001 vk name',
  ]);
  assert.deepEqual(codesOf(await readOne(cyrillic, { encoding: 'klingon' })), ['unknown-encoding']);
});

test('NUL bytes: some are reported and read around, many are refused', async () => {
  const some = await readOne(CSV.replaceAll('iPhone 2', 'iPhone\u00002'));
  assert.deepEqual(hitsOf(some), ['F9TESTA0001 tiktok exact']);
  assert.ok(codesOf(some).includes('nul-bytes'));
  const many = await readOne(
    CSV.split('')
      .map((c) => `${c}\u0000\u0000`)
      .join(''),
  );
  assert.equal(many.outcome, 'refused');
});

test('formulas in cells are text, and hide no hit', async () => {
  const found = await readOne(
    `Device Name,Serial Number,App Name,Bundle ID\n=cmd|' /C calc'!A0,F9TESTA0001,@SUM(1+1),com.zhiliaoapp.musically\n+1,F9TESTA0002,-2,com.tencent.xin\n`,
  );
  assert.deepEqual(hitsOf(found), ['F9TESTA0001 tiktok exact', 'F9TESTA0002 wechat exact']);
});

test('the messages of a refused or broken file hold no value of it', async () => {
  const secret = 'Geheim';
  const files = [
    `${secret};${secret}1;x\n${secret}2;y;z\n`,
    JSON.stringify({ [`${secret}4711`]: [secret], a: { [secret.toLowerCase()]: secret } }),
    `<x><${secret}>${secret}</x>`,
    `${CSV}"${secret},F9,${secret}`,
    `Device Name,Serial Number,App Name,Bundle ID\n${secret},${secret},${secret}\n${secret}\n`,
    `<?xml version="1.0"?><plist><dict><key>${secret}</key><strin>${secret}</dict></plist>`,
  ];
  for (const file of files)
    for (const found of await readAll(file))
      assert.doesNotMatch(JSON.stringify(found.problems), /Geheim/, file.slice(0, 40));
});

const FOLDER = new URL('samples/', import.meta.url);
const SAMPLES = readdirSync(FOLDER)
  .filter((file) => !file.startsWith('.'))
  .map((file) => readFileSync(new URL(file, FOLDER)));

test('samples with bytes changed, cut or repeated end in an inventory or a refusal, never in a crash', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SAMPLES),
      fc.array(
        fc.record({
          at: fc.nat(5000),
          to: fc.nat(255),
          kind: fc.constantFrom('set', 'cut', 'drop', 'repeat'),
        }),
        { maxLength: 4 },
      ),
      async (sample, changes) => {
        let bytes: Buffer = Buffer.from(sample);
        for (const { at, to, kind } of changes) {
          const place = bytes.length === 0 ? 0 : at % bytes.length;
          if (kind === 'set') bytes[place] = to;
          else if (kind === 'cut') bytes = bytes.subarray(0, place);
          else if (kind === 'drop')
            bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + to)]);
          else bytes = Buffer.concat([bytes, bytes.subarray(place)]);
        }
        const found = await readAll(bytes);
        assert.ok(found.length > 0);
        for (const { outcome, problems } of found)
          if (outcome !== 'read') assert.ok(problems.length > 0);
      },
    ),
    { seed: 3, numRuns: 600 },
  );
});

test('bytes and texts of any kind end in an inventory or a refusal', async () => {
  const start = fc.constantFrom(
    '',
    '{',
    '[{"',
    '<',
    '<plist>',
    'bplist00',
    'PK\x03\x04',
    '\x1f\x8b\x08',
    '\xff\xfe',
    'a,b\n',
    'Serial Number,App Name\n"',
    '{"topic":"mdm.Connect"',
  );
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (begin, bytes) => {
      const found = await readAll(Buffer.concat([Buffer.from(begin, 'latin1'), bytes]));
      assert.ok(found.length > 0);
    }),
    { seed: 4, numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 5 }), async (json) => {
      assert.ok((await readAll(json)).length > 0);
    }),
    { seed: 5, numRuns: 300 },
  );
});
