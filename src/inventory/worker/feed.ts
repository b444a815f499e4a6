import type { Source } from '../options.ts';
import type { Block } from './messages.ts';

/** A source for `readInventory` that is fed block by block. */
export type Feed = {
  readonly source: Source;
  readonly put: (block: Block) => void;
  readonly end: () => void;
};

/** How many of the blocks that were read are not given back yet. */
export const KEPT = 2;

/**
 * `giveBack` gets each block when it was read, filled with zeros. `onBlock` is called before each is read, and may throw.
 * INVARIANT: a block is good until the one after the next is asked for, as of every source; who keeps bytes longer copies them.
 */
export function createFeed(
  name: string,
  giveBack: (block: Block) => void,
  onBlock: () => void,
): Feed {
  const waiting: Block[] = [];
  const read: Block[] = [];
  const state = { ended: false };
  let wake: (() => void) | null = null;

  const signal = (): void => {
    wake?.();
    wake = null;
  };

  async function* stream(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const done = read.length === KEPT ? read.shift() : undefined;
      if (done !== undefined) {
        // What is left of other people's devices does not go back to where the server's memory is dumped.
        done.fill(0);
        giveBack(done);
      }
      while (waiting.length === 0 && !state.ended)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const next = waiting.shift();
      if (next === undefined) return;
      onBlock();
      read.push(next);
      yield next;
    }
  }

  return {
    source: { name, size: null, stream },
    put(block) {
      waiting.push(block);
      signal();
    },
    end() {
      state.ended = true;
      signal();
    },
  };
}
