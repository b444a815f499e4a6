import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { openContact } from '../../privacy/contact.ts';
import { addKey } from '../../privacy/keys.ts';
import { BOUNDS } from '../unwrap/bounds.ts';
import { READ_OPTIONS } from '../read.ts';
import { BLOCK, BLOCKS } from './blocks.ts';
import { apps, directly, FLEET, foldAll, KEYS, requestOf, told } from './folding.fixture.ts';
import { foldInWorker } from './fold-in-worker.ts';

const CSV =
  'Device ID,Device Name,Serial Number,User,Department,App Name,Bundle ID\n' +
  'd-1,iPhone van Femke,F9TESTA0001,femke@example.org,Water,TikTok,com.zhiliaoapp.musically\n' +
  'd-1,iPhone van Femke,F9TESTA0001,femke@example.org,Water,VK,com.vk.vkclient\n' +
  'd-2,iPhone van Omar,F9TESTA0002,omar@example.org,Roads,VK,com.vk.vkclient\n' +
  'd-3,iPhone van Noor,F9TESTA0003,noor@example.org,Roads,Signal,org.example.signal\n';

const codes = (folded: Awaited<ReturnType<typeof foldAll>>['folded']): readonly string[] =>
  folded.problems.map(({ code }) => code);

/** Enough for several blocks, in lines that end anywhere in them. */
const many = (devices: number): Buffer =>
  Buffer.from(
    Array.from({ length: devices }, (_, i) => {
      const hit = i % 97 === 0 ? 'com.tencent.mm' : `org.example.app${i}`;
      return `${JSON.stringify({
        deviceId: `id-${i}`,
        serialNumber: `R5TEST${i * 7919}`,
        deviceName: `Phone ${i}`,
        platform: 'Android',
        applications: [
          { packageName: hit, displayName: `App ${'x'.repeat(i % 211)}` },
          { packageName: 'org.example.mail', displayName: 'Mail' },
        ],
      })}\n`;
    }).join(''),
  );

/** Each with a hit under names of its own: what a fold has to hold. */
const hitsAlone = (devices: number): string =>
  `Device ID,Device Name,User,App Name,Bundle ID\n${Array.from({ length: devices }, (_, i) => `d-${i},Phone ${i},person-${i}@example.org,TikTok ${i},com.zhiliaoapp.musically\n`).join('')}`;

test('a fold in a thread gives the very devices and hits of a plain reading, in its order', async () => {
  const large = many(6000);
  assert.ok(large.length > 2 * BLOCK);
  const files = [large, gzipSync(large), zipSync({ 'a.json': large, 'b.csv': Buffer.from(CSV) })];
  for (const [nth, file] of files.entries()) {
    const size = [1021, 300_000, 3 * BLOCK + 1][nth] ?? 1;
    const chunks = (function* (): Generator<Uint8Array> {
      for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
    })();
    const { folded, devices } = await foldAll(chunks);
    assert.ok(folded.ok);
    assert.equal(folded.summary.devices, devices.length);
    assert.deepEqual(devices.map(told), await directly(file));
    assert.equal(folded.digest, createHash('sha512').update(file).digest('hex'));
  }
});

const SAMPLES = new URL('../samples/', import.meta.url);
test('every sample of an MDM folds to what a plain reading gives, or is refused with a reason', async () => {
  const files = readdirSync(SAMPLES).filter((file) =>
    /^[a-z].*\.(csv|json|plist|txt|xlsx)$/.test(file),
  );
  let read = 0;
  for (const name of files.filter((_, nth) => nth % 3 === 0)) {
    const file = readFileSync(new URL(name, SAMPLES));
    const { folded, devices } = await foldAll(file);
    if (!folded.ok) assert.ok(folded.problems.length > 0, name);
    else assert.deepEqual(devices.map(told), await directly(file), name);
    if (folded.ok) read++;
  }
  assert.ok(read > 3);
});

test('only hits of prohibited apps leave; of undetermined ones only how many devices of which organisation', async () => {
  const { folded, devices } = await foldAll(CSV, {
    prohibited: apps('tiktok'),
    undetermined: apps('vk'),
  });
  assert.ok(folded.ok);
  assert.deepEqual(
    devices.map(({ organisation, hits }) => [organisation, ...hits.map(({ app }) => app)]),
    [['Water', 'tiktok'], ['Roads'], ['Roads']],
  );
  assert.deepEqual(folded.undetermined, [
    { organisation: 'Water', app: 'vk', devices: 1 },
    { organisation: 'Roads', app: 'vk', devices: 1 },
  ]);
  assert.deepEqual(folded.organisations, ['Water', 'Roads']);
  assert.deepEqual([folded.summary.installs, folded.summary.notAssessed], [4, 1]);
});

test('name and holder come sealed, of the device with the hit alone', async () => {
  const { devices } = await foldAll(CSV, { prohibited: apps('tiktok') });
  const [first, ...others] = devices.map(({ contact }) => contact);
  assert.ok(first);
  assert.deepEqual(openContact(KEYS.sealing, FLEET, first), {
    ok: true,
    contact: { name: 'iPhone van Femke', holder: 'femke@example.org' },
  });
  assert.deepEqual(others, [null, null]);
});

test('while keys change every device comes under both', async () => {
  const { devices } = await foldAll(CSV, { keys: addKey(KEYS, 'pseudonym') });
  const { devices: before } = await foldAll(CSV);
  for (const [i, { aliases }] of devices.entries()) {
    assert.deepEqual(
      aliases.map(({ key }) => key),
      [2, 1],
    );
    assert.deepEqual(aliases[1], before[i]?.aliases[0]);
  }
});

test('an export of one MDM in two formats, without serial numbers, loses no hit of a device', async () => {
  const zip = zipSync({
    'a.csv': Buffer.from('Device ID,Bundle ID,Platform\nd-1,com.vk.vkclient,iOS\n'),
    'b.json': Buffer.from(
      JSON.stringify({
        devices: [
          {
            deviceId: 'd-1',
            deviceName: 'x',
            platform: 'iOS',
            apps: [{ bundleId: 'com.tencent.xin', name: 'WeChat' }],
          },
        ],
      }),
    ),
  });
  const { folded, devices } = await foldAll(zip);
  assert.ok(folded.ok);
  assert.deepEqual([folded.inventories.length, folded.summary.devices], [2, 1]);
  assert.deepEqual(
    devices.map(({ hits }) => hits.map(({ app }) => app).toSorted()),
    [['vk', 'wechat']],
  );
});

test('what is no export, or a broken one, is refused whole', async () => {
  const row = 'd-9,Phone,F9TESTA0009,x,Roads,Signal,org.example.signal\n'.repeat(20_000);
  const bounds = { ...BOUNDS, ratioFloor: 4 << 20, ratio: 20 };
  const bomb = gzipSync(CSV + row.repeat(20));
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['bomb', bomb, 'bomb'],
    ['cut off', gzipSync(many(500)).subarray(0, 4000), 'cut-off'],
    ['NUL', Buffer.alloc(3 << 20), 'binary'],
    ['empty', '', 'empty'],
    ['words', 'nothing of an export\n', 'unknown'],
  ];
  for (const [name, content, code] of cases) {
    const { folded } = await foldAll(content, { options: { ...READ_OPTIONS, bounds } });
    assert.equal(folded.ok, false, name);
    if (code !== 'unknown')
      assert.ok(codes(folded).includes(code), `${name}: ${codes(folded).join()}`);
    assert.equal(folded.digest, createHash('sha512').update(content).digest('hex'));
  }
});

test('a row of a hundred megabytes is refused: what else it swallowed is not known', async () => {
  const chunks = (function* (): Generator<Uint8Array> {
    yield Buffer.from(`${CSV}d-4,"`);
    for (let i = 0; i < 100; i++) yield Buffer.alloc(1 << 20, 'x');
    yield Buffer.from('",F9TESTA0004,y,Roads,VK,com.vk.vkclient\n');
  })();
  const { folded } = await foldAll(chunks);
  assert.equal(folded.ok, false);
  assert.ok(codes(folded).includes('record-too-long'));
});

test('after a refusal the rest is taken without waiting for anybody', async () => {
  const picture = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    Buffer.alloc((BLOCKS + 3) * BLOCK, 7),
  ]);
  const { folded } = await foldAll(picture);
  assert.equal(folded.ok, false);
  assert.equal(folded.digest, createHash('sha512').update(picture).digest('hex'));
});

test('a thread that runs out of memory is a refusal and not the end of the server', async () => {
  const { folded } = await foldAll(hitsAlone(80_000), {}, { heap: 16 });
  assert.equal(folded.ok, false);
  assert.deepEqual(codes(folded), ['too-much-memory']);
});

test('more devices than there is room for are a refusal', async () => {
  const { folded } = await foldAll(many(60_000), {}, { room: 8 });
  assert.equal(folded.ok, false);
  assert.deepEqual(codes(folded), ['too-many-devices']);
});

test('an export on which a thread works too long is refused', async () => {
  const { folded } = await foldAll(CSV, {}, { silence: 1 });
  assert.equal(folded.ok, false);
  assert.deepEqual(codes(folded), ['too-slow']);
});

test('more organisations than any government has are a column taken for another', async () => {
  const rows = Array.from({ length: 5001 }, (_, i) => `d-${i},Person ${i},VK,com.vk.vkclient\n`);
  const { folded } = await foldAll(`Device ID,Department,App Name,Bundle ID\n${rows.join('')}`);
  assert.equal(folded.ok, false);
  assert.ok(codes(folded).includes('too-many-organisations'));
  assert.doesNotMatch(JSON.stringify(folded.problems), /Person/);
});

test('when it is cancelled everybody who waits hears of it, whatever they wait for', async () => {
  const waiting: readonly ((folding: ReturnType<typeof foldInWorker>) => Promise<unknown>)[] = [
    (folding) => folding.end(),
    async (folding) => {
      for (;;) await folding.write(Buffer.alloc(BLOCK, 'x'));
    },
  ];
  for (const wait of waiting) {
    const cancel = new AbortController();
    const folding = foldInWorker(requestOf({ signal: cancel.signal }));
    await folding.write(Buffer.from(CSV));
    const waited = assert.rejects(wait(folding), { message: 'not wanted' });
    cancel.abort(new Error('not wanted'));
    await waited;
    await assert.rejects(folding.write(Buffer.from('x')), { message: 'not wanted' });
    await folding.close();
  }
});

test('cancelled between two batches, no more devices come', async () => {
  const cancel = new AbortController();
  const folding = foldInWorker(requestOf({ signal: cancel.signal }));
  await folding.write(many(2500));
  const folded = await folding.end();
  assert.ok(folded.ok);
  const got: number[] = [];
  await assert.rejects(
    async () => {
      for await (const batch of folded.devices) {
        got.push(batch.length);
        cancel.abort(new Error('not wanted'));
      }
    },
    { message: 'not wanted' },
  );
  assert.deepEqual(got, [1000]);
});

test('an export that nobody wants any more is closed before its devices were taken', async () => {
  const folding = foldInWorker(requestOf());
  await folding.write(many(2500));
  const folded = await folding.end();
  assert.ok(folded.ok);
  await folding.close();
  await folding.close();
  await assert.rejects(Array.fromAsync(folded.devices), /ended before its last device/);
});

test('progress tells the bytes that were read, never more than came', async () => {
  const heard: number[] = [];
  const file = many(12_000);
  await foldAll([file], { onProgress: (bytes) => heard.push(bytes) });
  assert.ok(heard.length > 0);
  assert.deepEqual(
    heard,
    heard.toSorted((a, b) => a - b),
  );
  assert.ok((heard.at(-1) ?? 0) <= file.length);
});
