import { emptyRoot, isHash, nodeHash, sameHash } from './hash.ts';
import { consistencyRanges, inclusionRanges, isIndex, split, type Range } from './ranges.ts';
import { subtreeRoot, TILE_HEIGHT } from './tile.ts';

/** Gives the hashes of a tile, full or as far as it goes. Throws where it is not there: the caller asked within the size. */
export type ReadTile = (level: number, number: number) => Promise<Uint8Array>;

/** The root over the first `size` leaves: of the whole log, or as it was when it had so many. */
export const rootAt = async (read: ReadTile, size: number): Promise<Uint8Array> =>
  size === 0 ? emptyRoot() : rangeRoot(read, 0, size);

/** Hashes that lead from leaf `index` to the root over `size` leaves (RFC 6962, 2.1.1). */
export const inclusionProof = async (
  read: ReadTile,
  index: number,
  size: number,
): Promise<readonly Uint8Array[]> => rootsOf(read, inclusionRanges(index, size));

/** Hashes that show that the tree of the smaller size is how the larger one begins (RFC 6962, 2.1.2). */
export const consistencyProof = async (
  read: ReadTile,
  smaller: number,
  larger: number,
): Promise<readonly Uint8Array[]> => rootsOf(read, consistencyRanges(smaller, larger));

async function rootsOf(read: ReadTile, ranges: readonly Range[]): Promise<readonly Uint8Array[]> {
  const roots: Uint8Array[] = [];
  for (const [from, to] of ranges) roots.push(await rangeRoot(read, from, to));
  return roots;
}

/** Root over the leaves from `from` up to, not including, `to`: one side of a split, so it begins on a border of its size. */
export async function rangeRoot(read: ReadTile, from: number, to: number): Promise<Uint8Array> {
  const count = to - from;
  const half = split(count);
  if (count === 1 || half * 2 === count) return perfectRoot(read, from, count);
  const left = await perfectRoot(read, from, half);
  return nodeHash(left, await rangeRoot(read, from + half, to));
}

/** Of a perfect subtree: it lies within one tile of the highest level that has it. */
async function perfectRoot(read: ReadTile, from: number, count: number): Promise<Uint8Array> {
  const height = Math.log2(count);
  const level = Math.floor(height / TILE_HEIGHT);
  const first = from / 2 ** (level * TILE_HEIGHT);
  const number = Math.floor(first / 256);
  return subtreeRoot(await read(level, number), first % 256, 2 ** (height % TILE_HEIGHT));
}

/** A size is below 2^53, so no proof has more steps; for consistency there is one hash more. */
const LONGEST_PROOF = 54;

/** RFC 9162, 2.1.3.2. All of it may come from whoever wants to deceive. */
export function verifyInclusion(
  proof: readonly Uint8Array[],
  index: number,
  size: number,
  leaf: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  if (proof.length > LONGEST_PROOF || ![leaf, root, ...proof].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(hash, root);
}

/** RFC 9162, 2.1.4.2. */
export function verifyConsistency(
  proof: readonly Uint8Array[],
  smaller: number,
  larger: number,
  smallerRoot: Uint8Array,
  largerRoot: Uint8Array,
): boolean {
  if (!isIndex(smaller) || !isIndex(larger) || smaller === 0 || smaller > larger) return false;
  if (proof.length > LONGEST_PROOF || ![smallerRoot, largerRoot, ...proof].every(isHash))
    return false;
  if (smaller === larger) return proof.length === 0 && sameHash(smallerRoot, largerRoot);
  const path = isPowerOfTwo(smaller) ? [smallerRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let node = smaller - 1;
  let last = larger - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let small = first;
  let large = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      small = nodeHash(hash, small);
      large = nodeHash(hash, large);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      large = nodeHash(large, hash);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(small, smallerRoot) && sameHash(large, largerRoot);
}

/** By halving: beyond 2^48 a logarithm of a neighbour is rounded to that of the power. */
function isPowerOfTwo(n: number): boolean {
  let rest = n;
  while (rest % 2 === 0 && rest > 0) rest /= 2;
  return rest === 1;
}
