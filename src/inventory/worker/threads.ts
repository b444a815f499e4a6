import { Worker } from 'node:worker_threads';
import type { Watchlist } from '../../core/inventory.ts';
import type { Start, ToWorker } from './messages.ts';

/**
 * Threads that folded something to its end and can fold again: a sync is thousands of small folds, and to start a thread takes 0.4 s of
 * the processor. None rests for long, and none keeps the process.
 */
type Resting = {
  readonly worker: Worker;
  readonly watchlist: Watchlist;
  readonly rouse: () => void;
};
const resting: Resting[] = [];
const MOST = 2;
const RESTS_FOR = 10_000;

/** Megabytes of its heap. */
const YOUNG = 16;

/** A thread that begins with this. `heap`: megabytes. */
export function beginThread({ watchlist, ...start }: Start, heap: number): Worker {
  const rested = resting.pop();
  if (rested === undefined)
    return new Worker(new URL('./fold.ts', import.meta.url), {
      name: 'fold',
      workerData: { ...start, watchlist } satisfies Start,
      // Neither the environment nor what the server was started with is the thread's business.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: YOUNG },
    });
  const { worker } = rested;
  rested.rouse();
  worker.ref();
  const begin: ToWorker = {
    kind: 'begin',
    start,
    watchlist: rested.watchlist === watchlist ? null : watchlist,
  };
  worker.postMessage(begin, []);
  return worker;
}

/** It has given all that it had, and nothing is on its way to it. */
export function restThread(worker: Worker, watchlist: Watchlist): void {
  if (resting.length === MOST) return void worker.terminate();
  const leave = (): void => {
    const place = resting.indexOf(mine);
    if (place >= 0) resting.splice(place, 1);
  };
  const end = (): void => {
    leave();
    void worker.terminate();
  };
  const timer = setTimeout(end, RESTS_FOR);
  timer.unref();
  worker.unref();
  worker.on('exit', leave);
  worker.on('error', leave);
  const mine: Resting = {
    worker,
    watchlist,
    rouse() {
      clearTimeout(timer);
      worker.off('exit', leave);
      worker.off('error', leave);
    },
  };
  resting.push(mine);
}
