import { parseXmlPlist } from './plist-xml.ts';

const MOST_OBJECTS = 2_000_000;

/** A property list, XML or binary. Throws where it is neither, or unfolds without bound. */
export async function parsePlist(bytes: Uint8Array): Promise<unknown> {
  if (Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== 'bplist')
    return parseXmlPlist(Buffer.from(bytes).toString('utf8'));
  if (unfolded(bytes) > MOST_OBJECTS) throw new Error('the property list unfolds without bound');
  // Loaded when one comes: few do, and a start should not pay for it.
  const { parseBinary } = await import('plist');
  return parseBinary(bytes);
}

/**
 * How many objects a binary list unfolds to. Objects may be referred to many times, and plist 5.0 reads them anew each
 * time: thirty lists that each name the next one twice would be a billion.
 */
function unfolded(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = bytes.length - 32;
  const offsetSize = view.getUint8(trailer + 6);
  const refSize = view.getUint8(trailer + 7);
  const table = Number(view.getBigUint64(trailer + 24));
  const sizes = new Map<number, number>();
  const number = (at: number, size: number): number => {
    let value = 0;
    for (let i = 0; i < size; i += 1) value = value * 256 + view.getUint8(at + i);
    return value;
  };
  const sizeOf = (object: number, depth: number): number => {
    const known = sizes.get(object);
    if (known !== undefined) return known;
    if (depth > 200) return Number.POSITIVE_INFINITY;
    // A list within itself is met again before it is counted: that too has no end.
    sizes.set(object, Number.POSITIVE_INFINITY);
    let at = number(table + object * offsetSize, offsetSize);
    const marker = view.getUint8(at);
    at += 1;
    let count = marker & 15;
    if (count === 15) {
      const length = 1 << (view.getUint8(at) & 15);
      count = number(at + 1, length);
      at += 1 + length;
    }
    const kind = marker >> 4;
    const refs = kind === 10 ? count : kind === 13 ? 2 * count : 0;
    let size = 1;
    for (let i = 0; i < refs && size <= MOST_OBJECTS; i += 1)
      size += sizeOf(number(at + i * refSize, refSize), depth + 1);
    sizes.set(object, size);
    return size;
  };
  return sizeOf(Number(view.getBigUint64(trailer + 16)), 0);
}
