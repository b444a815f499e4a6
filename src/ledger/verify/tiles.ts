import type { Folder } from '../files.ts';
import { HASH_LENGTH, sameHash } from '../hash.ts';
import { hashAt, tilePath, TILE_WIDTH } from '../tile.ts';
import type { Findings } from './findings.ts';

/** Reads a file and notes why it can't be; null then. */
export async function readOrNote(
  folder: Folder,
  path: string,
  most: number,
  { note }: Findings,
): Promise<Uint8Array | null> {
  const read = await folder.read(path, most);
  if (read.kind === 'bytes') return read.bytes;
  if (read.kind === 'missing') note('file-missing', { file: path });
  else if (read.kind === 'too-large') note('file-too-large', { file: path });
  else note('file-unreadable', { file: path, text: read.why });
  return null;
}

/** Exactly the bytes of a tile; null (and noted) where there are fewer. */
export async function readTile(
  folder: Folder,
  path: string,
  width: number,
  found: Findings,
): Promise<Uint8Array | null> {
  const length = width * HASH_LENGTH;
  // A full tile more is room enough to see that it is too long.
  const bytes = await readOrNote(folder, path, length + TILE_WIDTH * HASH_LENGTH, found);
  if (bytes === null) return null;
  if (bytes.length < length) {
    found.note('file-truncated', { file: path });
    return null;
  }
  if (bytes.length > length) found.note('tile-longer', { file: path });
  return bytes.subarray(0, length);
}

/** A tile above level 0, as the entries give it and as the leaf hashes give it: it must be one of the two. */
export type Expected = {
  readonly level: number;
  readonly number: number;
  readonly hashes: readonly Uint8Array[];
};

export async function checkTile(
  folder: Folder,
  { level, number, hashes }: Expected,
  size: number,
  found: Findings,
): Promise<void> {
  const [first] = hashes;
  if (!first) return;
  const width = first.length / HASH_LENGTH;
  const file = tilePath(level, number, width);
  const tile = await readTile(folder, file, width, found);
  if (tile === null || hashes.some((one) => sameHash(one, tile))) return;
  for (let i = 0; i < width; i++) {
    if (hashes.some((one) => sameHash(hashAt(one, i), hashAt(tile, i)))) continue;
    const leaves = TILE_WIDTH ** level;
    const from = (number * TILE_WIDTH + i) * leaves;
    found.note('tile-changed', { file, n: i, from, to: Math.min(from + leaves, size) - 1 });
    return;
  }
}
