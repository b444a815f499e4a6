import { checkpointText } from './checkpoint.ts';
import { leafHash } from './hash.ts';
import { signNote, type Signer } from './note.ts';
import { DamagedLog } from './reading.ts';
import {
  append,
  EMPTY_EDGE,
  edgeBytes,
  edgeFrom,
  rootOf,
  type Edge,
  type FullTile,
} from './tree.ts';

/** Where a log stands, as the store keeps it in one row. */
export type LogState = {
  /** Names the log for ever, and its key: C2SP tlog-checkpoint. */
  readonly origin: string;
  readonly size: number;
  /** `edgeBytes` of the tree. */
  readonly frontier: Uint8Array;
  /** The last signed note; null before the first. */
  readonly checkpoint: string | null;
};

export type Waiting = { readonly id: number; readonly entry: string };

export type Batch = {
  /** Ids of the waiting rows that now have a place. */
  readonly taken: readonly number[];
  /** Index of the first entry. */
  readonly from: number;
  readonly entries: readonly string[];
  readonly leaves: readonly Uint8Array[];
  readonly tiles: readonly FullTile[];
  readonly state: LogState;
};

export const newLog = (origin: string): LogState => ({
  origin,
  size: 0,
  frontier: edgeBytes(EMPTY_EDGE),
  checkpoint: null,
});

/** Gives waiting entries their places at the end of the log. The checkpoint stays as it is: it is signed at a beat of its own. */
export function integrate(state: LogState, waiting: readonly Waiting[]): Batch {
  const entries = waiting.map(({ entry }) => entry);
  const leaves = entries.map((entry) => leafHash(Buffer.from(entry)));
  const { edge, tiles } = append(edgeOf(state), leaves);
  return {
    taken: waiting.map(({ id }) => id),
    from: state.size,
    entries,
    leaves,
    tiles,
    state: { ...state, size: edge.size, frontier: edgeBytes(edge) },
  };
}

/**
 * Signs the log as it stands. Ask `checkRegression` first: two checkpoints that contradict each other can't be taken back.
 * While a key is being changed, the old and the new one both sign.
 */
export function signCheckpoint(state: LogState, signer: Signer, ...others: Signer[]): string {
  const signers = [signer, ...others];
  if (signers.some(({ name }) => name !== state.origin))
    throw new RangeError('a checkpoint is signed by a key of the name of its log');
  const { origin, size } = state;
  return signNote(checkpointText({ origin, size, root: rootOf(edgeOf(state)) }), signers);
}

export function edgeOf({ size, frontier }: LogState): Edge {
  const edge = edgeFrom(size, frontier);
  if (edge === null) throw new DamagedLog(`its edge has ${frontier.length} bytes at size ${size}`);
  return edge;
}
