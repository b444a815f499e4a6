import type { Folder } from '../files.ts';
import { tileLevels, TILE_WIDTH } from '../tile.ts';
import { append, EMPTY_EDGE, rootOf, type Edge, type FullTile } from '../tree.ts';
import type { Findings } from './findings.ts';
import type { Openings } from './openings.ts';
import { formsOf, ownHashes, readPair, type Pair } from './pair.ts';
import { checkTile } from './tiles.ts';

/**
 * The tree is grown twice: of the leaf hashes in the tiles, and of the entries. Until they differ they are one and the same; where
 * they do, the root says which of them was signed.
 */
export type Walked = {
  /** The roots at each size asked for, of the tiles and of the entries. */
  readonly roots: ReadonlyMap<number, readonly Uint8Array[]>;
  /** Where entries and leaf hashes disagree. */
  readonly disputed: readonly Disputed[];
  /** Fewer than the size where neither entries nor hashes went on. */
  readonly reached: number;
};
type Disputed = {
  readonly from: number;
  readonly to: number;
  readonly bundle: string;
  readonly tile: string;
};

/** How many disputes are told apart at the end; the rest are noted as they come. */
const MOST_DISPUTED = 1000;

type Trees = { readonly tiles: Edge; readonly entries: Edge | null };

export async function walk(
  folder: Folder,
  size: number,
  sizes: ReadonlySet<number>,
  found: Findings,
  openings: Openings | null,
  watch: (done: number, of: number) => void,
): Promise<Walked> {
  const roots = new Map<number, readonly Uint8Array[]>();
  const disputed: Disputed[] = [];
  const cuts = [...sizes, size].filter((cut) => cut <= size).toSorted((a, b) => a - b);
  let trees: Trees = { tiles: EMPTY_EDGE, entries: EMPTY_EDGE };
  if (cuts[0] === 0) roots.set(0, [rootOf(EMPTY_EDGE)]);

  for (let from = 0; from < size; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - from);
    const pair = await readPair(folder, from, width, found);
    if (pair === null) return { roots, disputed, reached: from };
    trees = await grow(trees, pair.leaves, ownHashes(pair));
    dispute(pair);
    const forms = formsOf(pair, found);
    await openings?.beside(from, forms);
    watch(from + width, size);
  }
  await checkPartials();
  return { roots, disputed, reached: size };

  async function grow(
    before: Trees,
    leaves: readonly Uint8Array[],
    own: readonly Uint8Array[] | null,
  ): Promise<Trees> {
    const tiles = grown(before.tiles, leaves);
    const isOne = before.entries === before.tiles && own === leaves;
    const entries = isOne ? tiles : before.entries && own && grown(before.entries, own);
    for (const [cut, edge] of tiles.cuts) {
      const other = isOne ? undefined : entries?.cuts.get(cut);
      roots.set(cut, other ? [rootOf(edge), rootOf(other)] : [rootOf(edge)]);
    }
    for (const [i, tile] of tiles.full.entries())
      if (tile.level > 0) await checkFull(tile, isOne ? undefined : entries?.full[i]);
    return { tiles: tiles.edge, entries: entries ? entries.edge : null };
  }

  /** Appends, and keeps the edge at each size that was asked for. */
  function grown(before: Edge, leaves: readonly Uint8Array[]) {
    const kept = new Map<number, Edge>();
    const full: FullTile[] = [];
    let edge = before;
    const end = before.size + leaves.length;
    for (const cut of new Set([...cuts.filter((c) => c > before.size && c < end), end])) {
      const added = append(edge, leaves.slice(edge.size - before.size, cut - before.size));
      ({ edge } = added);
      full.push(...added.tiles);
      if (cuts.includes(cut)) kept.set(cut, edge);
    }
    return { edge, full, cuts: kept };
  }

  function checkFull({ level, number, hashes }: FullTile, other: FullTile | undefined) {
    const expected = { level, number, hashes: other ? [hashes, other.hashes] : [hashes] };
    return checkTile(folder, expected, size, found);
  }

  function dispute({ compared, from, bundle, tile }: Pair): void {
    for (const difference of compared?.differences ?? []) {
      if (difference.kind === 'longer') {
        found.note('bundle-longer', { file: bundle, from: from + difference.after });
      } else if (difference.kind === 'added') {
        const { before, count } = difference;
        found.note('entry-added', { file: bundle, from: from + before, n: count });
      } else {
        const place = { from: from + difference.from, to: from + difference.to };
        if (difference.kind === 'missing') found.note('entry-missing', { file: bundle, ...place });
        else if (disputed.length < MOST_DISPUTED) disputed.push({ ...place, bundle, tile });
        else found.note('entry-or-leaf-changed', { file: bundle, ...place });
      }
    }
  }

  async function checkPartials(): Promise<void> {
    for (let level = 1; level < tileLevels(size); level++) {
      const hashes = [trees.tiles, trees.entries].flatMap((edge) => edge?.levels[level] ?? []);
      const number = Math.floor(size / TILE_WIDTH ** (level + 1));
      if (hashes[0] && hashes[0].length > 0)
        await checkTile(folder, { level, number, hashes }, size, found);
    }
  }
}
