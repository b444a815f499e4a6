/**
 * Bytes that can be read at any place: a file, or an entry of an archive that is stored as it is. `read` gives exactly `length` bytes, fewer only at the
 * end; the result may be a view that the next read leaves alone.
 */
export type Source = {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
  /** The same for bytes that are looked at once, as for a digest: the next `glimpse` may write over them. Fresh memory for each piece of a large file takes as long as reading it. */
  glimpse(offset: number, length: number): Uint8Array;
};

/** A part of another source, without copying. */
export const part = (source: Source, offset: number, size: number): Source => ({
  size: Math.max(0, Math.min(size, source.size - offset)),
  read(from, length) {
    const left = Math.max(0, Math.min(length, this.size - from));
    return source.read(offset + from, left);
  },
  glimpse(from, length) {
    const left = Math.max(0, Math.min(length, this.size - from));
    return source.glimpse(offset + from, left);
  },
});

export const ofBytes = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
  glimpse: (offset, length) => bytes.subarray(offset, offset + length),
});

/** The same bytes with Node's methods to read numbers; no copy. */
export const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
