import { hash } from 'node:crypto';

const START = 4096;
const BASE = 0x1_0000_0000;
const SIGNATURE = 32 * 1024;

type Section = { readonly name: string; readonly bytes: Uint8Array };
type Wanted = {
  readonly sections?: readonly Section[];
  readonly dylibs?: readonly string[];
  readonly platform?: number;
  /** Makes the signature over everything before it. */
  readonly sign?: (code: Buffer) => Buffer;
};

/** A small program for arm64: one segment with these sections, 16 bytes apart at least, the first at 4096. */
export const writeMachO = ({ sections = [], dylibs = [], platform = 2, sign }: Wanted): Buffer => {
  const places: number[] = [];
  let end = START;
  for (const { bytes } of sections) {
    places.push(end);
    end += Math.ceil(bytes.length / 16) * 16;
  }
  const commands = [
    segment(sections, places, end),
    words(0x32, 24, platform, 13 << 16, 17 << 16, 0),
    ...dylibs.map(dylib),
    ...(sign === undefined ? [] : [words(0x1d, 16, end, SIGNATURE)]),
  ];
  const size = commands.reduce((sum, { length }) => sum + length, 0);
  const file = Buffer.alloc(end);
  words(0xfeedfacf, 0x0100000c, 0, 2, commands.length, size, 0, 0).copy(file);
  Buffer.concat(commands).copy(file, 32);
  sections.forEach(({ bytes }, i) => file.set(bytes, places[i]));
  if (sign === undefined) return file;
  return Buffer.concat([file, sign(file), Buffer.alloc(SIGNATURE)]).subarray(0, end + SIGNATURE);
};

const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32LE(value >>> 0, 4 * i));
  return bytes;
};

const name16 = (name: string): Buffer =>
  Buffer.concat([Buffer.from(name), Buffer.alloc(16)]).subarray(0, 16);
const u64 = (value: number): Buffer => words(value % 2 ** 32, Math.floor(value / 2 ** 32));

const segment = (sections: readonly Section[], places: readonly number[], end: number): Buffer =>
  Buffer.concat([
    words(0x19, 72 + 80 * sections.length),
    name16('__TEXT'),
    u64(BASE),
    u64(end),
    u64(0),
    u64(end),
    words(5, 5, sections.length, 0),
    ...sections.flatMap(({ name, bytes }, i) => [
      name16(name),
      name16('__TEXT'),
      u64(BASE + (places[i] ?? 0)),
      u64(bytes.length),
      words(places[i] ?? 0, 0, 0, 0, 0, 0, 0, 0),
    ]),
  ]);

const dylib = (path: string): Buffer => {
  const text = Buffer.from(path.padEnd(Math.ceil((path.length + 1) / 8) * 8, '\0'));
  return Buffer.concat([words(0x0c, 24 + text.length, 24, 2, 0x20304, 0x10000), text]);
};

export type Signing = {
  readonly identifier: string;
  readonly team?: string;
  /** Of a second directory. */
  readonly otherTeam?: string;
  readonly entitlements?: string;
  readonly entitlementsDer?: Uint8Array;
  /** Signs the code directory; without it the signature is ad hoc. */
  readonly cms?: (directory: Buffer) => Uint8Array;
};

/** A code signature over this code. */
export const codeSignature = (
  code: Buffer,
  { identifier, team, otherTeam, entitlements, entitlementsDer, cms }: Signing,
): Buffer => {
  const rights: (readonly [number, Buffer])[] = [];
  if (entitlements !== undefined) rights.push([5, blob(0xfade7171, Buffer.from(entitlements))]);
  if (entitlementsDer !== undefined) rights.push([7, blob(0xfade7172, entitlementsDer)]);
  const directory = codeDirectory(code, identifier, team ?? '', new Map(rights));
  const blobs: (readonly [number, Buffer])[] = [[0, directory], ...rights];
  blobs.push([0x10000, blob(0xfade0b01, cms?.(directory) ?? Buffer.alloc(0))]);
  if (otherTeam !== undefined)
    blobs.push([0x1000, codeDirectory(code, identifier, otherTeam, new Map(rights))]);
  const index: Buffer[] = [];
  let offset = 12 + 8 * blobs.length;
  for (const [type, bytes] of blobs) {
    index.push(big(type, offset));
    offset += bytes.length;
  }
  return Buffer.concat([
    big(0xfade0cc0, offset, blobs.length),
    ...index,
    ...blobs.map(([, bytes]) => bytes),
  ]);
};

const big = (...values: number[]): Buffer => words(...values).swap32();
const blob = (magic: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([big(magic, 8 + bytes.length), bytes]);

/** Hashes of other parts of the signature stand before those of the pages, counted backwards. */
const SLOTS = 7;

const codeDirectory = (
  code: Buffer,
  identifier: string,
  team: string,
  parts: ReadonlyMap<number, Buffer>,
): Buffer => {
  const special = Array.from({ length: SLOTS }, (_, i) => {
    const part = parts.get(SLOTS - i);
    return part === undefined ? Buffer.alloc(32) : hash('sha256', part, 'buffer');
  });
  const texts = Buffer.from(`${identifier}\0${team}\0`);
  const pages = Array.from({ length: Math.ceil(code.length / 4096) }, (_, i) =>
    hash('sha256', code.subarray(4096 * i, 4096 * (i + 1)), 'buffer'),
  );
  const hashes = 52 + texts.length + 32 * SLOTS;
  const teamAt = team === '' ? 0 : 52 + identifier.length + 1;
  const bytes = Buffer.concat([
    big(
      0xfade0c02,
      hashes + 32 * pages.length,
      0x20200,
      0,
      hashes,
      52,
      SLOTS,
      pages.length,
      code.length,
    ),
    Buffer.of(32, 2, 0, 12),
    big(0, 0, teamAt),
    texts,
    ...special,
    ...pages,
  ]);
  return bytes;
};
