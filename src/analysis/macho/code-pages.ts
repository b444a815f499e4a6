import { hash } from 'node:crypto';
import type { Source } from '../source.ts';

/** Hashes by their number in a code directory: SHA-1, SHA-256, SHA-256 cut to 20 bytes, SHA-384. */
const HASHES: Readonly<Record<number, string>> = {
  1: 'sha1',
  2: 'sha256',
  3: 'sha256',
  4: 'sha384',
};

/** Whether the code is what the directory of the signature lists, page by page. Null: it uses a hash or a layout that we don't know. */
export const codeMatches = (source: Source, directory: Buffer): boolean | null => {
  const [hashes, pages, limit] = [16, 28, 32].map((at) => directory.readUInt32BE(at)) as [
    number,
    number,
    number,
  ];
  const [width = 0, kind = 0, , shift = 0] = directory.subarray(36, 40);
  const name = HASHES[kind];
  const size = 2 ** shift;
  if (name === undefined || width < 20 || shift < 10 || shift > 20) return null;
  if (
    pages !== Math.ceil(limit / size) ||
    hashes + pages * width > directory.length ||
    limit > source.size
  )
    return false;
  for (let i = 0; i < pages; i += 1) {
    const page = source.read(i * size, Math.min(size, limit - i * size));
    const wanted = directory.subarray(hashes + i * width, hashes + (i + 1) * width);
    if (!hash(name, page, 'buffer').subarray(0, width).equals(wanted)) return false;
  }
  return true;
};

/** Whether a part of the signature is the one whose hash the directory has, in front of those of the pages. Null: it uses a hash that we don't know. */
export const slotMatches = (directory: Buffer, slot: number, blob: Buffer): boolean | null => {
  const [width = 0, kind = 0] = directory.subarray(36, 38);
  const name = HASHES[kind];
  if (name === undefined || width < 20) return null;
  const at = directory.readUInt32BE(16) - slot * width;
  if (slot > directory.readUInt32BE(24) || at < 44) return false;
  return hash(name, blob, 'buffer')
    .subarray(0, width)
    .equals(directory.subarray(at, at + width));
};
