import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';

const WINDOW = 256 * 1024;
const WINDOWS = 64;

/** Reads short pieces at many places; a window around each is kept, so that a file is not asked for every eight bytes. */
export type Cursor = {
  /** So many places were asked for that no more are read. */
  isSpent(): boolean;
  /** Exactly `length` bytes (of at most a window), or null where the file ends before. */
  bytes(offset: number, length: number): Buffer | null;
  /** The text up to its NUL, as ASCII; null where it has no end within `most` bytes. */
  text(offset: number, most: number): string | null;
};

export const cursorOver = (source: Source): Cursor => {
  const windows = new Map<number, Buffer>();
  let left: number = BOUNDS.windows;
  const windowAt = (index: number): Buffer => {
    const known = windows.get(index);
    if (known !== undefined) return known;
    if (left <= 0) return Buffer.alloc(0);
    left -= 1;
    if (windows.size >= WINDOWS) windows.delete(windows.keys().next().value ?? 0);
    const read = source.read(index * WINDOW, 2 * WINDOW);
    const window = Buffer.from(read.buffer, read.byteOffset, read.length);
    windows.set(index, window);
    return window;
  };
  const within = (offset: number): [Buffer, number] => {
    const index = Math.floor(offset / WINDOW);
    return [windowAt(index), offset - index * WINDOW];
  };
  return {
    isSpent: () => left <= 0,
    bytes(offset, length) {
      if (!(offset >= 0) || length < 0 || length > WINDOW || offset + length > source.size)
        return null;
      const [window, at] = within(offset);
      const found = window.subarray(at, at + length);
      return found.length === length ? found : null;
    },
    text(offset, most) {
      if (!(offset >= 0) || offset >= source.size) return null;
      const [window, at] = within(offset);
      const end = window.subarray(at, at + most + 1).indexOf(0);
      return end === -1 ? null : window.toString('latin1', at, at + end);
    },
  };
};

/** 64 bits, exact up to 2^53. */
export const u64 = (buffer: Buffer, at: number): number =>
  buffer.readUInt32LE(at) + buffer.readUInt32LE(at + 4) * 2 ** 32;
