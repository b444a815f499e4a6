import type { Server } from './server.ts';
import type { SequencerTables } from './store.ts';

/** How entries get their place in the log: hashing and signing are the ledger's, the rows the store's. */
export type Sequencer = {
  /** Places up to that many waiting entries; gives how many. */
  readonly integrate: (log: SequencerTables, limit: number) => Promise<number>;
  /** Signs where the log stands, if it has grown since; refuses where the log is older than what was signed before. */
  readonly sign: (log: SequencerTables) => Promise<'signed' | 'nothing-new' | 'refused'>;
};

/** At most so many in one transaction: what waits for the lock waits for some milliseconds. */
const BATCH = 500;

/**
 * Gives all waiting entries their place, and signs a checkpoint. Any worker may run it at any time: one at a time holds the log,
 * and the others find nothing to do.
 */
export async function sequence({ store }: Server, sequencer: Sequencer): Promise<number> {
  let placed = 0;
  for (;;) {
    const batch = await store.sequence((log) => sequencer.integrate(log, BATCH));
    placed += batch ?? 0;
    if (batch === null || batch < BATCH) break;
  }
  await store.sequence((log) => sequencer.sign(log));
  return placed;
}
