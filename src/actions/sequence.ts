import type { Server } from './server.ts';
import type { SequencerTables } from './store.ts';

/** How entries get their place in the log: hashing and signing are the ledger's, the rows the store's. */
export type Sequencer = {
  /** Places up to that many waiting entries; gives how many. */
  readonly place: (log: SequencerTables, limit: number) => Promise<number | HistoryLost>;
  /** Signs where the log stands, if it has grown since. */
  readonly sign: (log: SequencerTables) => Promise<'signed' | 'nothing-new' | HistoryLost>;
};

/** The database no longer holds what was signed: nothing is placed or signed until a person has settled it. */
export type HistoryLost = { readonly message: string; readonly remedy: string };

/** At most so many in one transaction: what waits for the lock waits for some milliseconds. */
const BATCH = 500;

/**
 * Gives all waiting entries their place, and signs a checkpoint. Any worker may run it at any time: one at a time holds the log,
 * and the others find nothing to do. Gives why it may not go on; null where all is well.
 */
export async function sequence(
  { store }: Pick<Server, 'store'>,
  sequencer: Sequencer,
): Promise<HistoryLost | null> {
  for (;;) {
    const placed = await store.sequence((log) => sequencer.place(log, BATCH));
    if (typeof placed === 'object' && placed !== null) return placed;
    if (placed === null || placed < BATCH) break;
  }
  const signed = await store.sequence((log) => sequencer.sign(log));
  return typeof signed === 'object' ? signed : null;
}
