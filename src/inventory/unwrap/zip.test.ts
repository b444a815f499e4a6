import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gzipSync, crc32 } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { BOUNDS, type Bounds, type Meter } from './bounds.ts';
import { Damage } from './damage.ts';
import { pullFrom } from './pull.ts';
import { unwrap } from './unwrap.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

async function* inBlocks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

type Opened = { readonly name: string; readonly size: number; readonly text: string };

async function open(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  bounds: Partial<Bounds> = {},
  block = 1000,
): Promise<{ members: Opened[]; damage: string | null }> {
  const meter: Meter = { packed: 0, unpacked: 0, members: 0 };
  const source = bytes instanceof Uint8Array ? inBlocks(bytes, block) : bytes;
  const counted = (async function* () {
    for await (const chunk of source) {
      meter.packed += chunk.length;
      yield chunk;
    }
  })();
  const members: Opened[] = [];
  try {
    for await (const { name, content } of unwrap('f', pullFrom(counted), meter, {
      ...BOUNDS,
      ...bounds,
    })) {
      const parts: Uint8Array[] = [];
      let size = 0;
      for (let part = await content.next(); part !== null; part = await content.next()) {
        size += part.length;
        if (size < 10_000_000) parts.push(part);
      }
      members.push({ name, size, text: Buffer.concat(parts).toString() });
    }
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    return { members, damage: error.code };
  }
  return { members, damage: null };
}

/** A ZIP as a writer to a pipe makes it: sizes behind the data, in 32 or 64 bits, with or without signature. */
function piped(
  content: Uint8Array,
  options: { method: 0 | 8; wide?: boolean; signature?: boolean; name?: string },
): Uint8Array {
  const name = text(options.name ?? 'a.csv');
  const packed = options.method === 8 ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(options.wide === true ? 45 : 20, 4);
  local.writeUInt16LE(8, 6);
  local.writeUInt16LE(options.method, 8);
  local.writeUInt16LE(name.length, 26);
  const crc = Buffer.alloc(4);
  crc.writeUInt32LE(crc32(content));
  const sizes = options.wide === true ? Buffer.alloc(16) : Buffer.alloc(8);
  if (options.wide === true) {
    sizes.writeBigUInt64LE(BigInt(packed.length), 0);
    sizes.writeBigUInt64LE(BigInt(content.length), 8);
  } else {
    sizes.writeUInt32LE(packed.length, 0);
    sizes.writeUInt32LE(content.length, 4);
  }
  const signature = options.signature === false ? [] : [Buffer.from('PK\x07\x08', 'latin1')];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  return Buffer.concat([local, name, packed, ...signature, crc, sizes, end]);
}

test('an archive of several files is opened member by member, stored and packed', async () => {
  const zip = zipSync({ 'a.csv': text('one'), 'b/c.json': [text('two'), { level: 0 }] });
  assert.deepEqual(await open(zip), {
    members: [
      { name: 'f > a.csv', size: 3, text: 'one' },
      { name: 'f > b/c.json', size: 3, text: 'two' },
    ],
    damage: null,
  });
});

test('an archive written to a pipe, whose sizes come behind the data, is read forwards', async () => {
  for (const method of [0, 8] as const)
    for (const wide of [false, true])
      for (const signature of [true, ...(method === 8 ? [false] : [])])
        for (const block of [1, 7, 1000]) {
          const zip = piped(text('device,app\nd,PK\x07\x08 in the data\n'), {
            method,
            wide,
            signature,
          });
          const { members, damage } = await open(zip, {}, block);
          assert.equal(damage, null, JSON.stringify({ method, wide, signature, block }));
          assert.deepEqual(
            members.map((m) => m.text),
            ['device,app\nd,PK\x07\x08 in the data\n'],
          );
        }
});

test('a member whose length needs 64 bits is read by its extra field', async () => {
  const packed = deflateRawSync(text('wide'));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32('wide'), 14);
  local.writeUInt32LE(0xffffffff, 18);
  local.writeUInt32LE(0xffffffff, 22);
  local.writeUInt16LE(1, 26);
  local.writeUInt16LE(20, 28);
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(4n, 4);
  extra.writeBigUInt64LE(BigInt(packed.length), 12);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const { members, damage } = await open(Buffer.concat([local, text('w'), extra, packed, end]));
  assert.equal(damage, null);
  assert.deepEqual(
    members.map((m) => m.text),
    ['wide'],
  );
});

test('gzip, gzip of several parts, and one archive inside another are opened', async () => {
  assert.equal((await open(gzipSync('x'))).members[0]?.text, 'x');
  assert.equal((await open(Buffer.concat([gzipSync('a'), gzipSync('b')]))).members[0]?.text, 'ab');
  const inner = zipSync({ 'a.csv': text('deep') });
  assert.equal((await open(zipSync({ 'b.zip': inner }))).members[0]?.text, 'deep');
  assert.equal((await open(gzipSync(inner))).members[0]?.text, 'deep');
});

test('an archive nested deeper than once is refused', async () => {
  let zip = zipSync({ 'a.csv': text('deep') });
  for (let i = 0; i < 5; i += 1) zip = zipSync({ 'b.zip': zip });
  assert.equal((await open(zip)).damage, 'unsupported');
});

test('a cut-off archive is said to be cut off, wherever it was cut', async () => {
  const zip = zipSync({ 'a.csv': text('some text that is long enough'), 'b.csv': text('more') });
  const directory = Buffer.from(zip).indexOf('PK\x01\x02', 0, 'latin1');
  for (let length = 4; length < directory; length += 1)
    assert.equal((await open(zip.subarray(0, length))).damage, 'cut-off', `cut after ${length}`);
  const gzip = gzipSync('some text that is long enough');
  assert.equal((await open(gzip.subarray(0, gzip.length - 9))).damage, 'cut-off');
});

test('a bomb is refused soon, and an honest archive that packs well is not', async () => {
  const zeros = (async function* () {
    const { createGzip } = await import('node:zlib');
    const gzip = createGzip();
    const block = Buffer.alloc(1 << 20);
    (async () => {
      for (let i = 0; i < 10_000 && !gzip.destroyed; i += 1)
        if (!gzip.write(block))
          await new Promise((resolve) => gzip.once('drain', resolve).once('close', resolve));
      gzip.end();
    })();
    try {
      for await (const chunk of gzip) yield chunk as Uint8Array;
    } finally {
      gzip.destroy();
    }
  })();
  assert.equal((await open(zeros, { ratioFloor: 16 << 20 })).damage, 'bomb');
  const honest = gzipSync(Buffer.from('device-1,com.example.app,1.0\n'.repeat(20_000)));
  assert.equal((await open(honest, { ratioFloor: 1 << 20 })).damage, null);
});

test('a password, a wrong checksum and an unknown packing are told apart', async () => {
  const zip = Buffer.from(zipSync({ 'a.csv': text('some text') }));
  const encrypted = Buffer.from(zip);
  encrypted.writeUInt16LE(1, 6);
  assert.equal((await open(encrypted)).damage, 'encrypted');
  const wrong = Buffer.from(zip);
  wrong.writeUInt32LE(7, 14);
  assert.equal((await open(wrong)).damage, 'damaged');
  const packing = Buffer.from(zip);
  packing.writeUInt16LE(93, 8);
  assert.equal((await open(packing)).damage, 'unsupported');
});

test('the number of members is bounded', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.csv`, text('x')]));
  assert.equal((await open(zipSync(many), { members: 20 })).damage, 'too-many-members');
});

test('bytes of any kind, and broken archives, end in members or damage, never in a crash', async () => {
  const zip = zipSync({
    'a.csv': text('some text that is long enough'),
    'b.zip': zipSync({ c: text('d') }),
  });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      await open(bytes);
      await open(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes]));
      await open(Buffer.concat([Buffer.from([0x1f, 0x8b]), bytes]));
    }),
    { seed: 1, numRuns: 150 },
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(255), async (at, value) => {
      const broken = Uint8Array.from(zip);
      broken[at] = value;
      await open(broken);
    }),
    { seed: 2, numRuns: 200 },
  );
});
