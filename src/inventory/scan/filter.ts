/**
 * Bits set for the hashes of some byte strings, two for each. Where one of its two is not set, a string surely is not among them;
 * else it may be. The kernel asks such filters (`kernel/assembly/judge.ts`), so both sides choose the bits alike.
 */
export type Filter = Uint8Array;

/** `bits`: the filter holds two to their power. */
export const createFilter = (bits: number): Filter => new Uint8Array(1 << (bits - 3));

export function addTo(filter: Filter, hash: number): void {
  const mask = filter.length * 8 - 1;
  for (const bit of [hash & mask, ((hash << 16) | (hash >>> 16)) & mask])
    filter[bit >>> 3] = (filter[bit >>> 3] as number) | (1 << (bit & 7));
}
