import { equals, equalsFolded, hash } from './bytes.ts';

/** A hash table over bytes: found by hash, decided by comparing the bytes themselves. */
export type ByteTable<T> = {
  readonly find: (bytes: Uint8Array, start: number, end: number) => T | null;
  /** Of all keys. */
  readonly hashes: Iterable<number>;
};

type Entry<T> = { readonly key: Uint8Array; readonly value: T };

/** `folded`: keys are compared blind to ASCII case. Keys must differ under that comparison. */
export function byteTable<T>(entries: readonly Entry<T>[], folded: boolean): ByteTable<T> {
  // At most one in eight places taken: nearly every miss ends at an empty first place.
  let size = 64;
  while (size < entries.length * 8) size *= 2;
  const mask = size - 1;
  // Entry number plus one, so that 0 is empty; beside it the whole hash, which spares most comparisons.
  const places = new Int32Array(size);
  const hashes = new Int32Array(size);
  const same = folded ? equalsFolded : equals;
  const longest = entries.reduce((length, { key }) => Math.max(length, key.length), 0);

  const scratch = new Uint8Array(longest);
  const ofKeys = new Int32Array(entries.length);
  for (const [number, { key }] of entries.entries()) {
    scratch.set(key);
    const h = hash(scratch, 0, key.length);
    ofKeys[number] = h;
    let place = h & mask;
    while (places[place] !== 0) place = (place + 1) & mask;
    places[place] = number + 1;
    hashes[place] = h;
  }

  return {
    find(bytes, start, end) {
      if (end - start > longest) return null;
      const h = hash(bytes, start, end);
      for (let place = h & mask; places[place] !== 0; place = (place + 1) & mask) {
        if (hashes[place] !== h) continue;
        const entry = entries[(places[place] as number) - 1];
        if (entry !== undefined && same(bytes, start, end, entry.key)) return entry.value;
      }
      return null;
    },
    hashes: ofKeys,
  };
}
