import { hash } from 'node:crypto';

/** Hashes of RFC 6962, 2.1: SHA-256, a byte before what is hashed, so that no node can pass for a leaf. 32 bytes each. */
export const HASH_LENGTH = 32;

/** One room for all: it is filled and hashed in one go. */
const NODE = new Uint8Array(1 + 2 * HASH_LENGTH);
NODE[0] = 1;

export function leafHash(entry: Uint8Array): Uint8Array {
  const room = new Uint8Array(1 + entry.length);
  room.set(entry, 1);
  return hash('sha256', room, 'buffer');
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_LENGTH);
  return hash('sha256', NODE, 'buffer');
}

/** Of a tree without a leaf. */
export const emptyRoot = (): Uint8Array => hash('sha256', new Uint8Array(), 'buffer');

/** Whoever gives hashes for a proof may give anything. */
export const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_LENGTH;

export const sameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
