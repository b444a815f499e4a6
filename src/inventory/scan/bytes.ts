import { Buffer } from 'node:buffer';

/**
 * Small work on spans of UTF-8 bytes. Indexes of typed arrays are asserted (`as number`): the callers
 * stay inside the array, and a check per byte would cost more than all the rest.
 */
const encoder = new TextEncoder();

export const encode = (text: string): Uint8Array => encoder.encode(text);

/** Views of an array, made once: a scanner has one array for a whole file, and the index one for names. */
type Views = { readonly bytes: Uint8Array; readonly text: Buffer; readonly words: DataView };

const viewsOf = (bytes: Uint8Array): Views => ({
  bytes,
  text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  words: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});
let last = viewsOf(new Uint8Array(0));
let before = last;

function look(bytes: Uint8Array): Views {
  if (bytes === last.bytes) return last;
  const found = bytes === before.bytes ? before : viewsOf(bytes);
  before = last;
  last = found;
  return found;
}

/** The same bytes, for reading four at a time. */
export const wordsOf = (bytes: Uint8Array): DataView =>
  bytes === last.bytes ? last.words : look(bytes).words;

/** The span as text; bytes that are no UTF-8 become U+FFFD. */
export const decode = (bytes: Uint8Array, start: number, end: number): string =>
  start < end ? look(bytes).text.toString('utf8', start, end) : '';

/** First byte of the span that is neither white space nor control (NUL padding is seen in exports). */
export function trimStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] as number) <= 32) at++;
  return at;
}

export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && (bytes[at - 1] as number) <= 32) at--;
  return at;
}

export const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte | 32 : byte);

/**
 * Equal for bytes that differ in ASCII case only (and for some others: a hash decides nothing). Two sums in turn, so that the
 * processor can work on both at once; the last four bytes may be read twice. The kernel has the same (`kernel/assembly/judge.ts`).
 */
export function hash(bytes: Uint8Array, start: number, end: number): number {
  const view = wordsOf(bytes);
  let a = end - start;
  let b = 0x2545f491;
  if (a < 4)
    for (let at = start; at < end; at++)
      b = Math.imul(b ^ ((bytes[at] as number) | 32), 0x01000193);
  else {
    const last = end - 4;
    let at = start;
    for (; at + 4 <= last; at += 8) {
      a = mix(a, view.getInt32(at, true));
      b = mix(b, view.getInt32(at + 4, true));
    }
    if (at < last) a = mix(a, view.getInt32(at, true));
    b = mix(b, view.getInt32(last, true));
  }
  const h = Math.imul(a ^ (b >>> 16) ^ (b << 13), 0x45d9f3b);
  return h ^ (h >>> 15);
}

const mix = (h: number, word: number): number =>
  Math.imul(h ^ (word | 0x20202020), 0x2c1b3c6d) ^ (h >>> 15);

export function equals(a: Uint8Array, start: number, end: number, b: Uint8Array): boolean {
  if (end - start !== b.length) return false;
  for (let i = 0; i < b.length; i++) if (a[start + i] !== b[i]) return false;
  return true;
}

/** As `equals`, blind to ASCII case. */
export function equalsFolded(a: Uint8Array, start: number, end: number, b: Uint8Array): boolean {
  if (end - start !== b.length) return false;
  for (let i = 0; i < b.length; i++)
    if (lower(a[start + i] as number) !== lower(b[i] as number)) return false;
  return true;
}

export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bytes[i] as number) >= 128) return false;
  return true;
}
