import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

/** A report that is not what Graph's guide says: one CSV in a ZIP, not larger than is read. */
export class BadReport extends Error {
  readonly why: 'no-zip' | 'cut-off' | 'damaged' | 'several-members' | 'too-large' | 'no-table';
  constructor(why: BadReport['why']) {
    super(`report: ${why}`);
    this.name = 'BadReport';
    this.why = why;
  }
}

export type ReportBounds = {
  /** Unpacked bytes. */
  readonly unpacked: number;
  /** Unpacked bytes for each packed one, after the first megabyte: tables of names pack to a tenth or fiftieth, bombs to a thousandth. */
  readonly ratio: number;
};
/** A hundred thousand phones with 100 apps each are about 1.5 GB. */
const REPORT_BOUNDS: ReportBounds = { unpacked: 16 * 1024 ** 3, ratio: 400 };

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const STORED = 0;
const DEFLATED = 8;
const FREE = 1024 * 1024;
/** What follows the member: its descriptor, the directory of one entry with a name of at most 64 KB, the end. */
const TAIL = 128 * 1024;

/**
 * The one member of a ZIP, unpacked as it comes and never held whole. Format: PKWARE APPNOTE 6.3 (unverified). The inventory's own
 * reader is not used: connectors know nothing of it, and a report has exactly one member.
 */
export async function* onlyMember(
  packed: AsyncIterable<Uint8Array>,
  bounds: ReportBounds = REPORT_BOUNDS,
): AsyncGenerator<Uint8Array> {
  const source = packed[Symbol.asyncIterator]();
  try {
    const { head, flags, method, checksum, size } = await readHeader(source);
    const open = (flags & 8) !== 0;
    // Encrypted, or packed in a way that no report of Azure is.
    if ((flags & 1) !== 0 || (method !== DEFLATED && (method !== STORED || open)))
      throw new BadReport('damaged');
    const input = fedFrom(head, source);
    let crc = 0;
    let unpacked = 0;
    for await (const block of method === STORED ? stored(input, size) : inflated(input)) {
      crc = crc32(block, crc);
      unpacked += block.length;
      const bomb = unpacked > FREE && unpacked > bounds.ratio * input.fed();
      if (bomb || unpacked > bounds.unpacked) throw new BadReport('too-large');
      yield block;
    }
    await checkEnd(input, crc, open ? null : checksum);
  } finally {
    await source.return?.(undefined);
  }
}

type Header = {
  /** What was read behind the header already. */
  readonly head: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly size: number;
};

async function readHeader(source: AsyncIterator<Uint8Array>): Promise<Header> {
  let held: Buffer = Buffer.alloc(0);
  const hold = async (length: number): Promise<void> => {
    while (held.length < length) {
      const next = await source.next();
      if (next.done === true) throw new BadReport(held.length < 4 ? 'no-zip' : 'cut-off');
      held = Buffer.concat([held, next.value]);
      if (held.length >= 4 && held.readUInt32LE(0) !== LOCAL) throw new BadReport('no-zip');
    }
  };
  await hold(30);
  const start = 30 + held.readUInt16LE(26) + held.readUInt16LE(28);
  await hold(start);
  return {
    head: held.subarray(start),
    flags: held.readUInt16LE(6),
    method: held.readUInt16LE(8),
    checksum: held.readUInt32LE(14),
    size: held.readUInt32LE(18),
  };
}

/** The bytes behind the header, with the last of them kept: an unpacker takes more than it needs. */
type Input = {
  readonly pieces: () => AsyncGenerator<Uint8Array>;
  readonly fed: () => number;
  /** The member ended after so many bytes. */
  readonly end: (taken: number) => void;
  /** What lies behind the member, to the end of the file. */
  readonly after: () => Promise<Buffer>;
  /** Throws what broke the source off, where something did. */
  readonly rethrow: () => void;
};

function fedFrom(head: Buffer, source: AsyncIterator<Uint8Array>): Input {
  let fed = 0;
  let taken = 0;
  let tail: Buffer = Buffer.alloc(0);
  let broken: { readonly error: unknown } | null = null;
  const pull = async (): Promise<IteratorResult<Uint8Array>> => {
    try {
      return await source.next();
    } catch (error) {
      broken = { error };
      throw error;
    }
  };
  const take = (piece: Uint8Array): void => {
    fed += piece.length;
    tail =
      piece.length >= TAIL
        ? Buffer.from(piece.subarray(-TAIL))
        : Buffer.concat([tail.subarray(-(TAIL - piece.length)), piece]);
  };
  async function* pieces(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) {
      take(head);
      yield head;
    }
    for (let next = await pull(); next.done !== true; next = await pull()) {
      take(next.value);
      yield next.value;
    }
  }
  return {
    pieces,
    fed: () => Math.max(fed, 1),
    rethrow: () => {
      if (broken !== null) throw broken.error;
    },
    end: (bytes) => {
      taken = bytes;
    },
    after: async () => {
      for (let next = await source.next(); next.done !== true; next = await source.next()) {
        take(next.value);
        if (fed - taken > TAIL) throw new BadReport('several-members');
      }
      if (fed - taken > tail.length) throw new BadReport('several-members');
      return tail.subarray(tail.length - (fed - taken));
    },
  };
}

async function* stored(input: Input, size: number): AsyncGenerator<Uint8Array> {
  let left = size;
  for await (const piece of input.pieces()) {
    const part = piece.subarray(0, left);
    left -= part.length;
    yield part;
    if (left === 0) break;
  }
  if (left > 0) throw new BadReport('cut-off');
  input.end(size);
}

async function* inflated(input: Input): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  // The unpacker ends where the member does, before its input: that is no fault. Its own faults come out of the loop below.
  const feeding = pipeline(Readable.from(input.pieces()), inflate, { end: true }).catch(
    () => undefined,
  );
  try {
    for await (const block of inflate) yield block as Buffer;
  } catch (error) {
    input.rethrow();
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw new BadReport(code === 'Z_BUF_ERROR' ? 'cut-off' : 'damaged');
  } finally {
    inflate.destroy();
  }
  await feeding;
  input.rethrow();
  input.end(inflate.bytesWritten);
}

/** Behind the member: its checksum, and no second member. `checksum`: null where it stands in a descriptor. */
async function checkEnd(input: Input, crc: number, checksum: number | null): Promise<void> {
  const after = await input.after();
  if (after.length < 16) throw new BadReport('cut-off');
  const signed = checksum === null && after.readUInt32LE(0) === DESCRIPTOR;
  const said = checksum ?? after.readUInt32LE(signed ? 4 : 0);
  if (said !== crc) throw new BadReport('damaged');
  // A descriptor has sizes of 4 or of 8 bytes; a further member would begin behind it.
  const skip = checksum === null ? (signed ? 16 : 12) : 0;
  for (const at of checksum === null ? [skip, skip + 8] : [0])
    if (after.length >= at + 4 && after.readUInt32LE(at) === LOCAL)
      throw new BadReport('several-members');
}
