import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';
import { DIRECTORY_SIGNATURE } from './central-directory.ts';
import type { EndRecord } from './end-record.ts';

const RECORD = 46;
const HEADER = 30;

/** Where the central directory is, and by how much all offsets of the archive must be moved to be right (the phone moves nothing). */
export type Located = { readonly end: EndRecord; readonly offset: number; readonly shift: number };

/**
 * The first of the end records that leads to a central directory: where it says, as the phone takes it, else right before the record, where tools find it
 * when bytes were put before an archive.
 */
export const locate = (source: Source, ends: readonly EndRecord[]): Located | null => {
  for (const end of ends) {
    if (end.entries === 0) continue;
    if (isDirectory(source, end.directoryOffset, end))
      return { end, offset: end.directoryOffset, shift: 0 };
    const before = end.directoryEnd - end.directorySize;
    if (isDirectory(source, before, end))
      return { end, offset: before, shift: shiftOf(source, before, end) };
  }
  return null;
};

/**
 * Bytes before the archive move its entries as well; where only the end record lies, they are where they say. What was put before may be another archive, so
 * that there is a header in both places: then the one counts that says the same as the directory.
 */
const shiftOf = (source: Source, directory: number, end: EndRecord): number => {
  const record = bufferOf(source.read(directory, RECORD));
  const first = record.readUInt32LE(42);
  const shift = directory - end.directoryOffset;
  const there = bufferOf(source.read(first, HEADER));
  if (there.toString('latin1', 0, 4) !== 'PK\x03\x04') return shift;
  if (isOf(record, there) || first + shift < 0) return 0;
  return isOf(record, bufferOf(source.read(first + shift, HEADER))) ? shift : 0;
};

/** CRC, both sizes and the length of the name, which stand in the same order in both. */
const isOf = (record: Buffer, header: Buffer): boolean =>
  header.length === HEADER &&
  header.toString('latin1', 0, 4) === 'PK\x03\x04' &&
  record.subarray(16, 30).equals(header.subarray(14, 28));

const isDirectory = (source: Source, offset: number, end: EndRecord): boolean =>
  offset >= 0 &&
  offset + RECORD <= end.directoryEnd &&
  bufferOf(source.read(offset, 4)).readUInt32LE(0) === DIRECTORY_SIGNATURE;
