import type { PlistValue } from './plist-xml.ts';

/** What may be odd about a binary list; `bomb`: it unfolds beyond its bounds. */
type BinaryOddity = 'broken' | 'offset' | 'cycle' | 'too-deep' | 'bomb' | 'duplicate-key';
/** Says what is odd, and at which byte. */
export type SayBinary = (what: BinaryOddity, offset: number | null) => void;
export type BinaryBounds = {
  /** Values that it unfolds to, each counted as often as it is referred to. */
  readonly values: number;
  /** Bytes of all texts: objects can lie over each other. */
  readonly texts: number;
  readonly depth: number;
};

type Read = { readonly value: PlistValue | null; readonly size: number };
type Context = {
  readonly data: Buffer;
  readonly offsetSize: number;
  readonly refSize: number;
  readonly objects: number;
  readonly table: number;
  /** An object is read once, however often it is referred to; null: it is being read, so who meets it is inside of it. */
  readonly known: Map<number, Read | null>;
  /** Bytes of texts that may still be made. */
  texts: number;
  readonly bounds: BinaryBounds;
  readonly say: SayBinary;
};

const TRAILER = 32;
const NOTHING: Read = { value: null, size: 1 };
/** Seconds from 1970 to 2001, where Apple's dates begin. */
const EPOCH = 978_307_200;

/**
 * A binary property list (`bplist00`). Objects refer to each other by number and may do so many times: what it would unfold to is counted, and what
 * is over the bound is left out and said. Null: nothing of it can be read.
 */
export const readBinaryPlist = (
  bytes: Uint8Array,
  bounds: BinaryBounds,
  say: SayBinary,
): PlistValue | null => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const trailer = data.length - TRAILER;
  if (trailer < 8) {
    say('broken', 0);
    return null;
  }
  const context: Context = {
    data,
    offsetSize: data[trailer + 6] ?? 0,
    refSize: data[trailer + 7] ?? 0,
    objects: unsigned(data, trailer + 8, 8),
    table: unsigned(data, trailer + 24, 8),
    known: new Map(),
    texts: bounds.texts,
    bounds,
    say,
  };
  const { offsetSize, refSize, objects, table } = context;
  const fits = table >= 8 && table + objects * offsetSize <= trailer;
  if (!isSize(offsetSize) || !isSize(refSize) || !fits) {
    say('offset', trailer);
    return null;
  }
  return read(context, unsigned(data, trailer + 16, 8), 0).value;
};

const isSize = (size: number): boolean => size >= 1 && size <= 8;

const unsigned = (data: Buffer, at: number, size: number): number =>
  size <= 6
    ? data.readUIntBE(at, size)
    : data.readUIntBE(at, size - 6) * 2 ** 48 + data.readUIntBE(at + size - 6, 6);

const read = (context: Context, object: number, depth: number): Read => {
  const { data, table, offsetSize, objects, known, bounds, say } = context;
  if (object >= objects) {
    say('offset', null);
    return NOTHING;
  }
  const before = known.get(object);
  const at = unsigned(data, table + object * offsetSize, offsetSize);
  if (before === null) say('cycle', at);
  if (before !== undefined) return before ?? NOTHING;
  if (at < 8 || at >= table) {
    say('offset', table + object * offsetSize);
    return NOTHING;
  }
  if (depth > bounds.depth) {
    say('too-deep', at);
    return NOTHING;
  }
  known.set(object, null);
  const result = readAt(context, at, depth);
  known.set(object, result);
  return result;
};

const readAt = (context: Context, at: number, depth: number): Read => {
  const marker = context.data[at] ?? 0;
  const kind = marker >> 4;
  const low = marker & 15;
  if (kind <= 3 || kind === 8) return { value: scalar(context, at + 1, kind, low), size: 1 };
  const [count, body] = low === 15 ? longCount(context, at + 1) : [low, at + 1];
  const width =
    kind === 6 ? 2 : kind === 13 ? 2 * context.refSize : isList(kind) ? context.refSize : 1;
  if (count * width > context.table - body) {
    context.say('offset', at);
    return NOTHING;
  }
  if (kind === 13) return dict(context, body, count, depth);
  if (isList(kind)) return list(context, body, count, depth);
  const content = context.data.subarray(body, body + count * width);
  if (kind === 4) return { value: content, size: 1 };
  if (kind >= 5 && kind <= 7) return { value: text(context, content, kind, at), size: 1 };
  context.say('broken', at);
  return NOTHING;
};

const text = (context: Context, content: Buffer, kind: number, at: number): string | null => {
  context.texts -= content.length;
  if (context.texts < 0) {
    context.say('bomb', at);
    return null;
  }
  if (kind === 5) return content.toString('latin1');
  return kind === 7 ? content.toString('utf8') : Buffer.from(content).swap16().toString('utf16le');
};

/** Arrays, ordered sets, sets. */
const isList = (kind: number): boolean => kind === 10 || kind === 11 || kind === 12;

const longCount = ({ data, table, say }: Context, at: number): [number, number] => {
  const size = 1 << ((data[at] ?? 0) & 15);
  if ((data[at] ?? 0) >> 4 !== 1 || size > 8 || at + 1 + size > table) {
    say('offset', at);
    return [0, at];
  }
  return [unsigned(data, at + 1, size), at + 1 + size];
};

const scalar = (
  { data, table, say }: Context,
  at: number,
  kind: number,
  low: number,
): PlistValue | null => {
  const size = kind === 0 ? 0 : kind === 8 ? low + 1 : 1 << low;
  if (size > 16 || at + size > table) {
    say('offset', at - 1);
    return null;
  }
  if (kind === 0) return low === 8 ? false : low === 9 ? true : null;
  // Integers of 16 bytes exist for unsigned ones of 8.
  if (kind === 1)
    return size < 8 ? unsigned(data, at, size) : Number(data.readBigInt64BE(at + size - 8));
  if (kind === 8)
    return Object.assign(Object.create(null) as { [key: string]: PlistValue }, {
      CF$UID: size <= 8 ? unsigned(data, at, size) : 0,
    });
  const real = size === 4 ? data.readFloatBE(at) : size === 8 ? data.readDoubleBE(at) : Number.NaN;
  return kind === 2 ? real : new Date((real + EPOCH) * 1000);
};

const list = (context: Context, body: number, count: number, depth: number): Read => {
  const value: PlistValue[] = [];
  let size = 1;
  for (let i = 0; i < count; i += 1) {
    const item = read(
      context,
      unsigned(context.data, body + i * context.refSize, context.refSize),
      depth + 1,
    );
    size += item.size;
    if (isTooMuch(context, size, body)) return { value, size: size - item.size };
    if (item.value !== null) value.push(item.value);
  }
  return { value, size };
};

const dict = (context: Context, body: number, count: number, depth: number): Read => {
  const { data, refSize, say } = context;
  // Without a prototype, so that no key of a file means anything to JavaScript.
  const value = Object.create(null) as { [key: string]: PlistValue };
  let size = 1;
  for (let i = 0; i < count; i += 1) {
    const key = read(context, unsigned(data, body + i * refSize, refSize), depth + 1).value;
    const item = read(context, unsigned(data, body + (count + i) * refSize, refSize), depth + 1);
    size += item.size + 1;
    if (isTooMuch(context, size, body)) return { value, size: size - item.size - 1 };
    if (typeof key !== 'string') say('broken', body);
    else if (key in value) say('duplicate-key', body);
    else if (item.value !== null) value[key] = item.value;
  }
  return { value, size };
};

const isTooMuch = ({ bounds, say }: Context, size: number, at: number): boolean => {
  if (size <= bounds.values) return false;
  say('bomb', at);
  return true;
};
