import { base64, type Checkpoint } from './checkpoint.ts';
import { OPENINGS_FILE, type Folder } from './files.ts';
import { sameHash } from './hash.ts';
import type { Verifier } from './note.ts';
import { extrasIn } from './verify/extras.ts';
import { findings, type Findings } from './verify/findings.ts';
import { readHead } from './verify/head.ts';
import { compareHistory, readKept, type KeptFile } from './verify/history.ts';
import { openingsOf } from './verify/openings.ts';
import type { CheckedCheckpoint, Verification } from './verify/outcome.ts';
import { checkManifest } from './verify/trailer.ts';
import { walk, type Walked } from './verify/walk.ts';

export type { KeptFile } from './verify/history.ts';
export type { LedgerProblem, Verification } from './verify/outcome.ts';

export type Against = {
  /** Kept outside the server: they alone show that history was not rewritten and signed again. */
  readonly checkpoints: readonly KeptFile[];
  /** From a source other than the folder. None: the folder's own, which proves less. */
  readonly keys: readonly Verifier[];
};

/**
 * Recomputes an exported log, all of it, and compares: entries with leaf hashes, hashes with tiles, the root with the signed
 * checkpoint and with earlier ones. Reads a bundle at a time, so memory stays flat. Anything in the folder may be forged.
 */
export async function verifyFolder(
  folder: Folder,
  { checkpoints, keys }: Against,
  watch: (done: number, of: number) => void = () => {},
): Promise<Verification> {
  const found = findings();
  const head = await readHead(folder, keys, found);
  const keyGiven = keys.length > 0;
  const result = { signers: head.signers, keyGiven };
  if (head.checkpoint === null)
    return outcome(
      { ...result, log: null, checkpoints: [], openings: null, unexpected: NONE },
      found,
    );

  const { checkpoint } = head;
  const kept = readKept(checkpoints, checkpoint, { known: head.keys, areGiven: keyGiven }, found);
  const sizes = new Set(kept.map((one) => one.checkpoint.size));
  const bytes = await folder.stream(OPENINGS_FILE);
  const openings = bytes && openingsOf(bytes, found);
  const walked = await walk(folder, checkpoint.size, sizes, found, openings, watch);
  const isWhole = walked.reached === checkpoint.size;
  if (!isWhole) found.note('not-reached', { from: walked.reached, to: checkpoint.size - 1 });
  const compared = judge(checkpoint, walked, kept, found);
  const read = openings && isWhole ? await openings.end() : null;
  if (isWhole) await checkManifest(folder, checkpoint, read?.lines ?? null, found);
  const { origin, size, root } = checkpoint;
  return outcome(
    {
      ...result,
      log: { origin, size, root: base64(root) },
      checkpoints: compared,
      openings: read?.opened ?? null,
      unexpected: await extrasIn(folder, size),
    },
    found,
  );
}

const NONE = { count: 0, first: [] };

function outcome(
  rest: Omit<Verification, 'kind' | 'tampering' | 'obstacles' | 'more'>,
  found: Findings,
): Verification {
  const kind = found.has('tampering') ? 'tampering' : found.has('obstacle') ? 'cannot' : 'verified';
  return {
    kind,
    ...rest,
    tampering: found.listed('tampering'),
    obstacles: found.listed('obstacle'),
    more: found.more(),
  };
}

/** Compares the roots, and says of each dispute between an entry and its hash which of them was signed. */
function judge(
  { size, root }: Checkpoint,
  { roots, disputed, reached }: Walked,
  kept: Parameters<typeof compareHistory>[0],
  found: Findings,
): readonly CheckedCheckpoint[] {
  const [ofTiles, ofEntries = ofTiles] = reached === size ? (roots.get(size) ?? []) : [];
  const isTiles = ofTiles !== undefined && sameHash(ofTiles, root);
  const isEntries = ofEntries !== undefined && sameHash(ofEntries, root);
  for (const { from, to, bundle, tile } of disputed) {
    if (isTiles) found.note('entry-changed', { file: bundle, from, to });
    else if (isEntries) found.note('leaf-changed', { file: tile, from, to });
    else found.note('entry-or-leaf-changed', { file: bundle, from, to });
  }
  if (ofTiles !== undefined && !isTiles && !isEntries) found.note('root-differs', { n: size });
  return compareHistory(kept, roots, found);
}
