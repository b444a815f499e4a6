import { join, same } from './bytes.ts';

/** Merkle trees of RFC 6962, 2.1, hashed by the browser itself. */
const HASH = 32;
/** A size is below 2^53, so no path is longer; of two trees there is one hash more. */
const LONGEST = 54;

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
export const leafHash = (entry: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  sha256(join(new Uint8Array([0]), entry));
const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  sha256(join(new Uint8Array([1]), left, right));

/** One step of a path: on which side the other hash stands, and how many entries are under both. */
export type Joined = {
  readonly side: 'left' | 'right';
  readonly other: Uint8Array;
  readonly covers: number;
};
export type Path = { readonly root: Uint8Array; readonly steps: readonly Joined[] };

/** From a leaf to the root over `size` entries (RFC 9162, 2.1.3.2). Null: the proof has not the shape that such a path has. */
export async function pathOf(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Promise<Path | null> {
  if (!isIn(index, size) || !areHashes([leaf, ...proof])) return null;
  const steps: Joined[] = [];
  let [node, last, hash] = [index, size - 1, leaf];
  // Which entries are under the hash so far: [from, to).
  let [from, to] = [index, index + 1];
  let width = 1;
  for (const other of proof) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
        width *= 2;
      }
      hash = await nodeHash(other, hash);
      from -= width;
      steps.push({ side: 'left', other, covers: to - from });
    } else {
      hash = await nodeHash(hash, other);
      to = Math.min(size, to + width);
      steps.push({ side: 'right', other, covers: to - from });
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
    width *= 2;
  }
  return last === 0 ? { root: hash, steps } : null;
}
const isIn = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.length <= LONGEST + 1 && hashes.every(({ length }) => length === HASH);

export type Tree = { readonly size: number; readonly root: Uint8Array };

/** Whether the later tree begins with all of the earlier one (RFC 9162, 2.1.4.2). All of it may come from whoever wants to deceive. */
export async function beginsWith(
  later: Tree,
  earlier: Tree,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isIn(earlier.size - 1, later.size) || !areHashes([earlier.root, later.root, ...proof]))
    return false;
  if (earlier.size === later.size) return proof.length === 0 && same(earlier.root, later.root);
  const rest = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : [...proof];
  const first = rest.shift();
  if (first === undefined) return false;
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let [was, now] = [first, first];
  for (const other of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      was = new Uint8Array(await nodeHash(other, was));
      now = new Uint8Array(await nodeHash(other, now));
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      now = new Uint8Array(await nodeHash(now, other));
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && same(was, earlier.root) && same(now, later.root);
}
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

/** The root over all leaves, added one after the other: what remains is one hash per bit of the size. */
export async function rootOver(leaves: AsyncIterable<Uint8Array>): Promise<Tree> {
  const peaks: { readonly width: number; readonly hash: Uint8Array }[] = [];
  let size = 0;
  for await (const leaf of leaves) {
    size += 1;
    let peak = { width: 1, hash: leaf };
    for (let before = peaks.at(-1); before?.width === peak.width; before = peaks.at(-1)) {
      peaks.pop();
      peak = { width: peak.width * 2, hash: await nodeHash(before.hash, peak.hash) };
    }
    peaks.push(peak);
  }
  let root = peaks.pop()?.hash;
  for (const { hash } of peaks.toReversed()) root = root && (await nodeHash(hash, root));
  return { size, root: root ?? (await sha256(new Uint8Array())) };
}
