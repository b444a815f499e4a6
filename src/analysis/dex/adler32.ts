import { deflateSync } from 'node:zlib';

const STEP = 2 ** 18;
/** Of stored blocks: five bytes for each 16 kB at least, and the frame around all. */
const FRAME = 2 ** 10;
const BASE = 65_521;

/**
 * Adler-32 of these bytes. Node offers zlib's CRC-32 alone; but what zlib packs ends with this checksum, and with nothing packed that takes half the time of
 * a loop of ours. In pieces, so that there is never a second copy of all; the sums of two pieces join as zlib's `adler32_combine` does it.
 */
export function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < bytes.length; from += STEP) {
    const piece = bytes.subarray(from, from + STEP);
    const packed = deflateSync(piece, { level: 0, chunkSize: piece.length + FRAME });
    const sum = packed.readUInt32BE(packed.length - 4);
    high = (high + (sum >>> 16) + ((low + BASE - 1) % BASE) * piece.length) % BASE;
    low = (low + (sum & 0xffff) + BASE - 1) % BASE;
  }
  return high * 2 ** 16 + low;
}
