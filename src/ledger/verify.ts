import { base64 } from './checkpoint.ts';
import { OPENINGS_FILE, type Folder } from './files.ts';
import { sameHash } from './hash.ts';
import type { Verifier } from './note.ts';
import { extrasIn } from './verify/extras.ts';
import { findings, type Findings } from './verify/findings.ts';
import { readHead } from './verify/head.ts';
import { compareHistory, readKept, type KeptFile } from './verify/history.ts';
import { openingsOf } from './verify/openings.ts';
import type { Verification } from './verify/outcome.ts';
import { checkManifest, claimedSize } from './verify/trailer.ts';
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
  const { checkpoint } = head;
  const log = checkpoint ?? { origin: null, size: await claimedSize(folder) };
  const kept = readKept(checkpoints, log, { known: head.keys, areGiven: keyGiven }, found);
  const sizes = new Set(kept.map((one) => one.checkpoint.size));
  const bytes = await folder.stream(OPENINGS_FILE);
  const openings = bytes && openingsOf(bytes, found);
  const walked = await walk(folder, log.size, sizes, found, openings, watch);
  const isWhole = walked.reached === log.size;
  if (!isWhole) found.note('not-reached', { from: walked.reached, to: log.size - 1 });
  judge(log.size, checkpoint?.root ?? null, walked, found);
  const compared = compareHistory(kept, walked.roots, found);
  const read = openings && isWhole ? await openings.end() : null;
  const lines = isWhole ? (read?.lines ?? null) : undefined;
  if (checkpoint) await checkManifest(folder, checkpoint, lines, found);
  return outcome(
    {
      ...result,
      log: checkpoint && { ...checkpoint, root: base64(checkpoint.root) },
      checkpoints: compared,
      openings: read?.opened ?? null,
      unexpected: await extrasIn(folder, log.size),
    },
    found,
  );
}

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
  size: number,
  root: Uint8Array | null,
  { roots, disputed, reached }: Walked,
  found: Findings,
): void {
  const [ofTiles, ofEntries = ofTiles] = reached === size ? (roots.get(size) ?? []) : [];
  const isRoot = (one: Uint8Array | undefined): boolean =>
    one !== undefined && root !== null && sameHash(one, root);
  const [isTiles, isEntries] = [isRoot(ofTiles), isRoot(ofEntries)];
  for (const { from, to, bundle, tile } of disputed) {
    if (isTiles) found.note('entry-changed', { file: bundle, from, to });
    else if (isEntries) found.note('leaf-changed', { file: tile, from, to });
    else found.note('entry-or-leaf-changed', { file: bundle, from, to });
  }
  if (root && ofTiles && !isTiles && !isEntries) found.note('root-differs', { n: size });
}
