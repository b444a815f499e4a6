import { crc32, deflateRawSync } from 'node:zlib';

/** An entry to write, lies included: `local` and `central` say something else than is true in one of the two headers. */
export type Part = {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  /** 8 is the default; 0 stores; any other number is written while the bytes are stored. */
  readonly method?: number;
  /** Bytes as they lie in the archive, instead of the content deflated or stored. */
  readonly packed?: Uint8Array;
  readonly extra?: Uint8Array;
  /** CRC and both sizes behind the data, in place of those in the local header; what is given here is a lie. */
  readonly descriptor?: Pick<Header, 'crc' | 'packed' | 'size'>;
  readonly local?: Header;
  readonly central?: Header;
};

type Header = {
  readonly name?: string | Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly needs?: number;
  readonly crc?: number;
  readonly packed?: number;
  readonly size?: number;
};

export type End = {
  readonly entries?: number;
  readonly disk?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  readonly comment?: Uint8Array;
};

type Options = {
  readonly before?: Uint8Array;
  /** Offsets count from the first byte of the file, not of the archive. */
  readonly isAdjusted?: boolean;
  readonly after?: Uint8Array;
  readonly end?: End;
};

/** A ZIP archive, byte by byte as it is told. */
export const writeZip = (parts: readonly Part[], options: Options = {}): Uint8Array => {
  const before = Buffer.from(options.before ?? []);
  const base = options.isAdjusted === true ? before.length : 0;
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = base;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const method = part.method ?? 8;
    const packed = Buffer.from(part.packed ?? (method === 8 ? deflateRawSync(content) : content));
    const truth: Truth = {
      name: part.name,
      method,
      flags: 0x0800,
      needs: 20,
      crc: crc32(content),
      packed: packed.length,
      size: content.length,
    };
    const behind = part.descriptor && { ...truth, ...part.descriptor };
    const flags = { flags: truth.flags | (behind ? 8 : 0) };
    const left = behind ? { crc: 0, packed: 0, size: 0 } : {};
    const local = localHeader(
      { ...truth, ...flags, ...left, ...part.local },
      Buffer.from(part.extra ?? []),
    );
    centrals.push(centralHeader({ ...truth, ...flags, ...part.central }, offset));
    locals.push(local, packed);
    offset += local.length + packed.length;
    if (behind) {
      const descriptor = dataDescriptor(behind);
      locals.push(descriptor);
      offset += descriptor.length;
    }
  }
  const directory = Buffer.concat(centrals);
  const end = endRecord({
    entries: parts.length,
    disk: 0,
    directorySize: directory.length,
    directoryOffset: offset,
    comment: new Uint8Array(),
    ...options.end,
  });
  return Buffer.concat([before, ...locals, directory, end, Buffer.from(options.after ?? [])]);
};

type Truth = Required<Header>;

const dataDescriptor = ({ crc, packed, size }: Truth): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
};

const localHeader = (header: Truth, extra: Buffer): Buffer => {
  const name = Buffer.from(header.name);
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(header.needs, 4);
  common(bytes, header, 6);
  bytes.writeUInt16LE(name.length, 26);
  bytes.writeUInt16LE(extra.length, 28);
  return Buffer.concat([bytes, name, extra]);
};

const centralHeader = (header: Truth, offset: number): Buffer => {
  const name = Buffer.from(header.name);
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(header.needs, 6);
  common(bytes, header, 8);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(offset, 42);
  return Buffer.concat([bytes, name]);
};

/** Flags, method, time, date, CRC and sizes stand in the same order in both headers. */
const common = (bytes: Buffer, { flags, method, crc, packed, size }: Truth, at: number): void => {
  bytes.writeUInt16LE(flags, at);
  bytes.writeUInt16LE(method, at + 2);
  bytes.writeUInt32LE(crc, at + 8);
  bytes.writeUInt32LE(packed, at + 12);
  bytes.writeUInt32LE(size, at + 16);
};

/** An end record with its comment. */
export const endRecord = (end: Required<End>): Buffer => {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(end.disk, 4);
  bytes.writeUInt16LE(end.disk, 6);
  bytes.writeUInt16LE(end.entries, 8);
  bytes.writeUInt16LE(end.entries, 10);
  bytes.writeUInt32LE(end.directorySize, 12);
  bytes.writeUInt32LE(end.directoryOffset, 16);
  bytes.writeUInt16LE(end.comment.length, 20);
  return Buffer.concat([bytes, Buffer.from(end.comment)]);
};

/** A deflate stream of so many MiB of zeros, 1 kB for each, without ever having them in memory. */
export const zeros = (mebibytes: number): Uint8Array => {
  const flushed = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: 3 });
  const last = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array.from({ length: mebibytes }, () => flushed), last]);
};
