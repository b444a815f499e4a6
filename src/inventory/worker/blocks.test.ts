import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { READ_OPTIONS, readInventory } from '../read.ts';
import { WATCHLIST } from '../watchlist.fixture.ts';
import { BLOCKS, createBlocks } from './blocks.ts';
import { createFeed } from './feed.ts';
import type { Block } from './messages.ts';

test('no more is on its way than there are buffers, and what comes back makes room', async () => {
  const sent: Block[] = [];
  const blocks = createBlocks(
    (block) => sent.push(block),
    () => {},
    4,
  );
  const all = Uint8Array.from({ length: 4 * (BLOCKS + 2) }, (_, i) => i);
  let written = false;
  const writing = blocks.write(all).then(() => (written = true));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([sent.length, written], [BLOCKS, false]);
  blocks.free(sent[0] as Block);
  blocks.free(sent[1] as Block);
  await writing;
  assert.equal(sent.length, BLOCKS + 2);
});

test('who waits for room when it is closed goes on, and nothing is sent any more', async () => {
  const sent: Block[] = [];
  let seen = 0;
  const blocks = createBlocks(
    (block) => sent.push(block),
    (bytes) => (seen += bytes.length),
    4,
  );
  const writing = blocks.write(new Uint8Array(4 * BLOCKS + 3));
  await new Promise((resolve) => setImmediate(resolve));
  blocks.close();
  await writing;
  await blocks.write(new Uint8Array(1000));
  await blocks.flush();
  assert.deepEqual([sent.length, seen], [BLOCKS, 4 * BLOCKS + 1003]);
});

test('a block goes back empty, and only after the one behind the next was asked for', async () => {
  const back: string[] = [];
  const feed = createFeed(
    'f',
    (block) => back.push(block.join()),
    () => {},
  );
  for (const byte of [1, 2, 3]) feed.put(Uint8Array.of(byte, byte));
  feed.end();
  const stream = feed.source.stream()[Symbol.asyncIterator]();
  const first = await stream.next();
  await stream.next();
  assert.deepEqual([back, first.value?.join()], [[], '1,1']);
  await stream.next();
  assert.deepEqual([back, first.value?.join()], [['0,0'], '0,0']);
});

const FOLDER = new URL('../samples/', import.meta.url);
const SAMPLES = readdirSync(FOLDER)
  .filter((file) => !file.startsWith('.'))
  .map((file) => readFileSync(new URL(file, FOLDER)));
const FILES: readonly Uint8Array[] = [
  ...SAMPLES,
  ...SAMPLES.slice(0, 4).map((sample) => gzipSync(sample)),
  zipSync({ a: SAMPLES[0] ?? Buffer.alloc(0), b: [SAMPLES[3] ?? Buffer.alloc(0), { level: 0 }] }),
];

/** Through buffers that are taken away, as they are when they go to another thread. */
async function throughBlocks(file: Uint8Array, sizes: readonly number[], block: number) {
  const taken = (one: Block): Block => {
    const length = one.length;
    return new Uint8Array(one.buffer.transfer(), 0, length);
  };
  const feed = createFeed(
    'f',
    (one) => blocks.free(taken(one)),
    () => {},
  );
  const blocks = createBlocks(
    (one) => feed.put(taken(one)),
    () => {},
    block,
  );
  const writing = (async () => {
    for (let at = 0, nth = 0; at < file.length; nth++) {
      const size = sizes[nth % sizes.length] ?? 1;
      await blocks.write(file.subarray(at, at + size));
      at += size;
    }
    await blocks.flush();
    feed.end();
  })();
  const found = await readInventory(feed.source, WATCHLIST, READ_OPTIONS);
  blocks.close();
  await writing;
  return found;
}

test('in whatever pieces a file comes, and of whatever size the buffers are, the same is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FILES),
      fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 3, max: 3000 }),
      async (file, sizes, block) => {
        const whole = { name: 'f', size: null, stream: () => once(file) };
        const plain = await readInventory(whole, WATCHLIST, READ_OPTIONS);
        const pieces = await throughBlocks(file, sizes, block);
        const listed = (found: typeof plain): unknown =>
          found.map((inventory) => ({ ...inventory, bytes: 0, devices: [...inventory.devices] }));
        assert.deepEqual(listed(pieces), listed(plain));
      },
    ),
    { seed: 7, numRuns: 150 },
  );
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield Uint8Array.from(bytes);
}
