import { createHash } from 'node:crypto';
import type { Problem } from '../../core/inventory.ts';
import { READ_OPTIONS } from '../read.ts';
import { createBlocks } from './blocks.ts';
import { KEPT } from './feed.ts';
import type { FoldedTotals, FromWorker, Start, ToWorker, WorkerReadOptions } from './messages.ts';
import { createWatch, type Patience } from './patience.ts';
import { readerFailed, tooMuchMemory, tooSlow } from './refusals.ts';
import { beginThread, restThread } from './threads.ts';
import { unpackBatch, type FoldedDevice } from './unpack.ts';

export type FoldRequest = Omit<Start, 'options' | 'room'> & {
  readonly options?: WorkerReadOptions;
  /** False: its digest is of nothing. */
  readonly digested?: boolean;
  /** Ends it at once: what is waited for then throws the signal's reason. */
  readonly signal: AbortSignal;
  /** Hears how many bytes were read, packed. */
  readonly onProgress?: (bytes: number) => void;
};

export type FoldLimits = Patience & {
  /** Megabytes of the thread's heap, and of the buffers outside it. */
  readonly heap: number;
  readonly room: number;
};
/**
 * The whole process stays below 340 MB with 5.5 GB of NDJSON (200,000 devices, most of them with hits), and with a workbook of
 * 900,000 rows, which takes half a minute without a sign of life (measured).
 */
export const FOLD_LIMITS: FoldLimits = {
  heap: 512,
  room: 512,
  work: 30 * 60_000,
  silence: 5 * 60_000,
};

export type Folding = {
  /** Takes a part of the export; resolves when there is room for more. One call at a time. What comes after a refusal is only counted. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** All bytes were written: what became of them. */
  readonly end: () => Promise<Folded>;
  /** Ends the thread, however far it is. To be called by whoever began it; does nothing the second time. */
  readonly close: () => Promise<void>;
};

export type Folded =
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly digest: string }
  | (FoldedTotals & {
      readonly ok: true;
      /** SHA-512 of all bytes, hexadecimal. */
      readonly digest: string;
      /** Once, in batches of at most a thousand. */
      readonly devices: AsyncIterable<readonly FoldedDevice[]>;
    });

type Answer = Exclude<FromWorker, { readonly kind: 'free' }>;

/**
 * Folds an export in a thread of its own, as its bytes come in. Whatever the export does to the thread is a refusal here, never an end
 * of this process; and nothing of it comes back but `FromWorker`.
 */
export function foldInWorker(request: FoldRequest, limits: FoldLimits = FOLD_LIMITS): Folding {
  const { signal, onProgress, options = READ_OPTIONS, digested = true, ...rest } = request;
  signal.throwIfAborted();
  const { onMapped: _, ...cloneable } = options as typeof READ_OPTIONS;
  const start: Start = { ...rest, options: cloneable, room: limits.room * 1024 * 1024 };
  const worker = beginThread(start, limits.heap);

  // On a machine without instructions for SHA-256 this is the faster one by half, and `sha512sum` is everywhere.
  const digest = createHash('sha512');
  let sent = 0;
  let freed = 0;
  let bytesRead = 0;
  let ended = false;
  /** It has handed out its last device. */
  let isDone = false;
  let isAway = false;
  let gone: Answer | null = null;
  /** What came of the export; then of each batch that was asked for. */
  let answers = Promise.withResolvers<Answer>();
  answers.promise.catch(() => {});

  const watch = createWatch(
    limits,
    () => performance.now(),
    (seconds) => fail(tooSlow(seconds)),
  );
  const owes = (): boolean => ended || sent - freed > KEPT;
  const blocks = createBlocks(
    (block) => {
      sent++;
      say({ kind: 'block', block }, [block.buffer]);
      if (owes()) watch.owes();
    },
    (bytes) => {
      if (digested) digest.update(bytes);
    },
  );
  const lengths: number[] = [];

  function say(message: ToWorker, transferred: readonly ArrayBuffer[] = []): void {
    if (message.kind === 'block') lengths.push(message.block.length);
    worker.postMessage(message, transferred);
  }

  function answer(what: Answer): void {
    watch.stop();
    blocks.close();
    answers.resolve(what);
    // What waits to be fetched, perhaps in vain, does not keep the process.
    worker.unref();
  }
  function fail(problem: Problem): void {
    gone ??= { kind: 'refused', problems: [problem] };
    answer(gone);
    void worker.terminate();
  }
  function abort(): void {
    watch.stop();
    blocks.close();
    answers.reject(signal.reason);
    void worker.terminate();
  }
  signal.addEventListener('abort', abort, { once: true });

  const onMessage = (message: FromWorker): void => {
    if (signal.aborted) return;
    if (message.kind !== 'free') return answer(message);
    freed++;
    bytesRead += lengths.shift() ?? 0;
    blocks.free(message.block);
    watch.sign(owes());
    onProgress?.(bytesRead);
  };
  const onError = (error: unknown): void => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const memory = code === 'ERR_WORKER_OUT_OF_MEMORY';
    fail(memory ? tooMuchMemory() : readerFailed(nameOf(error)));
  };
  const onExit = (): void => {
    signal.removeEventListener('abort', abort);
    // After an answer this changes nothing.
    fail(readerFailed('exit'));
  };
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);

  /** Asks, and waits for the answer. */
  async function ask(message: ToWorker): Promise<Answer> {
    ended = true;
    if (gone !== null) return gone;
    worker.ref();
    watch.owes();
    say(message);
    return answers.promise;
  }

  async function close(): Promise<void> {
    if (isAway) return;
    isAway = true;
    signal.removeEventListener('abort', abort);
    watch.stop();
    blocks.close();
    if (!isDone || limits !== FOLD_LIMITS) {
      await worker.terminate();
      return;
    }
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    restThread(worker, request.watchlist);
  }

  async function* devices(): AsyncGenerator<readonly FoldedDevice[]> {
    try {
      for (;;) {
        signal.throwIfAborted();
        answers = Promise.withResolvers();
        answers.promise.catch(() => {});
        const told = await ask({ kind: 'next' });
        isDone = told.kind === 'last';
        if (isDone) return;
        // What was handed out stands for nothing: whoever stages it gives it up, as when the process ends.
        if (told.kind !== 'batch') throw new Error('the fold ended before its last device');
        yield unpackBatch(told.batch, request.keys.pseudonym);
      }
    } finally {
      await close();
    }
  }

  return {
    async write(bytes) {
      signal.throwIfAborted();
      await blocks.write(bytes);
      signal.throwIfAborted();
    },
    async end() {
      signal.throwIfAborted();
      await blocks.flush();
      const told = await ask({ kind: 'end' });
      const hash = digest.digest('hex');
      if (told.kind === 'folded')
        return { ok: true, digest: hash, ...told.totals, devices: devices() };
      await close();
      const problems = told.kind === 'refused' ? told.problems : [];
      return { ok: false, digest: hash, problems };
    },
    close,
  };
}

const nameOf = (error: unknown): string =>
  error instanceof Error ? error.constructor.name : typeof error;
