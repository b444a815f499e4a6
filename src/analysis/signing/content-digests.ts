import { createHash, hash } from 'node:crypto';
import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';
import type { ContentDigest } from './algorithms.ts';
import { CHUNK } from './bounds.ts';
import { verityTree } from './verity.ts';

/** What schemes v2 and later cover: all but the signing block itself. */
export type Covered = {
  readonly source: Source;
  /** Where the signing block begins: the entries end here, and the end record is digested as if the central directory began here. */
  readonly blockOffset: number;
  readonly directoryOffset: number;
  readonly endRecordOffset: number;
};

/** Digests of the content, each computed at most once, in one pass over the file. */
export const contentDigests = (
  covered: Covered,
  wanted: ReadonlySet<ContentDigest>,
): ReadonlyMap<ContentDigest, Buffer> => {
  const digests = new Map<ContentDigest, Buffer>();
  const chunked = (['sha256', 'sha512'] as const).filter((kind) => wanted.has(kind));
  const leaves = chunked.map((): Buffer[] => []);
  const tree = wanted.has('verity') ? verityTree(covered) : null;
  for (const chunk of chunksOf(covered)) {
    chunked.forEach((kind, index) => leaves[index]?.push(chunkDigest(kind, chunk)));
    tree?.add(chunk);
  }
  chunked.forEach((kind, index) => digests.set(kind, rootOf(kind, leaves[index] ?? [])));
  const root = tree?.end();
  if (root) digests.set('verity', root);
  return digests;
};

const chunkDigest = (kind: string, chunk: Uint8Array): Buffer =>
  createHash(kind).update(withCount(0xa5, chunk.length)).update(chunk).digest();

const rootOf = (kind: string, leaves: readonly Buffer[]): Buffer =>
  hash(kind, Buffer.concat([withCount(0x5a, leaves.length), ...leaves]), 'buffer');

const withCount = (mark: number, count: number): Buffer => {
  const bytes = Buffer.allocUnsafe(5);
  bytes[0] = mark;
  bytes.writeUInt32LE(count, 1);
  return bytes;
};

function* chunksOf({ source, blockOffset, directoryOffset, endRecordOffset }: Covered) {
  yield* piecesOf(source, 0, blockOffset);
  yield* piecesOf(source, directoryOffset, endRecordOffset);
  const endRecord = Buffer.from(source.read(endRecordOffset, source.size - endRecordOffset));
  endRecord.writeUInt32LE(blockOffset, 16);
  yield endRecord;
}

/** Pieces of at most one chunk, never the whole at once; each is gone when the next one is asked for. */
export function* piecesOf(source: Source, from: number, to: number) {
  for (let at = from; at < to; at += CHUNK) {
    yield bufferOf(source.glimpse(at, Math.min(CHUNK, to - at)));
  }
}
