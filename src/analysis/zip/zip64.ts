const WIDE = 0xffff_ffff;
const EXTRA_ID = 0x0001;

type Sizes = { readonly size: number; readonly packed: number; readonly headerOffset: number };

/** Sizes and offset of a record of the central directory, from its ZIP64 field where 32 bits did not do (APPNOTE.TXT 4.5.3). */
export const withZip64 = (sizes: Sizes, bytes: Buffer, from: number, to: number): Sizes => {
  if (sizes.size !== WIDE && sizes.packed !== WIDE && sizes.headerOffset !== WIDE) return sizes;
  const field = zip64Field(bytes, from, to);
  if (field === null) return sizes;
  let at = 0;
  const wide = (narrow: number): number => {
    if (narrow !== WIDE || at + 8 > field.length) return narrow;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
  // The order is the format's: size, packed size, offset, each only where the narrow one is full.
  const size = wide(sizes.size);
  const packed = wide(sizes.packed);
  return { size, packed, headerOffset: wide(sizes.headerOffset) };
};

const zip64Field = (bytes: Buffer, from: number, to: number): Buffer | null => {
  for (let at = from; at + 4 <= to;) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > to) return null;
    if (bytes.readUInt16LE(at) === EXTRA_ID) return bytes.subarray(at + 4, end);
    at = end;
  }
  return null;
};
