import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { u64 } from './cursor.ts';
import type { Say } from './say.ts';

export type Section = {
  readonly segment: string;
  readonly name: string;
  readonly address: number;
  readonly size: number;
  /** From the start of the slice. */
  readonly offset: number;
};
type Segment = {
  readonly name: string;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
};
export type Dylib = {
  readonly path: string;
  readonly version: string;
  readonly kind: 'needed' | 'weak' | 're-exported' | 'lazy';
  readonly offset: number;
};
type Extent = { readonly offset: number; readonly size: number };

/** What the load commands of one slice say. Offsets count from the start of the slice. */
export type Commands = {
  readonly is64: boolean;
  readonly cpu: string;
  readonly fileType: 'executable' | 'dylib' | 'bundle' | 'other';
  uuid: string | null;
  build: { readonly platform: number; readonly oldest: string; readonly sdk: string } | null;
  /** Its own name, where it is a dylib. */
  id: Dylib | null;
  readonly dylibs: Dylib[];
  readonly searchPaths: string[];
  readonly segments: Segment[];
  readonly sections: Section[];
  encryption: (Extent & { readonly id: number; readonly at: number }) | null;
  signature: Extent | null;
  symbols: { readonly offset: number; readonly count: number; readonly strings: Extent } | null;
  fixups: Extent | null;
};

const CPUS: Readonly<Record<number, string>> = {
  0x0100000c: 'arm64',
  0x0200000c: 'arm64_32',
  0x0c: 'arm',
  0x01000007: 'x86_64',
  0x07: 'i386',
};
const FILE_TYPES: Readonly<Record<number, Commands['fileType']>> = {
  2: 'executable',
  6: 'dylib',
  8: 'bundle',
};
/** LC_LOAD_DYLIB, LC_LOAD_WEAK_DYLIB, LC_REEXPORT_DYLIB, LC_LAZY_LOAD_DYLIB, LC_LOAD_UPWARD_DYLIB. */
const DYLIBS: Readonly<Record<number, Dylib['kind']>> = {
  0x0c: 'needed',
  0x80000018: 'weak',
  0x8000001f: 're-exported',
  0x20: 'lazy',
  0x80000023: 'needed',
};

/** Reads the load commands and nothing else: what the parts point at is read where it is needed. Null: there is no whole header. */
export const readCommands = (source: Source, base: number, say: Say): Commands | null => {
  const header = Buffer.from(source.read(0, 32));
  if (header.length < 28) return null;
  const is64 = header.readUInt32LE(0) === 0xfeedfacf;
  const start = is64 ? 32 : 28;
  const count = header.readUInt32LE(16);
  const size = header.readUInt32LE(20);
  const found: Commands = {
    is64,
    cpu: CPUS[header.readUInt32LE(4)] ?? 'other',
    fileType: FILE_TYPES[header.readUInt32LE(12)] ?? 'other',
    uuid: null,
    build: null,
    id: null,
    dylibs: [],
    searchPaths: [],
    segments: [],
    sections: [],
    encryption: null,
    signature: null,
    symbols: null,
    fixups: null,
  };
  const bytes = Buffer.from(source.read(start, Math.min(size, BOUNDS.commands)));
  let at = 0;
  let done = 0;
  for (; done < count && at + 8 <= bytes.length; done += 1) {
    const length = bytes.readUInt32LE(at + 4);
    if (length < 8 || length > bytes.length - at) {
      say('macho.command-size', base + start + at);
      return found;
    }
    const command = bytes.subarray(at, at + length);
    readCommand(found, command, start + at);
    if (leadsOut(command))
      say('macho.command-size', base + start + at, { command: command.readUInt32LE(0) });
    at += length;
  }
  if (done < count || bytes.length < size) say('macho.commands-cut', base + 16);
  return found;
};

const readCommand = (found: Commands, bytes: Buffer, at: number): void => {
  const command = bytes.readUInt32LE(0);
  const has = (length: number): boolean => bytes.length >= length;
  const kind = DYLIBS[command];
  if (kind !== undefined && has(24)) {
    if (found.dylibs.length < BOUNDS.dylibs) found.dylibs.push(dylib(bytes, kind, at));
  } else if (command === 0x0d && has(24)) found.id = dylib(bytes, 'needed', at);
  else if (command === 0x8000001c && has(12)) {
    if (found.searchPaths.length < BOUNDS.dylibs)
      found.searchPaths.push(textAt(bytes, bytes.readUInt32LE(8)));
  } else if (command === 0x19 && has(72)) segment(found, bytes, true);
  else if (command === 0x01 && has(56)) segment(found, bytes, false);
  else if (command === 0x1b && has(24)) found.uuid = bytes.toString('hex', 8, 24);
  else if (command === 0x1d && has(16)) found.signature = extent(bytes);
  else if (command === 0x80000034 && has(16)) found.fixups = extent(bytes);
  else if ((command === 0x21 || command === 0x2c) && has(20))
    found.encryption = { ...extent(bytes), id: bytes.readUInt32LE(16), at };
  else if (command === 0x32 && has(24))
    found.build = {
      platform: bytes.readUInt32LE(8),
      oldest: version(bytes, 12),
      sdk: version(bytes, 16),
    };
  else if (command === 0x25 && has(16))
    // LC_VERSION_MIN_IPHONEOS, before iOS 12.
    found.build ??= { platform: 2, oldest: version(bytes, 8), sdk: version(bytes, 12) };
  else if (command === 0x02 && has(24))
    found.symbols = {
      offset: bytes.readUInt32LE(8),
      count: bytes.readUInt32LE(12),
      strings: { offset: bytes.readUInt32LE(16), size: bytes.readUInt32LE(20) },
    };
};

/** A name (of a dylib, a folder to look in) or a list of sections that would not lie in its command: dyld refuses the program. */
const leadsOut = (bytes: Buffer): boolean => {
  const command = bytes.readUInt32LE(0);
  const isNamed = DYLIBS[command] !== undefined || command === 0x0d || command === 0x8000001c;
  if (isNamed) return bytes.length < 12 || bytes.readUInt32LE(8) >= bytes.length;
  if (command === 0x19) return bytes.length < 72 || 72 + bytes.readUInt32LE(64) * 80 > bytes.length;
  if (command === 0x01) return bytes.length < 56 || 56 + bytes.readUInt32LE(48) * 68 > bytes.length;
  return false;
};

const extent = (bytes: Buffer): Extent => ({
  offset: bytes.readUInt32LE(8),
  size: bytes.readUInt32LE(12),
});

const version = (bytes: Buffer, at: number): string => {
  const number = bytes.readUInt32LE(at);
  const [major, minor, patch] = [number >>> 16, (number >>> 8) & 255, number & 255];
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
};

const textAt = (bytes: Buffer, at: number): string => {
  const end = bytes.indexOf(0, at);
  return bytes.toString('utf8', at, end === -1 ? bytes.length : end).slice(0, 1024);
};

const dylib = (bytes: Buffer, kind: Dylib['kind'], offset: number): Dylib => ({
  path: textAt(bytes, bytes.readUInt32LE(8)),
  version: version(bytes, 16),
  kind,
  offset,
});

const segment = (found: Commands, bytes: Buffer, is64: boolean): void => {
  const name = (at: number): string => bytes.toString('latin1', at, at + 16).replace(/\0[^]*$/, '');
  const word = (at: number, index: number): number =>
    is64 ? u64(bytes, at + 8 * index) : bytes.readUInt32LE(at + 4 * index);
  const [head, width] = is64 ? [72, 80] : [56, 68];
  if (found.segments.length < BOUNDS.segments)
    found.segments.push({
      name: name(8),
      address: word(24, 0),
      offset: word(24, 2),
      size: word(24, 3),
    });
  const count = bytes.readUInt32LE(is64 ? 64 : 48);
  for (let i = 0, at = head; i < count && at + width <= bytes.length; i += 1, at += width) {
    if (found.sections.length >= BOUNDS.sections) return;
    found.sections.push({
      name: name(at),
      segment: name(at + 16),
      address: word(at + 32, 0),
      size: word(at + 32, 1),
      offset: bytes.readUInt32LE(at + (is64 ? 48 : 40)),
    });
  }
};
