import { fromBase64, same } from './bytes.ts';
import { leafHash, pathOf, type Path, type Tree } from './tree.ts';
import type { Outcome } from './check-log.ts';

export type EntryChecked = {
  readonly leaf: Uint8Array;
  /** Null: the proof has not the shape of one. */
  readonly path: Path | null;
  readonly outcome: Outcome;
};

/** Whether an entry, by its bytes, stands at its place in the tree that was signed. */
export async function checkEntry(
  entry: Uint8Array,
  index: number,
  { size, root }: Tree,
  proof: readonly string[],
): Promise<EntryChecked> {
  const leaf = await leafHash(entry);
  const hashes = proof.flatMap((hash) => fromBase64(hash) ?? []);
  const path = hashes.length === proof.length ? await pathOf(leaf, index, size, hashes) : null;
  return { leaf, path, outcome: path !== null && same(path.root, root) ? 'holds' : 'fails' };
}
