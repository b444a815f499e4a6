import { constants, crc32, inflateRawSync } from 'node:zlib';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Unread } from '../../core/vetting/facts.ts';
import { part } from '../source.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { isOpened } from './name.ts';
import { placeOf } from './place-of.ts';
import type { Entry, Zip } from './zip.ts';

const STORED = 0;
const DEFLATED = 8;
/** Deflate makes at most so many bytes of one. */
const MOST_RATIO = 1032;
/** Zlib takes no smaller one. */
const LEAST_CHUNK = 64;
/** Enough for the tables of a deflated block and some content; makes at most 264 kB. */
const FIRST_PACKED = 256;

/**
 * The content of an entry as the phone has it; where it is larger than `most` bytes, or can't be had, why. Reports what is odd about it: a size or a CRC
 * that is another, a stream that breaks. It may be the same bytes as before: nobody writes to them.
 */
export const contentOf = (zip: Zip, entry: Entry, most: number): Uint8Array | Unread['why'] => {
  const kept = zip.kept.get(entry);
  if (kept !== undefined) return kept.length > most ? 'limit' : kept;
  if (isTooMuch(entry, most)) return 'limit';
  const raw = rawOf(zip, entry);
  if (raw === null) return 'broken';
  if (entry.method === DEFLATED) return inflated(zip, entry, raw, most);
  if (entry.method !== STORED) return packedUnknown(zip, entry, raw, most);
  return raw.size > most ? 'limit' : checked(zip, entry, raw.read(0, raw.size));
};

/** The first bytes of the content, some of them, to see what it is; empty where they can't be had. Nothing is checked and nothing reported. */
export const firstBytes = (zip: Zip, entry: Entry): Uint8Array => {
  const raw = rawOf(zip, entry);
  if (raw === null) return new Uint8Array(0);
  const packed = raw.read(0, FIRST_PACKED);
  if (entry.method !== DEFLATED) return packed;
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array(0);
  }
};

/** Its size says so, and its packed bytes could make so much: a size alone may lie. */
const isTooMuch = ({ method, size, packed }: Entry, most: number): boolean =>
  method === DEFLATED && size > most && packed * MOST_RATIO > most;

/** An entry that lies in the archive as it is, without a copy and unchecked; null where it is deflated or can't be had. */
export const slice = (zip: Zip, entry: Entry): Source | null =>
  entry.method === DEFLATED ? null : rawOf(zip, entry);

/** The bytes of an entry in the archive: none of the central directory, whatever the sizes say. */
const rawOf = (zip: Zip, entry: Entry): Source | null => {
  const { dataOffset } = entry;
  if (dataOffset === null || dataOffset > zip.centralDirectory.offset) return null;
  const size = entry.method === DEFLATED ? entry.packed : entry.size;
  return part(zip.source, dataOffset, Math.min(size, zip.centralDirectory.offset - dataOffset));
};

/** The asset loader takes it as stored. Tools that deflate and then write a false method make a file that no phone reads: it is read here by its CRC. */
const packedUnknown = (
  zip: Zip,
  entry: Entry,
  raw: Source,
  most: number,
): Uint8Array | Unread['why'] => {
  if (raw.size > most) return 'limit';
  const stored = raw.read(0, raw.size);
  if (crc32(stored) === entry.crc) return stored;
  const { dataOffset, packed } = entry;
  const left = zip.centralDirectory.offset - (dataOffset ?? 0);
  const { content } = inflate(
    part(zip.source, dataOffset ?? 0, Math.min(packed, left)),
    roomFor(zip, entry, most),
    entry.size,
  );
  if (content instanceof Uint8Array && crc32(content) === entry.crc) return spend(zip, content);
  // No CRC holds: nothing can have been packed where both sizes are the same.
  return entry.packed === entry.size ? checked(zip, entry, stored) : 'unknown-method';
};

const inflated = (
  zip: Zip,
  entry: Entry,
  raw: Source,
  most: number,
): Uint8Array | Unread['why'] => {
  const room = roomFor(zip, entry, most);
  if (room <= 0) {
    tell(zip, entry, 'limit.zip-inflated', null, { most: BOUNDS.inflatedInAll });
    return 'limit';
  }
  const { content, used } = inflate(raw, room, entry.size);
  // Work that came to nothing counts as well: else a file could ask for it without end.
  if (typeof content === 'string') zip.spent.inflated += room;
  if (content === 'limit') {
    const isLie = room > entry.size;
    if (isLie)
      tell(zip, entry, 'zip.bomb', 'refuses the entry', {
        kind: 'stream',
        size: entry.size,
        least: room,
      });
    return 'limit';
  }
  if (content === 'broken') {
    tell(zip, entry, 'zip.broken-data', 'refuses the entry', {});
    return 'broken';
  }
  if (content.length !== entry.size)
    tell(zip, entry, 'zip.size-differs', 'refuses the entry', {
      kind: 'content',
      size: entry.size,
      has: content.length,
    });
  if (used < raw.size)
    tell(zip, entry, 'zip.size-differs', 'the content, up to there', {
      kind: 'packed',
      size: raw.size,
      used,
    });
  return keep(zip, entry, checked(zip, entry, spend(zip, content)));
};

/** A stream that is longer than its size says is read on a little, so that a small lie is told from a bomb. */
const roomFor = (zip: Zip, entry: Entry, most: number): number =>
  Math.min(
    Math.max(entry.size + 1, BOUNDS.beyondDeclared),
    most,
    BOUNDS.inflatedInAll - zip.spent.inflated,
  );

/** What Node gives for `info` (nodejs.org/docs/latest-v26.x/api/zlib.html, class Options, read 2026-11-27); its types don't know. */
type Inflated = { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };

/** Zlib's pieces are put together at the end: one that is a byte larger than the content spares that. A size that lies costs no more than its packed bytes could make. */
const inflate = (
  raw: Source,
  room: number,
  size: number,
): {
  readonly content: Uint8Array | 'limit' | 'broken';
  /** Of the packed bytes. */ readonly used: number;
} => {
  const chunkSize = Math.max(LEAST_CHUNK, Math.min(size, room, raw.size * MOST_RATIO) + 1);
  try {
    const { buffer, engine } = inflateRawSync(raw.read(0, raw.size), {
      chunkSize,
      maxOutputLength: Math.max(1, room),
      info: true,
    }) as unknown as Inflated;
    return { content: buffer, used: engine.bytesWritten };
  } catch (error) {
    return { content: isTooLarge(error) ? 'limit' : 'broken', used: 0 };
  }
};

const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

const spend = (zip: Zip, content: Uint8Array): Uint8Array => {
  zip.spent.inflated += content.length;
  return content;
};

/** What Android opens is asked for twice, for its signature and for what it says, and code is held in memory anyway. */
const keep = (zip: Zip, entry: Entry, content: Uint8Array): Uint8Array => {
  if (isOpened(entry.name) && zip.spent.inflated <= BOUNDS.kept) zip.kept.set(entry, content);
  return content;
};

const checked = (zip: Zip, entry: Entry, content: Uint8Array): Uint8Array => {
  if (crc32(content) !== entry.crc)
    tell(zip, entry, 'zip.crc-wrong', 'manifest and resources as they are; refuses code', {});
  return content;
};

const tell = (
  zip: Zip,
  entry: Entry,
  code: FileFinding['code'],
  phoneReads: string | null,
  facts: FileFinding['facts'],
): void => zip.report({ code, place: placeOf(entry.name), phoneReads, toolsRead: null, facts });
