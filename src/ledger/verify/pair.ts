import { parseEntry, type Entry } from '../entry.ts';
import type { Folder } from '../files.ts';
import { sameHash } from '../hash.ts';
import { splitHashes } from '../reading.ts';
import { LONGEST_ENTRY, tilePath, TILE_WIDTH } from '../tile.ts';
import { compareBundle, type Compared } from './bundle.ts';
import type { Findings } from './findings.ts';
import { readOrNote, readTile } from './tiles.ts';

const LARGEST_BUNDLE = TILE_WIDTH * (2 + LONGEST_ENTRY);

/** Up to 256 entries and their leaf hashes; where the hashes are missing, those of the entries stand for them. */
export type Pair = {
  readonly from: number;
  readonly bundle: string;
  readonly tile: string;
  readonly leaves: readonly Uint8Array[];
  /** Null where the entries can't be read. */
  readonly compared: Compared | null;
};

/** Null where there are neither whole entries nor hashes. */
export async function readPair(
  folder: Folder,
  from: number,
  width: number,
  found: Findings,
): Promise<Pair | null> {
  const bundle = tilePath('entries', from / TILE_WIDTH, width);
  const tile = tilePath(0, from / TILE_WIDTH, width);
  const hashes = await readTile(folder, tile, width, found);
  const bytes = await readOrNote(folder, bundle, LARGEST_BUNDLE, found);
  const leaves = hashes && splitHashes(hashes);
  if (bytes === null) return leaves && { from, bundle, tile, leaves, compared: null };
  const compared = compareBundle(bytes, leaves ?? []);
  if (leaves) {
    if (compared.breaksOff !== null)
      found.note('file-truncated', { file: bundle, from: from + compared.breaksOff });
    return { from, bundle, tile, leaves, compared };
  }
  if (compared.hashes.length !== width) {
    found.note('file-truncated', { file: bundle });
    return null;
  }
  const alone = { ...compared, differences: [], breaksOff: null };
  return { from, bundle, tile, leaves: compared.hashes, compared: alone };
}

/** The hashes of the entries; null where there are more or fewer than places. Where the file breaks off the tile stands in. */
export function ownHashes({ compared, leaves }: Pair): readonly Uint8Array[] | null {
  if (compared === null || isRight(compared)) return leaves;
  if (compared.breaksOff !== null) return leaves;
  return compared.hashes.length === leaves.length ? compared.hashes : null;
}

const isRight = ({ differences, breaksOff }: Compared): boolean =>
  differences.every(({ kind }) => kind === 'longer') && breaksOff === null;

/** Entries that are as signed must also be entries. Null for the others. */
export function formsOf(
  { compared, leaves, from }: Pair,
  found: Findings,
): readonly (Entry | null)[] {
  if (compared === null) return leaves.map(() => null);
  const { entries, hashes } = compared;
  const allRight = isRight(compared);
  return leaves.map((leaf, i) => {
    const bytes = entries[i];
    const hash = hashes[i];
    if (!bytes || !hash || !(allRight || sameHash(hash, leaf))) return null;
    const parsed = parseEntry(bytes);
    if (parsed.ok) return parsed.entry;
    found.note('entry-malformed', { from: from + i, text: parsed.why });
    return null;
  });
}
