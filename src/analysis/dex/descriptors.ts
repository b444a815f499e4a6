import { BOUNDS } from './bounds.ts';
import type { Header, Say } from './header.ts';

/** All types that one header names, sorted by descriptor; numbers are places in that order. */
export type Descriptors = {
  readonly count: number;
  /** Offset of the string's text in the file. */
  offset(at: number): number;
  /** First place whose descriptor is not before these bytes. */
  find(bytes: Uint8Array): number;
  beginsWith(at: number, bytes: Uint8Array): boolean;
  /** Of the places from..to: how many types are defined in this file. */
  definedIn(from: number, to: number): number;
};

/**
 * The format wants both string_ids and type_ids sorted, and ART refuses files where they are not; so a lookup takes 17 steps and decodes nothing. Since
 * files lie, the order is checked once, and made where it is not there.
 */
export function sortedDescriptors(
  bytes: Uint8Array,
  header: Header,
  say: Say,
): { readonly descriptors: Descriptors; readonly defined: number } {
  const starts = textStarts(bytes, header, say);
  const order = orderOf(bytes, starts, header, say);
  const { isDefined, defined } = definitions(bytes, header, say);
  const before = new Uint32Array(order.length + 1);
  for (let at = 0; at < order.length; at++) before[at + 1] = before[at]! + isDefined[order[at]!]!;
  const offset = (at: number): number => starts[order[at] ?? 0] ?? 0;
  const descriptors: Descriptors = {
    count: order.length,
    offset,
    find(wanted) {
      let low = 0;
      let high = order.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (comparedTo(bytes, offset(middle), wanted) < 0) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    beginsWith: (at, wanted) => at < order.length && comparedTo(bytes, offset(at), wanted) === 0,
    definedIn: (from, to) => before[to]! - before[from]!,
  };
  return { descriptors, defined };
}

/** Where the text of each type's descriptor begins; the file's end (an empty text) for those that point nowhere. */
function textStarts(bytes: Uint8Array, { strings, types }: Header, say: Say): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = new Uint32Array(types.count);
  let nowhere = 0;
  for (let type = 0; type < types.count; type++) {
    const string = view.getUint32(types.offset + type * 4, true);
    const data = string < strings.count ? view.getUint32(strings.offset + string * 4, true) : 0;
    const isThere = data !== 0 && data < bytes.length;
    if (!isThere) nowhere += 1;
    starts[type] = isThere ? afterUleb(bytes, data) : bytes.length;
  }
  if (nowhere > 0)
    say('dex.reference-nowhere', types.offset, { table: 'type_ids', count: nowhere });
  return starts;
}

/** A string begins with its length in UTF-16 units: at most five bytes, the last one without the high bit. */
function afterUleb(bytes: Uint8Array, at: number): number {
  let next = at;
  while (next < at + 5 && (bytes[next] ?? 0) >= 0x80) next += 1;
  return Math.min(next + 1, bytes.length);
}

/** Types in the order of their descriptors: as they stand, or sorted where the file is not. */
function orderOf(bytes: Uint8Array, starts: Uint32Array, header: Header, say: Say): Uint32Array {
  const order = Uint32Array.from(starts.keys());
  const work = { left: BOUNDS.sorting };
  let outOf = 0;
  for (let type = 1; type < starts.length; type++)
    if (compared(bytes, starts[type - 1]!, starts[type]!, work) > 0) outOf += 1;
  if (outOf > 0) {
    say('dex.unsorted', header.types.offset, { count: outOf }, 'nothing');
    order.sort((a, b) => compared(bytes, starts[a]!, starts[b]!, work) || a - b);
  }
  if (work.left <= 0)
    say('limit.dex', header.types.offset, { most: BOUNDS.sorting, of: 'sorting' });
  return order;
}

function definitions(bytes: Uint8Array, { types, classes }: Header, say: Say) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isDefined = new Uint8Array(types.count);
  let nowhere = 0;
  for (let index = 0; index < classes.count; index++) {
    const type = view.getUint32(classes.offset + index * 32, true);
    if (type < types.count) isDefined[type] = 1;
    else nowhere += 1;
  }
  if (nowhere > 0)
    say('dex.reference-nowhere', classes.offset, { table: 'class_defs', count: nowhere });
  return { isDefined, defined: classes.count - nowhere };
}

/** NUL inside a text is C0 80, and sorts as the unit 0 that it stands for (but after the end of a text). */
const weight = (byte: number): number => (byte === 0xc0 ? 0.5 : byte);

/** Of two texts; all are alike once too much was looked at. */
function compared(bytes: Uint8Array, a: number, b: number, work: { left: number }): number {
  if (a === b || work.left <= 0) return 0;
  for (let at = 0; at < BOUNDS.compared; at++) {
    const left = bytes[a + at] ?? 0;
    const right = bytes[b + at] ?? 0;
    if (left !== right) {
      work.left -= at + 1;
      return weight(left) - weight(right);
    }
    if (left === 0) break;
  }
  work.left -= BOUNDS.compared;
  return 0;
}

/** 0 also where the text goes on: it begins with these bytes. */
function comparedTo(bytes: Uint8Array, start: number, wanted: Uint8Array): number {
  for (let at = 0; at < wanted.length; at++) {
    const left = bytes[start + at] ?? 0;
    const right = wanted[at] ?? 0;
    if (left !== right) return weight(left) - weight(right);
    if (left === 0) return -1;
  }
  return 0;
}
