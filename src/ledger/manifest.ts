import { base64, type Checkpoint } from './checkpoint.ts';
import { fullTiles, tileLevels, TILE_WIDTH } from './tile.ts';
import { widthAt } from './reading.ts';

/** What an export holds, so that its end can be told from its being broken off. Written last; not signed. */
export type Manifest = {
  readonly grendel: 'ledger-export/1';
  readonly origin: string;
  readonly entries: number;
  /** Index of the first and the last entry; null where there is none. */
  readonly first: number | null;
  readonly last: number | null;
  readonly size: number;
  /** Base64, as in the checkpoint. */
  readonly root: string;
  /** Files in the folder, the manifest not counted. */
  readonly files: number;
  /** Lines of `openings.ndjson`; null where it was not asked for. */
  readonly openings: number | null;
};

export function manifestOf({ origin, size, root }: Checkpoint, openings: number | null): Manifest {
  return {
    grendel: 'ledger-export/1',
    origin,
    entries: size,
    first: size === 0 ? null : 0,
    last: size === 0 ? null : size - 1,
    size,
    root: base64(root),
    files: 2 + tileCount(size) + bundleCount(size) + (openings === null ? 0 : 1),
    openings,
  };
}

/** There is one text for one manifest, so a verifier writes its own and compares. */
export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify(manifest, null, 2)}\n`;

export const bundleCount = (size: number): number => Math.ceil(size / TILE_WIDTH);

function tileCount(size: number): number {
  let tiles = 0;
  for (let level = 0; level < tileLevels(size); level++) tiles += tilesOf(level, size);
  return tiles;
}

/** How many tiles a level has, the partial one included. */
export function tilesOf(level: number, size: number): number {
  const full = fullTiles(level, size);
  return full + (widthAt(level, full, size) > 0 ? 1 : 0);
}
