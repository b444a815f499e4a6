import { getCompileCacheDir } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Layout } from '../layout.ts';
import { GIVEN, LENGTH, pieceIn, pieceMemory, STATE, type Piece } from './piece.ts';
import type { Passing } from './sink.ts';

/** Reads pieces meanwhile, in the order in which they are given. */
export type Helper = {
  /** To be used in turn. */
  readonly pieces: readonly Piece[];
  /** It has begun to work: until then a piece would wait for it. */
  readonly isReady: () => boolean;
  /** The text lies in the piece. */
  readonly give: (piece: Piece, length: number) => void;
  readonly hasRead: (piece: Piece) => boolean;
  /** Waits for that; false: in vain. */
  readonly waitFor: (piece: Piece) => boolean;
  readonly end: () => void;
};

/** What the thread is told at its start. */
export type HelperTask = {
  readonly layout: Layout;
  readonly opening: Uint8Array;
  readonly passing: Passing | null;
  readonly memories: readonly SharedArrayBuffer[];
  readonly ready: Int32Array;
};

const PIECES = 3;
/** Milliseconds. A piece takes one or two; a thread that needs so long is gone. */
const PATIENCE = 5000;
/** Megabytes. It keeps next to nothing. */
const LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64, stackSizeMb: 1 };

/** The layout of what follows the opening, a header or none. */
export const behind = (layout: Layout, opening: Uint8Array): Layout =>
  layout.kind === 'csv' ? { ...layout, skip: opening.length > 0 ? 1 : 0 } : layout;

/** A second thread. `opening`: what its scanners read before anything else. */
export function startHelper(layout: Layout, opening: Uint8Array, passing: Passing | null): Helper {
  const memories = Array.from({ length: PIECES }, pieceMemory);
  const ready = new Int32Array(new SharedArrayBuffer(4));
  const task: HelperTask = {
    layout: behind(layout, opening),
    opening,
    passing,
    memories,
    ready,
  };
  const cache = getCompileCacheDir();
  const thread = new Worker(new URL('helper-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: LIMITS,
    execArgv: [],
    env: cache === undefined ? {} : { NODE_COMPILE_CACHE: cache },
  });
  let isLost = false;
  // Nothing is lost with it: what it has not read is read without it.
  thread.on('error', () => (isLost = true));
  const hasRead = ({ control }: Piece): boolean => Atomics.load(control, STATE) !== GIVEN;
  return {
    pieces: memories.map(pieceIn),
    isReady: () => Atomics.load(ready, 0) === 1,
    give({ control }, length) {
      control[LENGTH] = length;
      Atomics.store(control, STATE, GIVEN);
      Atomics.notify(control, STATE);
    },
    hasRead,
    waitFor(piece) {
      isLost ||= Atomics.wait(piece.control, STATE, GIVEN, PATIENCE) === 'timed-out';
      return hasRead(piece);
    },
    end: () => void thread.terminate(),
  };
}
