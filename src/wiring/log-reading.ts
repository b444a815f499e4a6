import { listEntries } from '../actions/ledger-list.ts';
import type { LogReading } from '../actions/store.ts';
import type { LedgerActions } from '../api/ledger-actions.ts';
import { done, refused } from '../actions/server.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { HASH_LENGTH } from '../ledger/hash.ts';
import { parseNote } from '../ledger/note.ts';
import { consistencyProof, inclusionProof } from '../ledger/proof.ts';
import { tilesAt } from '../ledger/reading.ts';
import { bundleOf, TILE_WIDTH } from '../ledger/tile.ts';
import { EMPTY_EDGE, edgeFrom } from '../ledger/tree.ts';

/** What anybody may read of the log; `key` is the text of its verifier. */
export function ledgerActions(log: LogReading, key: string): LedgerActions {
  /** What was signed last: nothing beyond it is shown, since nobody could check it yet. */
  const signed = async () => {
    const state = await log.state();
    const note = state?.checkpoint ? parseNote(state.checkpoint) : null;
    const checkpoint = note && parseCheckpoint(note.text);
    if (!state || !checkpoint) return null;
    const { size } = checkpoint;
    const edge = edgeFrom(state.size, state.frontier) ?? EMPTY_EDGE;
    return { size, tiles: tilesAt(log, size, edge) };
  };
  return {
    checkpoint: async () => (await log.state())?.checkpoint ?? null,
    key: async () => key,
    async tile({ level, number, width }) {
      const now = await signed();
      if (!now || !isThere(now.size, level, number, width)) return null;
      const hashes = await now.tiles(level, number);
      return hashes.subarray(0, width * HASH_LENGTH);
    },
    async entries({ number, width }) {
      const now = await signed();
      if (!now || !isThere(now.size, 0, number, width)) return null;
      const texts = await log.entries(number * TILE_WIDTH, width);
      return bundleOf(texts.map((text) => Buffer.from(text)));
    },
    list: ({ before, limit, action, object }) =>
      listEntries(log, { before, limit, isWanted: wanted(action, object) }),
    async inclusion({ index, size }) {
      const now = await signed();
      const of = size ?? now?.size ?? 0;
      if (!now || of > now.size || index >= of)
        return refused('proof-out-of-range', { size: now?.size ?? 0 });
      const proof = await inclusionProof(now.tiles, index, of);
      const [leaf] = await log.leaves(index, 1);
      if (!leaf) throw new Error('the log lacks a leaf');
      return done({ index, size: of, leaf: base64(leaf), proof: proof.map(base64) });
    },
    async consistency({ from, to }) {
      const now = await signed();
      const end = to ?? now?.size ?? 0;
      if (!now || end > now.size || from < 1 || from > end)
        return refused('proof-out-of-range', { size: now?.size ?? 0 });
      const proof = await consistencyProof(now.tiles, from, end);
      return done({ from, to: end, proof: proof.map(base64) });
    },
  };
}

/** Entries are canonical JSON of ours. */
function wanted(action: string | null, object: string | null): (text: string) => boolean {
  if (action === null && object === null) return () => true;
  return (text) => {
    const entry = JSON.parse(text) as { readonly action: string; readonly object: string };
    const isOf =
      action === null ||
      (action.endsWith('.') ? entry.action.startsWith(action) : entry.action === action);
    return isOf && (object === null || entry.object === object);
  };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Whether a tree of that size has so many hashes there. */
function isThere(size: number, level: number, number: number, width: number): boolean {
  const nodes = Math.floor(size / TILE_WIDTH ** level);
  return width >= 1 && width <= TILE_WIDTH && number * TILE_WIDTH + width <= nodes;
}
