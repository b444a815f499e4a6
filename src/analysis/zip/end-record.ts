import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';

const SIGNATURE = 0x06054b50;
const SIZE = 22;
const MOST_COMMENT = 0xffff;
const LOCATOR = { signature: 0x07064b50, size: 20 } as const;
const WIDE = { signature: 0x06064b50, size: 56 } as const;

/** The record that ends a ZIP archive, as it is written; no offset in it is checked. */
export type EndRecord = {
  readonly offset: number;
  readonly size: number;
  readonly disk: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
  /** Where the central directory must end: at the record itself, or at its ZIP64 record. */
  readonly directoryEnd: number;
  readonly isZip64: boolean;
  /** Bytes from the end of its comment to the end of the file: Android takes a record with 0 only. */
  readonly bytesLeft: number;
};

/** All that look like one, the last in the file first: the phone takes the first of them, or refuses the file. */
export const endRecords = (source: Source): readonly EndRecord[] => {
  const from = Math.max(0, source.size - SIZE - MOST_COMMENT);
  const bytes = bufferOf(source.read(from, source.size - from));
  const found: EndRecord[] = [];
  for (let at = bytes.length - SIZE; at >= 0; at--) {
    if (bytes[at] !== 0x50 || bytes.readUInt32LE(at) !== SIGNATURE) continue;
    const size = SIZE + bytes.readUInt16LE(at + 20);
    found.push(
      withZip64(source, {
        offset: from + at,
        size: Math.min(size, bytes.length - at),
        disk: bytes.readUInt16LE(at + 4),
        entries: bytes.readUInt16LE(at + 10),
        directorySize: bytes.readUInt32LE(at + 12),
        directoryOffset: bytes.readUInt32LE(at + 16),
        directoryEnd: from + at,
        isZip64: false,
        bytesLeft: bytes.length - at - size,
      }),
    );
  }
  return found;
};

const withZip64 = (source: Source, record: EndRecord): EndRecord => {
  const isFull =
    record.entries === 0xffff ||
    record.directorySize === 0xffff_ffff ||
    record.directoryOffset === 0xffff_ffff;
  const locatorAt = record.offset - LOCATOR.size;
  if (!isFull || locatorAt < WIDE.size) return record;
  const locator = bufferOf(source.read(locatorAt, LOCATOR.size));
  if (locator.readUInt32LE(0) !== LOCATOR.signature) return record;
  const wideAt = Number(locator.readBigUInt64LE(8));
  if (wideAt > locatorAt - WIDE.size) return record;
  const wide = bufferOf(source.read(wideAt, WIDE.size));
  if (wide.readUInt32LE(0) !== WIDE.signature) return record;
  return {
    ...record,
    entries: Number(wide.readBigUInt64LE(32)),
    directorySize: Number(wide.readBigUInt64LE(40)),
    directoryOffset: Number(wide.readBigUInt64LE(48)),
    directoryEnd: wideAt,
    isZip64: true,
  };
};
