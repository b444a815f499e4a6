import { CHECKPOINT_FILE, KEY_FILE, MANIFEST_FILE, OPENINGS_FILE, type Folder } from '../files.ts';
import { bundleCount } from '../manifest.ts';
import { widthAt } from '../reading.ts';
import { parseTilePath, TILE_WIDTH } from '../tile.ts';

const OWN: ReadonlySet<string> = new Set([CHECKPOINT_FILE, KEY_FILE, MANIFEST_FILE, OPENINGS_FILE]);
const MOST_LISTED = 20;
/** A folder that somebody filled up is not read to its end. */
const MOST_COUNTED = 100_000;

/** Files that are no part of a log of that size: nothing vouches for them. */
export async function extrasIn(
  folder: Folder,
  size: number,
): Promise<{ readonly count: number; readonly first: readonly string[] }> {
  const first: string[] = [];
  let count = 0;
  for await (const path of folder.list()) {
    if (OWN.has(path) || isPart(path, size)) continue;
    count++;
    if (first.length < MOST_LISTED) first.push(path.slice(0, 200));
    if (count >= MOST_COUNTED) break;
  }
  return { count, first };
}

function isPart(path: string, size: number): boolean {
  const address = parseTilePath(path);
  if (address === null) return false;
  const { level, number, width } = address;
  if (level !== 'entries') return widthAt(level, number, size) === width;
  return number < bundleCount(size) && Math.min(TILE_WIDTH, size - number * TILE_WIDTH) === width;
}
