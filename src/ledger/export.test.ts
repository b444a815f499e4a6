import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportLedger } from './export.ts';
import { memoryFolder, memoryLog, SIGNER, textOf } from './log.fixture.ts';
import { verifierText } from './note.ts';
import { rootAt } from './proof.ts';
import { DamagedLog, tilesAt } from './reading.ts';
import { EMPTY_EDGE, edgeFrom } from './tree.ts';

const log = memoryLog();
log.add(Array.from({ length: 66_000 }, (_, i) => (i < 300 ? textOf(i) : 'x')));

test('a database that lacks an entry, a leaf or a tile gives no export with a manifest', async () => {
  const small = memoryLog();
  small.add(Array.from({ length: 300 }, (_, i) => textOf(i)));
  const source = {
    ...small,
    checkpoint: small.sign(),
    keys: [verifierText(SIGNER)],
    openings: null,
  };
  for (const broken of [
    {
      ...source,
      entries: async (from: number, limit: number) => (await small.entries(from, limit)).slice(1),
    },
    { ...source, leaves: async () => [] },
    { ...source, tile: async () => null },
    { ...source, tile: async () => new Uint8Array(32) },
    { ...source, checkpoint: 'none' },
  ]) {
    const folder = memoryFolder();
    await assert.rejects(exportLedger(broken, folder), DamagedLog);
    assert.equal(folder.files.has('manifest.json'), false);
  }
});

test('tiles of an earlier size are cut from later ones, on every level', async () => {
  const now = tilesAt(log, 66_000);
  assert.equal((await now(2, 0)).length, 32);
  assert.equal((await now(1, 1)).length, 32);
  assert.equal((await now(0, 257)).length, 208 * 32);
  const before = tilesAt(log, 65_536);
  assert.deepEqual(await before(2, 0), await now(2, 0));
  assert.deepEqual(await tilesAt(log, 600)(1, 0), (await now(1, 0)).subarray(0, 64));
  await assert.rejects(async () => before(0, 256), RangeError);
  await assert.rejects(async () => before(1, 1), RangeError);
});

test('with the edge of the log its root at any size is the same, and takes a handful of tiles instead of hundreds', async () => {
  const large = memoryLog();
  large.add(Array.from({ length: 65_000 }, () => 'x'));
  let asked = 0;
  const counted = {
    ...large,
    tile: async (level: number, number: number) => {
      asked++;
      return large.tile(level, number);
    },
  };
  const edge = edgeFrom(65_000, large.state().frontier) ?? EMPTY_EDGE;
  for (const size of [1, 255, 256, 300, 40_000, 64_999, 65_000]) {
    const whole = await rootAt(tilesAt(large, size), size);
    asked = 0;
    assert.deepEqual(await rootAt(tilesAt(counted, size, edge), size), whole);
    assert.ok(asked <= 2, `${asked} tiles at ${size}`);
  }
  // One of when the log was shorter says nothing.
  const shorter = memoryLog();
  shorter.add(['y']);
  const old = edgeFrom(1, shorter.state().frontier) ?? EMPTY_EDGE;
  assert.deepEqual(
    await rootAt(tilesAt(large, 300, old), 300),
    await rootAt(tilesAt(large, 300), 300),
  );
});
