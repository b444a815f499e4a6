import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';
import type { DirectoryRecord } from './central-directory.ts';

const SIGNATURE = 0x04034b50;
const SIZE = 30;
const ENCRYPTED = 0x0001;
const HAS_DESCRIPTOR = 0x0008;
/** APPNOTE.TXT 4.4.3: 6.3 is the newest. What its upper byte may mean nobody looks at. */
const NEWEST_FORMAT = 63;

export const isEncrypted = (flags: number): boolean => (flags & ENCRYPTED) !== 0;
export const isOfTheFuture = (needs: number): boolean => (needs & 0xff) > NEWEST_FORMAT;

/** In what a local header says something else than the central directory; the values as they stand there. */
export type Difference = {
  readonly kind:
    | 'header'
    | 'name'
    | 'method'
    | 'sizes'
    | 'extra'
    | 'descriptor'
    | 'encrypted'
    | 'version';
  readonly local: string | number;
  readonly central: string | number;
};

/** Where the data of an entry begins, by its local header: that is all the phone takes from it. Null: there is no such header. */
export const readLocalHeader = (
  source: Source,
  record: DirectoryRecord,
  end: number,
  differs: (difference: Difference) => void,
): number | null => {
  const { headerOffset } = record;
  const isInside = headerOffset >= 0 && headerOffset + SIZE <= end;
  const header = isInside
    ? bufferOf(source.read(headerOffset, SIZE + record.rawName.length))
    : null;
  if (header === null || header.length < SIZE || u32(header, 0) !== SIGNATURE) {
    differs({ kind: 'header', local: 'none', central: headerOffset });
    return null;
  }
  compare(header, record, differs);
  const nameLength = u16(header, 26);
  const extraLength = u16(header, 28);
  const extraOffset = headerOffset + SIZE + nameLength;
  const dataOffset = extraOffset + extraLength;
  if (dataOffset > end) {
    differs({ kind: 'header', local: dataOffset, central: end });
    return null;
  }
  if ((u16(header, 6) & HAS_DESCRIPTOR) !== 0)
    compareDescriptor(source, record, dataOffset + record.packed, end, differs);
  if (extraLength > 0 && isJunk(source, extraOffset, extraLength))
    differs({ kind: 'extra', local: extraLength, central: 0 });
  return dataOffset;
};

const compare = (
  header: Uint8Array,
  record: DirectoryRecord,
  differs: (difference: Difference) => void,
): void => {
  const nameLength = u16(header, 26);
  const isSameName =
    nameLength === record.rawName.length && isSame(header.subarray(SIZE), record.rawName);
  if (!isSameName)
    differs({
      kind: 'name',
      local: bufferOf(header).toString('utf8', SIZE, SIZE + Math.min(nameLength, 200)),
      central: record.name.slice(0, 200),
    });
  const method = u16(header, 8);
  if (method !== record.method) differs({ kind: 'method', local: method, central: record.method });
  const [needs, flags] = [u16(header, 4), u16(header, 6)];
  if (isEncrypted(flags) && !isEncrypted(record.flags))
    differs({ kind: 'encrypted', local: flags, central: record.flags });
  if (isOfTheFuture(needs) && !isOfTheFuture(record.needs))
    differs({ kind: 'version', local: needs, central: record.needs });
  // With a descriptor after the data the sizes may be 0 here; ZIP64 says them elsewhere.
  const [crc, packed, size] = [u32(header, 14), u32(header, 18), u32(header, 22)];
  if ((u16(header, 6) & HAS_DESCRIPTOR) !== 0 && crc === 0 && packed === 0 && size === 0) return;
  if (packed === 0xffff_ffff && size === 0xffff_ffff) return;
  if (crc !== record.crc || packed !== record.packed || size !== record.size)
    differs({
      kind: 'sizes',
      local: `${packed}/${size}`,
      central: `${record.packed}/${record.size}`,
    });
};

const DESCRIPTOR_SIGNATURE = 0x08074b50;

/** Behind the data, with or without its signature: CRC and both sizes once more. With ZIP64 it is longer, and not looked at. */
const compareDescriptor = (
  source: Source,
  record: DirectoryRecord,
  offset: number,
  end: number,
  differs: (difference: Difference) => void,
): void => {
  if (offset + 12 > end || record.size >= 0xffff_ffff || record.packed >= 0xffff_ffff) return;
  const bytes = source.read(offset, 16);
  const at = u32(bytes, 0) === DESCRIPTOR_SIGNATURE ? 4 : 0;
  const [crc, packed, size] = [u32(bytes, at), u32(bytes, at + 4), u32(bytes, at + 8)];
  if (crc !== record.crc || packed !== record.packed || size !== record.size)
    differs({
      kind: 'descriptor',
      local: `${packed}/${size}`,
      central: `${record.packed}/${record.size}`,
    });
};

// Not Node's Buffer: to make one for each of 65,000 headers takes longer than to read them.
const u16 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number =>
  (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Neither fields (id, length, data) nor the zeros with which aligning tools fill it. */
const isJunk = (source: Source, offset: number, length: number): boolean => {
  const extra = bufferOf(source.read(offset, length));
  let at = 0;
  while (at + 4 <= extra.length) {
    const next = at + 4 + extra.readUInt16LE(at + 2);
    if (next > extra.length) break;
    at = next;
  }
  return extra.subarray(at).some((byte) => byte !== 0);
};
