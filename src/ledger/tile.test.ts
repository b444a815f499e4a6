import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bundleOf,
  entriesOf,
  edgeWidth,
  fullTiles,
  LONGEST_ENTRY,
  parseTilePath,
  tileLevels,
  tilePath,
} from './tile.ts';
import { widthAt } from './reading.ts';

// Examples of C2SP tlog-tiles, "Merkle Tree" and "Partial Tiles" (read 2026-11-26).
test('tile paths are those of the C2SP text', () => {
  assert.equal(tilePath(0, 1_234_067), 'tile/0/x001/x234/067');
  assert.equal(tilePath(0, 0), 'tile/0/000');
  assert.equal(tilePath(2, 0, 1), 'tile/2/000.p/1');
  assert.equal(tilePath('entries', 273, 112), 'tile/entries/273.p/112');
});

test('a tree of 70,000 has the tiles that the C2SP text counts', () => {
  assert.equal(tileLevels(70_000), 3);
  assert.deepEqual(
    [0, 1, 2].map((level) => fullTiles(level, 70_000)),
    [273, 1, 0],
  );
  assert.deepEqual(
    [0, 1, 2].map((level) => edgeWidth(level, 70_000)),
    [112, 17, 1],
  );
  assert.deepEqual([fullTiles(0, 256), edgeWidth(0, 256), edgeWidth(1, 256)], [1, 0, 1]);
  assert.deepEqual(
    [272, 273, 274].map((n) => widthAt(0, n, 70_000)),
    [256, 112, 0],
  );
});

test('a path that was written is read back, and has no second spelling', () => {
  const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const));
  fc.assert(
    fc.property(
      level,
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 256 }),
      (level, number, width) => {
        const path = tilePath(level, number, width);
        assert.deepEqual(parseTilePath(path), { level, number, width });
      },
    ),
    { seed: 1 },
  );
  for (const path of [
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/99/000',
    'tile/-1/000',
    'tile/0/x000/000',
    'tile/0/1000',
    'tile/0/001/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/300',
    'tile/0/000.p/01',
    'tile/0/000.p',
    'tile/0/000/',
    '/tile/0/000',
    'tile/data/000',
    'tile/8/0/000',
    'tile/0/000\n',
    'tile/0/../000',
    `tile/0/${'x999/'.repeat(9)}999`,
  ])
    assert.equal(parseTilePath(path), null, path);
});

test('whatever is read as a path is spelt like one', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'tile/0123456789x.pentris') }), (text) => {
      const path = `tile/${text}`;
      const address = parseTilePath(path);
      if (address) assert.equal(tilePath(address.level, address.number, address.width), path);
    }),
    { numRuns: 2000, seed: 2 },
  );
});

test('a bundle gives back its entries, and none when it breaks off', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 });
  fc.assert(
    fc.property(entries, fc.nat(), (entries, cut) => {
      const bytes = bundleOf(entries);
      const read = entriesOf(bytes);
      assert.deepEqual(
        read?.map((e) => [...e]),
        entries.map((e) => [...e]),
      );
      const shorter = entriesOf(bytes.subarray(0, cut % (bytes.length + 1)));
      if (shorter && shorter.length === entries.length)
        assert.equal(cut % (bytes.length + 1), bytes.length);
    }),
    { numRuns: 100, seed: 3 },
  );
  assert.equal(entriesOf(Uint8Array.of(0)), null);
  assert.equal(entriesOf(Uint8Array.of(0, 2, 1)), null);
});

test('the longest entry fits a bundle; one byte more, or a 257th entry, does not', () => {
  const longest = new Uint8Array(LONGEST_ENTRY).fill(65);
  assert.equal(entriesOf(bundleOf([longest]))?.[0]?.length, LONGEST_ENTRY);
  assert.throws(() => bundleOf([new Uint8Array(LONGEST_ENTRY + 1)]), RangeError);
  assert.equal(entriesOf(bundleOf(Array.from({ length: 257 }, () => Uint8Array.of(1)))), null);
});
