import { HASH_LENGTH } from './hash.ts';
import type { ReadTile } from './proof.ts';
import { edgeWidth, fullTiles, hashAt, subtreeRoot, TILE_WIDTH } from './tile.ts';
import { EMPTY_EDGE, type Edge } from './tree.ts';

/** What is stored of a log. Entries, leaf hashes and full tiles never change; partial tiles follow from them. */
export type StoredLog = {
  /** In order; fewer than `limit` only where the log ends. */
  readonly entries: (from: number, limit: number) => Promise<readonly string[]>;
  readonly leaves: (from: number, limit: number) => Promise<readonly Uint8Array[]>;
  /** A full tile; null where there is none yet. */
  readonly tile: (level: number, number: number) => Promise<Uint8Array | null>;
};

/** A proof asks for the same few tiles again and again: two of each level. */
const MOST_HELD = 16;

/** The stored log lacks what its size promises: a damaged database, not a wrong question. */
export class DamagedLog extends Error {
  constructor(what: string) {
    super(`the stored log is damaged: ${what}`);
    this.name = 'DamagedLog';
  }
}

/**
 * Reads tiles of the log as it was at `size`, for proofs, for `tile/…` and for an export. The last ones are partial. `edge`: that of
 * the log now, where it may be trusted: without it each hash of a partial tile is worked out from the full tile below, up to 255 of them.
 */
export function tilesAt(log: StoredLog, size: number, edge: Edge = EMPTY_EDGE): ReadTile {
  const at = size <= edge.size ? edge : EMPTY_EDGE;
  const held = new Map<string, Uint8Array>();
  return async (level, number) => {
    const key = `${level}/${number}`;
    const before = held.get(key);
    if (before) return before;
    const width = widthAt(level, number, size);
    const tile = ofEdge(at, level, number, width) ?? (await readTile(log, level, number, width));
    if (held.size === MOST_HELD) held.clear();
    held.set(key, tile);
    return tile;
  };
}

/** An unfinished tile grows at its end: what it was at an earlier size is how it begins. */
function ofEdge(edge: Edge, level: number, number: number, width: number): Uint8Array | null {
  const unfinished = number === fullTiles(level, edge.size) ? edge.levels[level] : undefined;
  const length = width * HASH_LENGTH;
  return unfinished && length > 0 && unfinished.length >= length
    ? unfinished.subarray(0, length)
    : null;
}

/** How many hashes a tile has at a size; 0: it is not there. */
export function widthAt(level: number, number: number, size: number): number {
  const full = fullTiles(level, size);
  if (number < full) return TILE_WIDTH;
  return number === full ? edgeWidth(level, size) : 0;
}

async function readTile(
  log: StoredLog,
  level: number,
  number: number,
  width: number,
): Promise<Uint8Array> {
  const place = `tile ${level}/${number}`;
  if (width === 0) throw new RangeError(`the log is too small for ${place}`);
  const full = await log.tile(level, number);
  if (full !== null) {
    if (full.length !== TILE_WIDTH * HASH_LENGTH) throw new DamagedLog(`${place} is cut off`);
    return full.subarray(0, width * HASH_LENGTH);
  }
  if (width === TILE_WIDTH) throw new DamagedLog(`${place} is missing`);
  return level === 0
    ? joined(await leavesOf(log, number * TILE_WIDTH, width))
    : joined(await rootsOf(log, level, number, width));
}

async function leavesOf(log: StoredLog, from: number, count: number) {
  const leaves = await log.leaves(from, count);
  if (leaves.length !== count || leaves.some(({ length }) => length !== HASH_LENGTH))
    throw new DamagedLog(`leaf hashes ${from} to ${from + count - 1} are not all there`);
  return leaves;
}

/** Hashes above level 0 are the roots of the full tiles below. */
async function rootsOf(log: StoredLog, level: number, number: number, width: number) {
  const roots: Uint8Array[] = [];
  for (let i = 0; i < width; i++) {
    const below = await readTile(log, level - 1, number * TILE_WIDTH + i, TILE_WIDTH);
    roots.push(subtreeRoot(below, 0, TILE_WIDTH));
  }
  return roots;
}

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_LENGTH);
  for (const [i, hash] of hashes.entries()) bytes.set(hash, i * HASH_LENGTH);
  return bytes;
}

export const splitHashes = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.floor(bytes.length / HASH_LENGTH) }, (_, i) => hashAt(bytes, i));
