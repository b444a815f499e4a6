import { deflateSync } from 'node:zlib';

const STEP = 2 ** 18;

/**
 * Adler-32 of these bytes. Node offers zlib's CRC-32 alone; but what zlib packs ends with this checksum, and with nothing packed that takes half the time of
 * a loop of ours. In pieces it would have to be joined, so all bytes are copied once.
 */
export function adler32(bytes: Uint8Array): number {
  const stored = deflateSync(bytes, {
    level: 0,
    chunkSize: Math.max(64, Math.min(STEP, bytes.length + 64)),
  });
  return stored.readUInt32BE(stored.length - 4);
}
