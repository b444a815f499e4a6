import type { Block } from './messages.ts';

/** As much as a scanner has in the processor's cache, twice. */
export const BLOCK = 512 * 1024;
/** Of these the thread keeps two that it was given before: the others are on their way. */
export const BLOCKS = 6;

/** Empty ones of folds that have ended: a sync is hundreds of folds, and room that is got anew each time keeps the collector busy. */
const spare: Block[] = [];

/**
 * What is on its way to a thread: at most `BLOCKS` buffers, which go there and come back. Bytes are copied into them once (0.1 ms
 * a megabyte) and move no more: a request's own chunks are small, and often lie in a buffer that is not theirs to give away.
 */
export type Blocks = {
  /** Takes all of the bytes; resolves once they are in a buffer. One call at a time. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Sends what is left. */
  readonly flush: () => Promise<void>;
  /** A buffer came back. */
  readonly free: (block: Block) => void;
  /** From now on nothing is sent any more; who waits for room goes on. */
  readonly close: () => void;
};

export function createBlocks(
  send: (block: Block) => void,
  onBytes: (bytes: Uint8Array) => void,
  size = BLOCK,
): Blocks {
  const room: Block[] = [];
  let made = 0;
  let open: Block | null = null;
  let used = 0;
  let closed = false;
  let wake: (() => void) | null = null;

  /** Waits for an empty buffer; null once it is closed. */
  async function empty(): Promise<Block | null> {
    for (;;) {
      if (closed) return null;
      const block = room.pop();
      if (block !== undefined) return block;
      if (made < BLOCKS) {
        made++;
        return (size === BLOCK ? spare.pop() : undefined) ?? new Uint8Array(size);
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  function ship(): void {
    if (open === null || used === 0) return;
    const block = open;
    open = null;
    // The length goes with it; the buffer stays whole.
    if (!closed) send(block.subarray(0, used));
    used = 0;
  }

  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length;) {
        if (!closed) open ??= await empty();
        const part = bytes.subarray(at, at + size - used);
        onBytes(part);
        at += part.length;
        if (closed || open === null) continue;
        open.set(part, used);
        used += part.length;
        if (used === size) ship();
      }
    },
    flush: async () => ship(),
    free(block) {
      room.push(new Uint8Array(block.buffer));
      wake?.();
      wake = null;
    },
    close() {
      closed = true;
      open = null;
      if (size === BLOCK) spare.push(...room.splice(0, BLOCKS - spare.length));
      room.length = 0;
      wake?.();
      wake = null;
    },
  };
}
