import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import type { Note } from './oddities.ts';

/** Strings of a binary XML file or a table of resources. */
export type StringPool = {
  readonly count: number;
  /** Null: the index is outside, or the phone finds no string there. Decoded when asked for, and cut at a bound. */
  text(index: number): string | null;
  /** Where the string of this index begins, from the start of the entry; null where there is none. */
  offset(index: number): number | null;
};

export const NO_STRINGS: StringPool = { count: 0, text: () => null, offset: () => null };

const UTF8 = 0x100;
const HEADER = 28;
/** Three words that end all styles. */
const END_SPAN = 12;

/**
 * The pool whose chunk begins at `at` and has `size` bytes. Only what the phone refuses is refused (`NO_STRINGS`), with a finding; a count
 * that is too large is cut, so that the strings that are there can be read all the same.
 * Phone: Android's ResStringPool::setTo, stringAt and string8At (libs/androidfw/ResourceTypes.cpp, read 2026-11-27).
 */
export function openPool(source: Source, at: number, size: number, note: Note): StringPool {
  const head = view(source.read(at, HEADER));
  if (head.byteLength < HEADER || size < HEADER) {
    note('axml.strings-broken', at);
    return NO_STRINGS;
  }
  const headerSize = head.getUint16(2, true);
  const told = head.getUint32(8, true);
  const isUtf8 = (head.getUint32(16, true) & UTF8) !== 0;
  const stringsStart = head.getUint32(20, true);
  const stylesStart = head.getUint32(12, true) > 0 ? head.getUint32(24, true) : size;
  if (told === 0) return NO_STRINGS;
  if (headerSize > size || stringsStart >= size - 2 || stylesStart <= stringsStart) {
    note('axml.strings-broken', at, { phoneReads: null });
    return NO_STRINGS;
  }
  if (!stylesFit(source, { at, size, head, indexed: headerSize + told * 4 }))
    note('axml.strings-broken', at + 12, { phoneReads: null });
  const fits = Math.floor((size - headerSize) / 4);
  const count = Math.min(told, fits);
  const beforeStrings = Math.floor(Math.max(0, stringsStart - headerSize) / 4);
  if (told > fits) note('axml.string-count', at + 8, { facts: { told, fits } });
  else if (told > beforeStrings)
    note('axml.string-count', at + 8, {
      phoneReads: String(told),
      facts: { told, fits: beforeStrings },
    });
  const indexed = Math.min(told, beforeStrings) * 4;
  const gap =
    stringsStart - headerSize - indexed - (stylesStart < size ? head.getUint32(12, true) * 4 : 0);
  if (gap >= 64) note('axml.strings-gap', at + headerSize + indexed, { facts: { bytes: gap } });
  const start = at + stringsStart;
  const end = at + Math.min(stylesStart, size);
  const last = source.read(end - (isUtf8 ? 1 : 2 + ((end - start) % 2)), isUtf8 ? 1 : 2);
  if (last.some((byte) => byte !== 0))
    note('axml.strings-broken', end - last.length, { phoneReads: null });
  const known = new Map<number, string | null>();
  let decoded = 0;
  const offset = (index: number): number | null => {
    if (!Number.isInteger(index) || index < 0 || index >= count) return null;
    const entry = source.read(at + headerSize + index * 4, 4);
    const from = entry.length === 4 ? start + view(entry).getUint32(0, true) : end;
    return from < end - 1 ? from : null;
  };
  return {
    count,
    offset,
    text(index) {
      const seen = known.get(index);
      if (seen !== undefined) return seen;
      if (decoded > BOUNDS.decoded) {
        note('axml.too-many-strings', at);
        return null;
      }
      const from = offset(index);
      const text = from === null ? null : (isUtf8 ? utf8 : utf16)(source, from, end, note);
      decoded += 16 + (text?.length ?? 0);
      known.set(index, text);
      return text;
    },
  };
}

/** Styles begin inside of the chunk, and end with a span that is none; how many there are the phone does not ask. Nothing of them is read. */
function stylesFit(
  source: Source,
  pool: {
    readonly at: number;
    readonly size: number;
    readonly head: DataView;
    readonly indexed: number;
  },
): boolean {
  const { at, size, head, indexed } = pool;
  if (head.getUint32(12, true) === 0) return true;
  const start = head.getUint32(24, true);
  if (indexed > size || start >= size) return false;
  const end = start + Math.floor((size - start) / 4) * 4;
  const last = source.read(at + end - END_SPAN, END_SPAN);
  return last.length === END_SPAN && last.every((byte) => byte === 0xff);
}

/** Length in UTF-16 units, one or two words; the units; a word of zero, without which the phone takes no string. */
function utf16(source: Source, from: number, end: number, note: Note): string | null {
  const head = view(source.read(from, 4));
  if (head.byteLength < 2) return null;
  const short = head.getUint16(0, true);
  const isLong = (short & 0x8000) !== 0;
  if (isLong && head.byteLength < 4) return null;
  const length = isLong ? (short & 0x7fff) * 0x10000 + head.getUint16(2, true) : short;
  const at = from + (isLong ? 4 : 2);
  if (at + length * 2 + 2 > end) return null;
  const zero = source.read(at + length * 2, 2);
  if (zero[0] !== 0 || zero[1] !== 0) return null;
  if (length > BOUNDS.text) note('axml.text-cut', from, { facts: { length } });
  const bytes = source.read(at, Math.min(length, BOUNDS.text) * 2);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
}

/** Length in UTF-16 units and in bytes, each one or two bytes; the bytes; a zero. The phone makes a C string of it: the first zero ends it. */
function utf8(source: Source, from: number, end: number, note: Note): string | null {
  const head = source.read(from, 4);
  const [units, afterUnits] = length8(head, 0);
  const [length, afterLength] = length8(head, afterUnits);
  const at = from + afterLength;
  if (length === null || units === null || at + length + 1 > end) return null;
  if (source.read(at + length, 1)[0] !== 0) return null;
  if (length > BOUNDS.text) note('axml.text-cut', from, { facts: { length } });
  const bytes = source.read(at, Math.min(length, BOUNDS.text));
  const zero = bytes.indexOf(0);
  if (zero >= 0) note('axml.string-length', from, { facts: { told: length, until: zero } });
  const used = zero < 0 ? bytes : bytes.subarray(0, zero);
  return Buffer.from(used.buffer, used.byteOffset, used.byteLength).toString('utf8');
}

function length8(bytes: Uint8Array, at: number): readonly [number | null, number] {
  const first = bytes[at];
  if (first === undefined) return [null, at];
  if ((first & 0x80) === 0) return [first, at + 1];
  const second = bytes[at + 1];
  return second === undefined ? [null, at] : [(first & 0x7f) * 256 + second, at + 2];
}

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
