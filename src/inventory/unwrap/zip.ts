import { crc32 } from 'node:zlib';
import type { Bounds, Meter } from './bounds.ts';
import { Damage } from './damage.ts';
import { inflate } from './inflate.ts';
import { type Pull, pullFrom, within } from './pull.ts';

/**
 * ZIP read forwards, from its local headers, so that it can come by pipe and is never held whole. The libraries at
 * hand (fflate 0.8, unzipper-esm 0.13, read 2026-11-26) find a member of unknown length by looking for a signature in
 * its data, know no bound, or want the directory at the end; hence this reader. Format: PKWARE APPNOTE 6.3 (memory).
 */
export type ZipMember = {
  readonly name: string;
  /** To be read once, before the next member is asked for; what is left unread is skipped. Throws Damage. */
  readonly bytes: AsyncIterable<Uint8Array>;
};

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const SPANNED = 0x30304b50;
/** Central directory, its ZIP64 and plain ends, archive extra data: after these no member comes. */
const ENDS: ReadonlySet<number> = new Set([0x02014b50, 0x06064b50, 0x06054b50, 0x08064b50]);
const STORED = 0;
const DEFLATED = 8;
const UNKNOWN_SIZE = 0xffffffff;

export const isZip = (head: Uint8Array): boolean => {
  if (head.length < 4) return false;
  const signature = view(head).getUint32(0, true);
  return signature === LOCAL || signature === SPANNED || signature === 0x06054b50;
};

export async function* zipMembers(
  input: Pull,
  meter: Meter,
  bounds: Bounds,
): AsyncGenerator<ZipMember> {
  if ((await signatureAhead(input)) === SPANNED) await input.take(4);
  for (;;) {
    const signature = await signatureAhead(input);
    if (signature === null) throw new Damage('cut-off', 'the archive ends before its directory');
    if (ENDS.has(signature)) return;
    if (signature !== LOCAL)
      throw new Damage('damaged', 'the archive has something else where a member should begin');
    const header = await readHeader(input);
    meter.members += 1;
    if (meter.members > bounds.members)
      throw new Damage('too-many-members', `the archive has more than ${bounds.members} members`);
    const bytes = memberBytes(input, header, meter, bounds);
    const once = bytes[Symbol.asyncIterator]();
    if (!isDirectory(header))
      yield { name: header.name, bytes: { [Symbol.asyncIterator]: () => keepOpen(once) } };
    for (let step = await once.next(); step.done !== true; step = await once.next());
  }
}

/** A reader that stops early must not end the member: the way to the next one leads through its bytes. */
const keepOpen = (inner: AsyncIterator<Uint8Array>): AsyncIterator<Uint8Array> => ({
  next: () => inner.next(),
});

type Header = {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly checksum: number;
};

const isEncrypted = (header: Header): boolean => (header.flags & 1) !== 0;
const isDirectory = (header: Header): boolean => header.name.endsWith('/') && header.packed === 0;
const hasDescriptor = (header: Header): boolean => (header.flags & 8) !== 0;

async function signatureAhead(input: Pull): Promise<number | null> {
  const head = await input.peek(4);
  return head.length < 4 ? null : view(head).getUint32(0, true);
}

async function readHeader(input: Pull): Promise<Header> {
  const fixed = await takeOrCutOff(input, 30);
  const at = view(fixed);
  const nameBytes = await takeOrCutOff(input, at.getUint16(26, true));
  const extra = await takeOrCutOff(input, at.getUint16(28, true));
  const packed = at.getUint32(18, true);
  const unpacked = at.getUint32(22, true);
  return {
    name: new TextDecoder().decode(nameBytes),
    flags: at.getUint16(6, true),
    method: at.getUint16(8, true),
    checksum: at.getUint32(14, true),
    packed: packed === UNKNOWN_SIZE ? zip64Size(extra, unpacked === UNKNOWN_SIZE) : packed,
  };
}

/** The packed size in the ZIP64 extra field; it stands behind the unpacked one where that is too large as well. */
function zip64Size(extra: Uint8Array, afterUnpacked: boolean): number {
  const at = view(extra);
  for (let i = 0; i + 4 <= extra.length;) {
    const length = at.getUint16(i + 2, true);
    const place = i + 4 + (afterUnpacked ? 8 : 0);
    if (at.getUint16(i, true) === 1 && place + 8 <= Math.min(extra.length, i + 4 + length))
      return Number(at.getBigUint64(place, true));
    i += 4 + length;
  }
  throw new Damage('damaged', 'a member of the archive does not say how long it is');
}

async function* memberBytes(
  input: Pull,
  header: Header,
  meter: Meter,
  bounds: Bounds,
): AsyncGenerator<Uint8Array> {
  if (isEncrypted(header))
    throw new Damage('encrypted', 'the archive is protected with a password');
  if (header.method !== STORED && header.method !== DEFLATED)
    throw new Damage('unsupported', `the archive is packed with method ${header.method}`);
  const open = hasDescriptor(header) && header.packed === 0;
  if (header.method === STORED) {
    if (open) {
      yield* storedUntilDescriptor(input, meter);
      return;
    }
    yield* checked(counted(exactly(input, header.packed), meter), checksumOf(header));
    if (hasDescriptor(header)) await skipDescriptor(input);
    return;
  }
  if (open) {
    const sum = { crc: 0, size: 0 };
    const before = meter.unpacked;
    for await (const block of inflate(input, 'raw', meter, bounds)) {
      sum.crc = crc32(block, sum.crc);
      yield block;
    }
    sum.size = meter.unpacked - before;
    await takeDescriptor(input, sum);
    return;
  }
  const packed = pullFrom(exactly(input, header.packed));
  yield* checked(inflate(packed, 'raw', meter, bounds), checksumOf(header));
  for (let left = await packed.next(); left !== null; left = await packed.next());
  if (hasDescriptor(header)) await skipDescriptor(input);
}

const checksumOf = (header: Header): number | null =>
  hasDescriptor(header) ? null : header.checksum;

const exactly = (input: Pull, length: number): AsyncGenerator<Uint8Array> =>
  within(input, length, () => {
    throw new Damage('cut-off', 'the archive ends in the middle of a member');
  });

async function* counted(
  blocks: AsyncIterable<Uint8Array>,
  meter: Meter,
): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) {
    meter.unpacked += block.length;
    yield block;
  }
}

async function* checked(
  blocks: AsyncIterable<Uint8Array>,
  expected: number | null,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const block of blocks) {
    sum = crc32(block, sum);
    yield block;
  }
  if (expected !== null && sum !== expected) throw badChecksum();
}

const badChecksum = (): Damage =>
  new Damage('damaged', 'a member of the archive differs from its checksum');

/** After a member whose header gave no length: checksum and sizes, with or without signature, in 32 or 64 bits. */
async function takeDescriptor(input: Pull, seen: { crc: number; size: number }): Promise<void> {
  const head = await input.peek(24);
  if (head.length < 12) throw new Damage('cut-off', 'the archive ends behind a member');
  const at = view(head);
  const start = at.getUint32(0, true) === DESCRIPTOR ? 4 : 0;
  if (at.getUint32(start, true) !== seen.crc >>> 0) throw badChecksum();
  const low = seen.size % 2 ** 32;
  const short = at.getUint32(start + 8, true) === low && isMark(head, start + 12);
  await input.take(short ? start + 12 : start + 20);
}

/** A descriptor although the header gave the length: some writers do both. */
async function skipDescriptor(input: Pull): Promise<void> {
  const head = await input.peek(28);
  const length = [12, 16, 20, 24].find((place) => place + 2 <= head.length && isMark(head, place));
  await input.take(length ?? head.length);
}

/** Whether a ZIP signature (`PK`) stands there, as it must behind a descriptor. */
const isMark = (head: Uint8Array, place: number): boolean =>
  place + 2 > head.length || (head[place] === 0x50 && head[place + 1] === 0x4b);

/** Stored, and of unknown length: the member ends where a descriptor stands that fits all bytes before it. */
async function* storedUntilDescriptor(input: Pull, meter: Meter): AsyncGenerator<Uint8Array> {
  let sum = 0;
  let size = 0;
  const pass = (bytes: Uint8Array): Uint8Array => {
    sum = crc32(bytes, sum);
    size += bytes.length;
    meter.unpacked += bytes.length;
    return bytes;
  };
  for (;;) {
    const head = await input.peek(16);
    if (head.length < 16) throw new Damage('cut-off', 'the archive ends in the middle of a member');
    const at = view(head);
    if (
      at.getUint32(0, true) === DESCRIPTOR &&
      at.getUint32(4, true) === sum >>> 0 &&
      at.getUint32(8, true) === size % 2 ** 32
    ) {
      await takeDescriptor(input, { crc: sum, size });
      return;
    }
    const chunk = (await input.next()) ?? head;
    const next = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).indexOf(
      'PK\x07\x08',
      1,
      'latin1',
    );
    // Keep the last bytes back: a signature may be cut by the end of the chunk.
    const end = next > 0 ? next : Math.max(1, chunk.length - 3);
    input.putBack(chunk.subarray(end));
    yield pass(chunk.subarray(0, end));
  }
}

async function takeOrCutOff(input: Pull, length: number): Promise<Uint8Array> {
  const bytes = await input.take(length);
  if (bytes === null) throw new Damage('cut-off', 'the archive ends in the middle of a header');
  return bytes;
}

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
