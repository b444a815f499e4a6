import { emptyRoot, HASH_LENGTH, nodeHash } from './hash.ts';
import { edgeWidth, subtreeRoot, TILE_WIDTH, tileLevels } from './tile.ts';

/**
 * The right edge of a tree: how many leaves it has, and the hashes of the last, unfinished tile of each level. With it leaves can
 * be added and the root be known; all other hashes stand in full tiles that never change again.
 */
export type Edge = {
  readonly size: number;
  /** By level from 0; `edgeWidth(level, size)` hashes each. */
  readonly levels: readonly Uint8Array[];
};
export const EMPTY_EDGE: Edge = { size: 0, levels: [] };

export type FullTile = {
  readonly level: number;
  readonly number: number;
  readonly hashes: Uint8Array;
};

/** Adds leaves. Gives the new edge and the tiles that became full, lowest level first within each. */
export function append(
  edge: Edge,
  leaves: readonly Uint8Array[],
): { readonly edge: Edge; readonly tiles: readonly FullTile[] } {
  const levels = edge.levels.map((hashes) => {
    const room = new Uint8Array(TILE_WIDTH * HASH_LENGTH);
    room.set(hashes);
    return { hashes: room, width: hashes.length / HASH_LENGTH };
  });
  const tiles: FullTile[] = [];
  let { size } = edge;
  for (const leaf of leaves) {
    size++;
    let hash = leaf;
    for (let level = 0; ; level++) {
      const at = (levels[level] ??= { hashes: new Uint8Array(TILE_WIDTH * HASH_LENGTH), width: 0 });
      at.hashes.set(hash, at.width * HASH_LENGTH);
      at.width++;
      if (at.width < TILE_WIDTH) break;
      tiles.push({ level, number: size / TILE_WIDTH ** (level + 1) - 1, hashes: at.hashes });
      hash = subtreeRoot(at.hashes, 0, TILE_WIDTH);
      levels[level] = { hashes: new Uint8Array(TILE_WIDTH * HASH_LENGTH), width: 0 };
    }
  }
  const kept = levels.map(({ hashes, width }) => hashes.slice(0, width * HASH_LENGTH));
  return { edge: { size, levels: kept }, tiles };
}

/** The root over all leaves: the perfect subtrees of the edge, joined from the smallest up (RFC 6962, 2.1). */
export function rootOf({ size, levels }: Edge): Uint8Array {
  if (size === 0) return emptyRoot();
  let root: Uint8Array | null = null;
  for (const hashes of levels) {
    let end = hashes.length / HASH_LENGTH;
    for (let count = 1; end > 0; count *= 2) {
      if (end % (2 * count) === 0) continue;
      end -= count;
      const left = subtreeRoot(hashes, end, count);
      root = root === null ? left : nodeHash(left, root);
    }
  }
  if (root === null) throw new Error('the edge of a tree lacks its hashes');
  return root;
}

/** The edge as one row of bytes: how they are cut follows from the size. */
export function edgeBytes({ levels }: Edge): Uint8Array {
  const bytes = new Uint8Array(levels.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const hashes of levels) {
    bytes.set(hashes, at);
    at += hashes.length;
  }
  return bytes;
}

/** Null where there are more or fewer bytes than a tree of that size has. */
export function edgeFrom(size: number, bytes: Uint8Array): Edge | null {
  const levels: Uint8Array[] = [];
  let at = 0;
  for (let level = 0; level < tileLevels(size); level++) {
    const end = at + edgeWidth(level, size) * HASH_LENGTH;
    levels.push(bytes.slice(at, end));
    at = end;
  }
  return at === bytes.length ? { size, levels } : null;
}
