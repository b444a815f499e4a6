import type { Lifecycle } from './lifecycle.ts';

/** Why an upload ended before its end. Thrown into whoever reads it, so that nothing is half taken. */
export class UploadCut extends Error {
  readonly why: 'disconnected' | 'too-large' | 'stalled' | 'stopping' | 'cancelled';
  constructor(why: UploadCut['why']) {
    super(why);
    this.name = 'UploadCut';
    this.why = why;
  }
}

type Bounds = {
  readonly most: number;
  readonly idleMs: number;
  readonly cancelled: AbortSignal;
  readonly lifecycle: Lifecycle;
  readonly count: (bytes: number) => void;
};

/**
 * The bytes of a request as they come, the next only when it is asked for: whoever is slow to take them makes the sender wait,
 * and nothing piles up here.
 */
export async function* bytesOf(
  body: ReadableStream<Uint8Array> | null,
  { most, idleMs, cancelled, lifecycle, count }: Bounds,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) return;
  const reader = body.getReader();
  const cut = cutter(cancelled, lifecycle.cut);
  let size = 0;
  try {
    for (;;) {
      const next = await cut.race(reader.read(), idleMs);
      if (next.done) return;
      size += next.value.length;
      if (size > most) throw new UploadCut('too-large');
      count(next.value.length);
      yield next.value;
    }
  } catch (error) {
    throw error instanceof UploadCut ? error : new UploadCut('disconnected');
  } finally {
    cut.end();
    // Not awaited: a sender that has gone quiet would keep us here.
    reader.cancel().catch(() => {});
  }
}

/** Waits for bytes, but not for ever, and not when somebody says that it is over. One listener for all waits. */
function cutter(cancelled: AbortSignal, stopped: AbortSignal) {
  let stop: (cut: UploadCut) => void = () => {};
  const onCancel = () => stop(new UploadCut('cancelled'));
  const onStop = () => stop(new UploadCut('stopping'));
  cancelled.addEventListener('abort', onCancel);
  stopped.addEventListener('abort', onStop);
  return {
    async race<T>(next: Promise<T>, idleMs: number): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      stop = reject;
      next.then(resolve, reject);
      const timer = setTimeout(() => reject(new UploadCut('stalled')), idleMs);
      if (cancelled.aborted) onCancel();
      else if (stopped.aborted) onStop();
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
      }
    },
    end() {
      cancelled.removeEventListener('abort', onCancel);
      stopped.removeEventListener('abort', onStop);
    },
  };
}
