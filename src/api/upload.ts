import { Readable } from 'node:stream';
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
  body: Body | null,
  { most, idleMs, cancelled, lifecycle, count }: Bounds,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) return;
  const chunks = iteratorOf(body);
  const cut = cutter(cancelled, lifecycle.cut);
  let size = 0;
  try {
    for (;;) {
      const next = await cut.race(chunks.next(), idleMs);
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
    chunks.return?.().catch(() => {});
  }
}

/** A request's own stream where there is a socket: through a web stream the same bytes cost twice the time (tried). */
export type Body = Readable | ReadableStream<Uint8Array>;
function iteratorOf(body: Body): AsyncIterator<Uint8Array> {
  // It must outlive us: the answer goes out on the same socket.
  if (body instanceof Readable) return body.iterator({ destroyOnReturn: false });
  return body[Symbol.asyncIterator]();
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
