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
type Difference =
  | { readonly kind: 'changed' | 'missing'; readonly from: number; readonly to: number }
  /** So many that should not be there, before that index. */
  | { readonly kind: 'added'; readonly before: number; readonly count: number }
  /** Bytes that are no entry stand behind that one, the last. */
  | { readonly kind: 'longer'; readonly after: number };

/** Compares from both ends, so that an entry that was taken out or put in does not make all that follow it look changed. */
export function compareBundle(bytes: Uint8Array, leaves: readonly Uint8Array[]): Compared {
  const { entries, hashes, relengthed, rest } = cutBeside(bytes, leaves);
  const lengths = relengthed.map((i): Difference => ({ kind: 'changed', from: i, to: i }));
  const found = { entries, hashes, breaksOff: null };
  const start = agreeing(hashes, leaves, false);
  if (start === leaves.length && start === hashes.length) {
    const longer: Difference[] = rest.length > 0 ? [{ kind: 'longer', after: start - 1 }] : [];
    return { ...found, differences: [...lengths, ...longer] };
  }
  const isCut = rest.length > 0 && hashes.length < MOST_ENTRIES;
  if (bytes.length === 0 || (isCut && start === hashes.length && isBeginning(rest)))
    return { ...found, differences: lengths, breaksOff: start };
  const most = Math.min(leaves.length, hashes.length) - start;
  const end = isCut ? 0 : Math.min(agreeing(hashes, leaves, true), most);
  const others = differencesOf(hashes, leaves, start, end, isCut);
  return { ...found, differences: [...lengths, ...others] };
}

/** Cuts a bundle. Where only the length before an entry was changed, the entry is found all the same, and what follows it too. */
function cutBeside(bytes: Uint8Array, leaves: readonly Uint8Array[]) {
  const entries: Uint8Array[] = [];
  const hashes: Uint8Array[] = [];
  const relengthed: number[] = [];
  let rest = bytes;
  while (rest.length >= 2 && entries.length < MOST_ENTRIES) {
    const [told] = cutBundle(rest, 1).entries;
    const leaf = leaves[entries.length];
    const hash = told && leafHash(told);
    const signed = leaf && !same(hash, leaf) ? signedEntry(rest, leaf) : null;
    const entry = signed ?? told;
    if (!entry) break;
    if (signed) relengthed.push(entries.length);
    hashes.push(signed && leaf ? leaf : (hash ?? leafHash(entry)));
    entries.push(entry);
    rest = rest.subarray(2 + entry.length);
  }
  return { entries, hashes, relengthed, rest };
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

/** An entry has two closing braces, and more only in what its details say. */
const MOST_TRIES = 8;
const BRACE = 0x7d;

/** The signed entry that stands behind a length that is not its own. An entry ends in a brace. */
function signedEntry(rest: Uint8Array, leaf: Uint8Array): Uint8Array | null {
  let end = rest.indexOf(BRACE, 2);
  for (let tries = 0; end >= 0 && tries < MOST_TRIES; tries++) {
    const entry = rest.subarray(2, end + 1);
    if (sameHash(leafHash(entry), leaf)) return entry;
    end = rest.indexOf(BRACE, end + 1);
  }
  return null;
}

const START = Buffer.from('{"action":"');

/**
 * Whether these bytes are how an entry begins and go no further: then the file may have been cut off there. A canonical entry
 * begins so, has it nowhere else (quotes in its texts are escaped), and is whole only at its end.
 */
function isBeginning(rest: Uint8Array): boolean {
  const text = Buffer.from(rest.buffer, rest.byteOffset, rest.length).subarray(2);
  const begins = text.subarray(0, START.length).equals(START.subarray(0, text.length));
  return begins && text.indexOf(START, 1) < 0 && !isWholeJson(text.toString());
}

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
