import type { LogReading } from './store.ts';

/** An entry as it stands in the log: the hash of its leaf is SHA-256 over a zero byte and the bytes of `text`. */
export type ListedEntry = {
  readonly index: number;
  readonly text: string;
  readonly leaf: Uint8Array;
};

export type ListAsked = {
  /** Those before this place; null: from the newest that is signed on. */
  readonly before: number | null;
  readonly limit: number;
  readonly isWanted: (text: string) => boolean;
};

/** So many are looked through at once: a list that finds little goes on with its next page. */
const MOST_LOOKED_AT = 5000;
const AT_ONCE = 500;

/**
 * Newest first, up to the size that was signed last: nobody could check what lies beyond. `next`: where to go on; null: there are no
 * more.
 */
export async function listEntries(
  log: LogReading,
  { before, limit, isWanted }: ListAsked,
): Promise<{
  readonly rows: readonly ListedEntry[];
  readonly next: number | null;
  readonly size: number;
}> {
  const size = sizeOf((await log.state())?.checkpoint ?? null);
  const start = Math.min(before ?? size, size);
  const end = Math.max(0, start - MOST_LOOKED_AT);
  const rows: ListedEntry[] = [];
  for (let to = start; to > end; to -= AT_ONCE) {
    const from = Math.max(end, to - AT_ONCE);
    const texts = await log.entries(from, to - from);
    for (const [at, text] of [...texts.entries()].toReversed()) {
      if (!isWanted(text)) continue;
      const index = from + at;
      const [leaf] = await log.leaves(index, 1);
      if (leaf === undefined) throw new Error('the log lacks a leaf');
      rows.push({ index, text, leaf });
      if (rows.length === limit) return { rows, next: index === 0 ? null : index, size };
    }
  }
  return { rows, next: end === 0 ? null : end, size };
}

/** The second line of a signed checkpoint. */
const sizeOf = (checkpoint: string | null): number => Number(checkpoint?.split('\n')[1] ?? 0);
