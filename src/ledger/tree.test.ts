import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leafHash, sameHash } from './hash.ts';
import { memoryLog } from './log.fixture.ts';
import { naiveTree } from './naive.fixture.ts';
import {
  consistencyProof,
  inclusionProof,
  rangeRoot,
  rootAt,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts';
import { consistencyRanges, inclusionRanges, type Range } from './ranges.ts';
import { tilesAt } from './reading.ts';
import { edgeOf } from './integrate.ts';
import { append, edgeBytes, edgeFrom, EMPTY_EDGE, rootOf } from './tree.ts';

const MOST = 300;
const ENTRIES = Array.from({ length: MOST }, (_, i) => Buffer.from(`entry ${i}`));
const LEAVES = ENTRIES.map((entry) => leafHash(entry));
const NAIVE = naiveTree(ENTRIES);
const LOG = memoryLog();
LOG.add(ENTRIES.map((entry) => entry.toString()));

const equal = (got: readonly Uint8Array[], want: readonly Uint8Array[], what: string): void =>
  assert.deepEqual(got.map(hex), want.map(hex), what);
const hashOver = ([from, to]: Range): Uint8Array => NAIVE.over(from, to);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('the root over 0 to 300 entries is that of RFC 6962, leaf by leaf and all at once', () => {
  let edge = EMPTY_EDGE;
  for (let size = 0; size <= MOST; size++) {
    assert.equal(hex(rootOf(edge)), hex(NAIVE.root(size)), `${size} one by one`);
    const once = append(EMPTY_EDGE, LEAVES.slice(0, size)).edge;
    assert.equal(hex(rootOf(once)), hex(NAIVE.root(size)), `${size} at once`);
    const kept = edgeFrom(size, edgeBytes(edge));
    assert.deepEqual(kept, once, `${size} kept as bytes`);
    const leaf = LEAVES[size];
    if (leaf) ({ edge } = append(edge, [leaf]));
  }
});

test('every size within 0 to 300 can be read back from the tiles of the whole', async () => {
  const read = tilesAt(LOG, MOST);
  for (let size = 0; size <= MOST; size++)
    assert.equal(hex(await rootAt(read, size)), hex(NAIVE.root(size)), `${size}`);
});

test('every inclusion proof up to 300 entries has the hashes of RFC 6962, and verifies', () => {
  for (let size = 1; size <= MOST; size++) {
    const root = NAIVE.root(size);
    for (let index = 0; index < size; index++) {
      const proof = inclusionRanges(index, size).map(hashOver);
      equal(proof, NAIVE.inclusion(index, size), `${index} in ${size}`);
      const leaf = LEAVES[index] ?? root;
      assert.ok(verifyInclusion(proof, index, size, leaf, root), `${index} in ${size}`);
    }
  }
});

test('every consistency proof up to 300 entries has the hashes of RFC 6962, and verifies', () => {
  for (let larger = 1; larger <= MOST; larger++)
    for (let smaller = 1; smaller <= larger; smaller++) {
      const proof = consistencyRanges(smaller, larger).map(hashOver);
      equal(proof, NAIVE.consistency(smaller, larger), `${smaller} to ${larger}`);
      const roots = [NAIVE.root(smaller), NAIVE.root(larger)] as const;
      assert.ok(verifyConsistency(proof, smaller, larger, ...roots), `${smaller} to ${larger}`);
    }
});

test('every range that any of these proofs needs is hashed from the tiles as RFC 6962 has it', async () => {
  const ranges = new Map<string, Range>();
  for (let size = 1; size <= MOST; size++)
    for (let n = 1; n <= size; n++)
      for (const range of [...inclusionRanges(n - 1, size), ...consistencyRanges(n, size)])
        ranges.set(range.join(), range);
  const read = tilesAt(LOG, MOST);
  for (const [from, to] of ranges.values())
    equal([await rangeRoot(read, from, to)], [NAIVE.over(from, to)], `${from} to ${to}`);
});

test('proofs made from the tiles of their own size, around the borders of a tile, are those of RFC 6962', async () => {
  for (const size of [1, 2, 3, 7, 8, 33, 255, 256, 257, 299]) {
    const read = tilesAt(LOG, size);
    for (let n = 1; n <= size; n += size > 33 ? 13 : 1) {
      equal(await inclusionProof(read, n - 1, size), NAIVE.inclusion(n - 1, size), `${n}, ${size}`);
      equal(await consistencyProof(read, n, size), NAIVE.consistency(n, size), `${n} to ${size}`);
    }
  }
  await assert.rejects(async () => inclusionProof(tilesAt(LOG, 9), 9, 9), /the log has 9 entries/);
  await assert.rejects(async () => consistencyProof(tilesAt(LOG, 9), 10, 9), RangeError);
});

const number = fc.integer({ min: 1, max: MOST });

test('a proof of another place, size, leaf or root verifies nothing', async () => {
  await fc.assert(
    fc.asyncProperty(number, number, number, number, async (a, b, otherSize, otherIndex) => {
      const [size, index] = [Math.max(a, b), Math.min(a, b) - 1];
      const proof = await inclusionProof(tilesAt(LOG, size), index, size);
      const leaf = LEAVES[index] ?? Buffer.alloc(32);
      const root = NAIVE.root(size);
      assert.ok(verifyInclusion(proof, index, size, leaf, root));
      assert.ok(!verifyInclusion(proof, index, size, leaf, NAIVE.root(size + 1)));
      assert.ok(!verifyInclusion([...proof, root], index, size, leaf, root));
      if (proof.length > 0) assert.ok(!verifyInclusion(proof.slice(1), index, size, leaf, root));
      if (otherIndex - 1 !== index)
        assert.ok(!verifyInclusion(proof, otherIndex - 1, size, leaf, root));
      const other = LEAVES[otherIndex - 1];
      if (other && !sameHash(other, leaf))
        assert.ok(!verifyInclusion(proof, index, size, other, root));
      assert.ok(!verifyInclusion(proof, index, otherSize, leaf, NAIVE.root(otherSize + 300)));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('a consistency proof with a byte changed, a hash dropped or the roots exchanged verifies nothing', async () => {
  await fc.assert(
    fc.asyncProperty(number, number, fc.nat(), async (a, b, at) => {
      const [smaller, larger] = [Math.min(a, b), Math.max(a, b)];
      const proof = await consistencyProof(tilesAt(LOG, larger), smaller, larger);
      const [small, large] = [NAIVE.root(smaller), NAIVE.root(larger)];
      if (smaller < larger) {
        assert.ok(!verifyConsistency(proof, smaller, larger, large, small));
        assert.ok(!verifyConsistency(proof.slice(1), smaller, larger, small, large));
        const bytes = proof.map((hash) => Buffer.from(hash));
        const hash = bytes[at % bytes.length] ?? Buffer.alloc(32);
        hash.writeUInt8(hash.readUInt8(at % 32) ^ (1 + (at % 255)), at % 32);
        assert.ok(!verifyConsistency(bytes, smaller, larger, small, large));
      }
      assert.ok(!verifyConsistency([...proof, small], smaller, larger, small, large));
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('numbers and hashes that are none are refused and throw nothing', () => {
  const hash = fc.uint8Array({ maxLength: 70 });
  const size = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger());
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 80 }), size, size, hash, hash, (proof, a, b, x, y) => {
      assert.equal(verifyInclusion(proof, a, b, x, y), false);
      assert.equal(
        verifyConsistency(proof, a, b, x, y),
        a === b &&
          a > 0 &&
          proof.length === 0 &&
          Number.isSafeInteger(a) &&
          x.length === 32 &&
          sameHash(x, y),
      );
    }),
    { numRuns: 1000, seed: 3 },
  );
  // A neighbour of a power of two, beyond where a logarithm tells them apart.
  const root = NAIVE.root(1);
  assert.equal(verifyConsistency([], 2 ** 50 + 1, 2 ** 51, root, root), false);
});

test('an edge with a hash too many or too few is no edge', () => {
  const bytes = edgeBytes(edgeOf(LOG.state()));
  assert.equal(edgeFrom(MOST, bytes.subarray(32)), null);
  assert.equal(edgeFrom(MOST + 1, bytes), null);
  assert.throws(() => edgeOf({ ...LOG.state(), size: MOST + 1 }), /damaged/);
});
