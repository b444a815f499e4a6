import type { Source } from '../source.ts';

/** Values of one type in one configuration, as its chunk describes them. */
export type TypeChunk = {
  readonly at: number;
  readonly size: number;
  readonly id: number;
  readonly flags: number;
  readonly count: number;
  /** From the start of the table. */
  readonly offsets: number;
  readonly entries: number;
  readonly language: string;
  readonly isPlain: boolean;
};

export type Value = { readonly type: number; readonly data: number; readonly offset: number };

const SPARSE = 0x01;
const OFFSET16 = 0x02;
const COMPLEX = 0x0001;
const COMPACT = 0x0008;

/**
 * The value of one entry: null where this configuration has none, or a list of values (styles, plurals); `broken` where it lies outside its chunk.
 * Sparse: pairs of index and offset in fours; 16-bit offsets likewise. Compact: the type stands in the upper byte of the flags.
 */
export function valueAt(source: Source, type: TypeChunk, entry: number): Value | null | 'broken' {
  const from = entryOffset(source, type, entry);
  if (from === null) return null;
  const at = type.entries + from;
  const end = type.at + type.size;
  if (at + 8 > end) return 'broken';
  const head = view(source.read(at, 16));
  if (head.byteLength < 8) return 'broken';
  const flags = head.getUint16(2, true);
  if ((flags & COMPACT) !== 0)
    return { type: flags >> 8, data: head.getUint32(4, true), offset: at };
  if ((flags & COMPLEX) !== 0) return null;
  const size = head.getUint16(0, true);
  if (size < 8 || at + size + 8 > end) return 'broken';
  const isUsual = size === 8 && head.byteLength === 16;
  const value = isUsual ? head : view(source.read(at + size, 8));
  const start = isUsual ? 8 : 0;
  if (value.byteLength < start + 8) return 'broken';
  return { type: value.getUint8(start + 3), data: value.getUint32(start + 4, true), offset: at };
}

function entryOffset(source: Source, type: TypeChunk, entry: number): number | null {
  const { offsets, count, flags } = type;
  if ((flags & SPARSE) !== 0) return sparse(source, type, entry);
  if (entry >= count) return null;
  if ((flags & OFFSET16) !== 0) {
    const bytes = view(source.read(offsets + entry * 2, 2));
    const offset = bytes.byteLength === 2 ? bytes.getUint16(0, true) : 0xffff;
    return offset === 0xffff ? null : offset * 4;
  }
  const bytes = view(source.read(offsets + entry * 4, 4));
  const offset = bytes.byteLength === 4 ? bytes.getUint32(0, true) : 0xffffffff;
  return offset === 0xffffffff ? null : offset;
}

/** They are sorted by index, and the phone relies on it. */
function sparse(source: Source, { offsets, count }: TypeChunk, entry: number): number | null {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const pair = view(source.read(offsets + middle * 4, 4));
    if (pair.byteLength < 4) return null;
    const index = pair.getUint16(0, true);
    if (index === entry) return pair.getUint16(2, true) * 4;
    if (index < entry) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** The number of the entry that stands at this place of the chunk's list; null: at none. */
export function entryNumber(source: Source, type: TypeChunk, place: number): number | null {
  if (place >= type.count) return null;
  if ((type.flags & SPARSE) === 0) return place;
  const pair = view(source.read(type.offsets + place * 4, 2));
  return pair.byteLength === 2 ? pair.getUint16(0, true) : null;
}

export const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
