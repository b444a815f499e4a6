import { hash } from 'node:crypto';
import type { Covered } from './content-digests.ts';

const PAGE = 4_096;
const SALT = 8;
const DIGEST = 32;

/**
 * The root of the fs-verity tree over the content, and how many bytes that is, as algorithms 0x0421 to 0x0425 have it: pages of 4,096 bytes with eight zeros before
 * them, SHA-256, the last page filled with zeros. Null where the signing block does not begin and end on a page: phones refuse that.
 */
export const verityTree = ({ source, blockOffset, directoryOffset }: Covered) => {
  const isAligned = blockOffset % PAGE === 0 && (directoryOffset - blockOffset) % PAGE === 0;
  const size = source.size - (directoryOffset - blockOffset);
  const leaves = pages(Math.ceil(size / PAGE));
  return {
    add: (chunk: Uint8Array): void => {
      if (isAligned) leaves.add(chunk);
    },
    end: (): Buffer | null => {
      if (!isAligned) return null;
      let level = leaves.end();
      while (level.length > PAGE) level = above(level);
      const digest = Buffer.alloc(DIGEST + 8);
      above(level).copy(digest, 0, 0, DIGEST);
      digest.writeBigUInt64LE(BigInt(size), DIGEST);
      return digest;
    },
  };
};

const above = (level: Buffer): Buffer => {
  const next = pages(Math.ceil(level.length / PAGE));
  next.add(level);
  return next.end();
};

/** Digests of so many pages, in a row. */
const pages = (count: number) => {
  const digests = Buffer.alloc(count * DIGEST);
  const page = Buffer.alloc(SALT + PAGE);
  let [filled, done] = [0, 0];
  const close = (): void => {
    hash('sha256', page, 'buffer').copy(digests, done * DIGEST);
    done += 1;
    filled = 0;
  };
  return {
    add: (bytes: Uint8Array): void => {
      for (let at = 0; at < bytes.length;) {
        const piece = bytes.subarray(at, at + PAGE - filled);
        page.set(piece, SALT + filled);
        filled += piece.length;
        at += piece.length;
        if (filled === PAGE) close();
      }
    },
    end: (): Buffer => {
      if (filled > 0) {
        page.fill(0, SALT + filled);
        close();
      }
      return digests;
    },
  };
};
