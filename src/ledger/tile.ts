import { HASH_LENGTH, nodeHash } from './hash.ts';

/** A tile holds up to 256 hashes, eight levels of the tree (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;
/** Levels go from 0 to 63 (C2SP tlog-tiles, "Merkle Tree"). */
const HIGHEST_LEVEL = 63;
/** An entry's length is a uint16 in its bundle (C2SP tlog-tiles, "Log entries"). */
export const LONGEST_ENTRY = 65_535;

/** How many hashes of a level's last tile there are at a size; 0: the level ends in a full tile, or has none. */
export const edgeWidth = (level: number, size: number): number =>
  Math.floor(size / TILE_WIDTH ** level) % TILE_WIDTH;

/** How many full tiles a level has at a size. */
export const fullTiles = (level: number, size: number): number =>
  Math.floor(size / TILE_WIDTH ** (level + 1));

/** How many levels of tiles a tree of that size has. */
export function tileLevels(size: number): number {
  let levels = 0;
  for (let nodes = size; nodes > 0; nodes = Math.floor(nodes / TILE_WIDTH)) levels++;
  return levels;
}

/** `tile/0/x001/234`, `tile/entries/067.p/5`: where C2SP tlog-tiles puts a tile or bundle; `width` 256 is a full one. */
export function tilePath(level: number | 'entries', number: number, width = TILE_WIDTH): string {
  const groups: string[] = [];
  let rest = number;
  do {
    groups.unshift(`${groups.length > 0 ? 'x' : ''}${String(rest % 1000).padStart(3, '0')}`);
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

export type TileAddress = {
  readonly level: number | 'entries';
  readonly number: number;
  readonly width: number;
};

/** Reads such a path; null for any other text. Only the one spelling that `tilePath` gives. */
export function parseTilePath(path: string): TileAddress | null {
  const parts =
    /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  if (!parts) return null;
  const [, level = '', groups = '', width] = parts;
  const address: TileAddress = {
    level: level === 'entries' ? level : Number(level),
    number: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  if (address.level !== 'entries' && address.level > HIGHEST_LEVEL) return null;
  const fits = address.width > 0 && address.width <= TILE_WIDTH;
  return fits &&
    Number.isSafeInteger(address.number) &&
    tilePath(address.level, address.number, address.width) === path
    ? address
    : null;
}

/** Hash `i` of a tile or of the hashes of an edge. */
export const hashAt = (hashes: Uint8Array, i: number): Uint8Array =>
  hashes.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH);

/** Root of a perfect subtree over `count` (a power of two) hashes of a tile, from `first` on. */
export function subtreeRoot(hashes: Uint8Array, first: number, count: number): Uint8Array {
  if (count === 1) return hashAt(hashes, first);
  const half = count / 2;
  return nodeHash(subtreeRoot(hashes, first, half), subtreeRoot(hashes, first + half, half));
}

/** Entries one after another, each behind its length. */
export function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY) throw new RangeError('an entry is longer than 65,535 bytes');
    view.setUint16(at, entry.length);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The entries that are whole, at most so many, and the bytes behind them: none in a bundle that is right. */
export function cutBundle(
  bundle: Uint8Array,
  most: number,
): {
  readonly entries: readonly Uint8Array[];
  readonly rest: Uint8Array;
} {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bundle.length && entries.length < most) {
    const end = at + 2 + view.getUint16(at);
    if (end > bundle.length) break;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return { entries, rest: bundle.subarray(at) };
}

/** Null where the bytes end inside an entry, or there are more than 256. */
export function entriesOf(bundle: Uint8Array): readonly Uint8Array[] | null {
  const { entries, rest } = cutBundle(bundle, TILE_WIDTH);
  return rest.length === 0 ? entries : null;
}
