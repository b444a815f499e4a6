import { leafHash, sameHash } from '../hash.ts';
import { cutBundle, TILE_WIDTH } from '../tile.ts';

/** Some more than a bundle has, so that one that was put in is seen as such. */
const MOST_ENTRIES = 2 * TILE_WIDTH;

/** What a bundle holds, beside the leaf hashes that it should have. Indexes are within the bundle. */
export type Compared = {
  readonly entries: readonly Uint8Array[];
  readonly hashes: readonly Uint8Array[];
  readonly differences: readonly Difference[];
  /** It ends inside the entry of that index. */
  readonly breaksOff: number | null;
};
export type Difference =
  | { readonly kind: 'changed' | 'missing'; readonly from: number; readonly to: number }
  /** So many that should not be there, before that index. */
  | { readonly kind: 'added'; readonly before: number; readonly count: number }
  /** Bytes that are no entry stand behind that one, the last. */
  | { readonly kind: 'longer'; readonly after: number };

/** Compares from both ends, so that an entry that was taken out or put in does not make all that follow it look changed. */
export function compareBundle(bytes: Uint8Array, leaves: readonly Uint8Array[]): Compared {
  const { entries, rest } = cutBundle(bytes, MOST_ENTRIES);
  const hashes = entries.map((entry) => leafHash(entry));
  const start = agreeing(hashes, leaves, false);
  if (start === leaves.length && start === hashes.length)
    return {
      entries,
      hashes,
      breaksOff: null,
      differences: rest.length > 0 ? [{ kind: 'longer', after: start - 1 }] : [],
    };
  const isCut = rest.length > 0 && hashes.length < MOST_ENTRIES;
  const isEmpty = bytes.length === 0;
  if (isEmpty || (isCut && start === hashes.length && !startsWithEntry(rest, leaves[start])))
    return { entries, hashes, differences: [], breaksOff: start };
  const end = isCut
    ? 0
    : Math.min(agreeing(hashes, leaves, true), leaves.length - start, hashes.length - start);
  return {
    entries,
    hashes,
    breaksOff: null,
    differences: differencesOf(hashes, leaves, start, end, isCut),
  };
}

function differencesOf(
  hashes: readonly Uint8Array[],
  leaves: readonly Uint8Array[],
  start: number,
  end: number,
  isCut: boolean,
): readonly Difference[] {
  const wanted = leaves.length - start - end;
  const found = hashes.length - start - end;
  if (found === 0 && !isCut) return [{ kind: 'missing', from: start, to: start + wanted - 1 }];
  if (wanted === 0) return [{ kind: 'added', before: start, count: found }];
  if (wanted !== found) return [{ kind: 'changed', from: start, to: start + wanted - 1 }];
  const changed: Difference[] = [];
  for (let i = start; i < start + wanted; i++)
    if (!same(hashes[i], leaves[i])) changed.push({ kind: 'changed', from: i, to: i });
  return changed;
}

function agreeing(a: readonly Uint8Array[], b: readonly Uint8Array[], fromEnd: boolean): number {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && same(a.at(fromEnd ? -1 - n : n), b.at(fromEnd ? -1 - n : n))) n++;
  return n;
}

const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && sameHash(a, b);

const MOST_TRIES = 300;
const BRACE = 0x7d;

/**
 * Whether the signed entry stands whole behind a length that says more: then the length was changed, and the file not cut off.
 * An entry ends in a brace.
 */
function startsWithEntry(rest: Uint8Array, leaf: Uint8Array | undefined): boolean {
  let end = rest.indexOf(BRACE, 2);
  for (let tries = 0; end >= 0 && tries < MOST_TRIES; tries++) {
    if (same(leafHash(rest.subarray(2, end + 1)), leaf)) return true;
    end = rest.indexOf(BRACE, end + 1);
  }
  return false;
}
