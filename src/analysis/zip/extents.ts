import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';
import type { Entry } from './zip.ts';

const HAS_DESCRIPTOR = 0x0008;
const MOST_DESCRIPTOR = 24;
const MOST_PADDING = 2 ** 16;
const SIGNING_BLOCK = { magic: 'APK Sig Block 42', footer: 24 } as const;

export type Layout = {
  /** Offset of the first entry's header. */
  readonly first: number;
  /** Entries that lie in the bytes of the one before: how many, and the first of them. */
  readonly overlapping: number;
  readonly overlaps: Entry | null;
  /** Bytes between the first header and the central directory that belong to no entry and no signing block; and where they begin. */
  readonly unlisted: number;
  readonly unlistedAt: number | null;
};

/** How the entries lie in the archive, up to the central directory at `end`. */
export const layoutOf = (source: Source, entries: readonly Entry[], end: number): Layout => {
  const sorted = entries
    .filter((entry) => entry.dataOffset !== null)
    .toSorted((a, b) => a.headerOffset - b.headerOffset);
  let [reached, overlapping, unlisted] = [sorted[0]?.headerOffset ?? 0, 0, 0];
  let overlaps: Entry | null = null;
  let unlistedAt: number | null = null;
  let slack = 0;
  const gap = (until: number): void => {
    if (until - reached <= slack || isPadding(source, reached + slack, until - reached - slack))
      return;
    unlisted += until - reached - slack;
    unlistedAt ??= reached;
  };
  for (const entry of sorted) {
    if (entry.headerOffset < reached) {
      overlapping++;
      overlaps ??= entry;
    }
    gap(entry.headerOffset);
    const dataEnd = (entry.dataOffset as number) + (entry.method === 0 ? entry.size : entry.packed);
    if (dataEnd < reached) continue;
    reached = dataEnd;
    slack = (entry.flags & HAS_DESCRIPTOR) === 0 ? 0 : MOST_DESCRIPTOR;
  }
  gap(end - signingBlockSize(source, end));
  return { first: sorted[0]?.headerOffset ?? 0, overlapping, overlaps, unlisted, unlistedAt };
};

/** Zeros, as aligning and signing tools put between; apksigner fills to a page of 4,096 bytes before its block. */
const isPadding = (source: Source, offset: number, size: number): boolean =>
  size <= MOST_PADDING && source.read(offset, size).every((byte) => byte === 0);

/** Bytes of an APK signing block that ends at the central directory; its content is read elsewhere. */
const signingBlockSize = (source: Source, end: number): number => {
  if (end < SIGNING_BLOCK.footer) return 0;
  const footer = bufferOf(source.read(end - SIGNING_BLOCK.footer, SIGNING_BLOCK.footer));
  if (footer.toString('latin1', 8) !== SIGNING_BLOCK.magic) return 0;
  return Math.min(end, Number(footer.readBigUInt64LE(0)) + 8);
};
