import { bufferOf } from '../source.ts';

/** Bytes that are read forwards, in little-endian order, and where they stand in the file. Reading past the end gives null and moves nothing. */
export type Cursor = { readonly bytes: Buffer; readonly offset: number; at: number };

export const cursorOf = (bytes: Uint8Array, offset: number): Cursor => ({
  bytes: bufferOf(bytes),
  offset,
  at: 0,
});

export const left = (cursor: Cursor): number => cursor.bytes.length - cursor.at;

export const rest = (cursor: Cursor): Buffer => cursor.bytes.subarray(cursor.at);

export const u32 = (cursor: Cursor): number | null => {
  if (left(cursor) < 4) return null;
  cursor.at += 4;
  return cursor.bytes.readUInt32LE(cursor.at - 4);
};

/** Bytes with their length (u32) before them. */
export const sized = (cursor: Cursor): Cursor | null => {
  if (left(cursor) < 4) return null;
  const size = cursor.bytes.readUInt32LE(cursor.at);
  if (size > left(cursor) - 4) return null;
  const from = cursor.at + 4;
  cursor.at = from + size;
  return cursorOf(cursor.bytes.subarray(from, from + size), cursor.offset + from);
};

/** A list of records, each with its length before it, which has its own length before it. `whole`: the last one ended where the list does. */
export const listed = (
  cursor: Cursor | null,
  most: number,
): { readonly records: readonly Cursor[]; readonly whole: boolean } => {
  const list = cursor && sized(cursor);
  if (!list) return { records: [], whole: false };
  const records: Cursor[] = [];
  while (left(list) > 0 && records.length < most) {
    const record = sized(list);
    if (record === null) return { records, whole: false };
    records.push(record);
  }
  return { records, whole: left(list) === 0 };
};
