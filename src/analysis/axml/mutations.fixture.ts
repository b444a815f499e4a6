import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { u16, u32 } from './write-axml.fixture.ts';

const SEED = 'node_modules/agent-device/android/ime-helper/dist/*.apk';

/** The manifest of a real app of 12.8 kB; its strings are UTF-16, and it has one service. */
export function seedManifest(): Buffer {
  const [file] = globSync(SEED);
  return Buffer.from(unzipSync(readFileSync(file!))['AndroidManifest.xml']!);
}

type Mutation = (manifest: Buffer) => Buffer;

/** Ways to write a manifest that phones read, or refuse, otherwise than tools do. Each takes the seed and gives another file. */
export const MUTATIONS = {
  'root type 0': (bytes) => put(bytes, 0, u16(0)),
  'root type 1': (bytes) => put(bytes, 0, u16(1)),
  'root size larger than the file': (bytes) => put(bytes, 4, u32(bytes.length + 100)),
  'root header of 12 bytes': (bytes) => put(insert(bytes, 8, Buffer.alloc(4)), 2, u16(12)),
  'string count + 1000': (bytes) => put(bytes, 16, u32(bytes.readUInt32LE(16) + 1000)),
  'unknown chunk before the pool': (bytes) => insert(bytes, 8, UNKNOWN),
  'unknown chunk between nodes': (bytes) => insert(bytes, nodesOf(bytes)[3]!.at, UNKNOWN),
  'garbage after the root': (bytes) => Buffer.concat([bytes, Buffer.alloc(64, 0x41)]),
  'garbage at the end of the root': (bytes) => insert(bytes, bytes.length, Buffer.alloc(64, 0x41)),
  'attribute size 0x18': (bytes) => spread(bytes, 20, 24),
  'attribute start 0x1C': (bytes) => spread(bytes, 28, 20),
  'attribute names blanked': blankNames,
  'end element first': (bytes) => {
    const end = nodesOf(bytes).findLast(({ type }) => type === 0x0103)!;
    return insert(bytes, nodesOf(bytes)[0]!.at, bytes.subarray(end.at, end.at + end.size));
  },
  'strings after a gap of 4272 bytes': (bytes) => {
    const wide = insert(bytes, 8 + bytes.readUInt32LE(28), Buffer.alloc(4272, 0x42));
    put(wide, 12, u32(wide.readUInt32LE(12) + 4272));
    return put(wide, 28, u32(wide.readUInt32LE(28) + 4272));
  },
  'chunk of size 0': (bytes) => put(bytes, nodesOf(bytes)[2]!.at + 4, u32(0)),
  'header of a namespace said to be 0x14': (bytes) =>
    put(bytes, nodesOf(bytes)[0]!.at + 2, u16(0x14)),
  'header of all elements 0x14, with four bytes more': (bytes) => {
    let wide = bytes;
    for (const { at, size } of nodesOf(bytes).toReversed()) {
      wide = insert(wide, at + 16, Buffer.alloc(4));
      put(wide, at + 2, u16(0x14));
      put(wide, at + 4, u32(size + 4));
    }
    return wide;
  },
  'header of a namespace said to be 0x1C01': (bytes) =>
    put(bytes, nodesOf(bytes)[0]!.at + 2, u16(0x1c01)),
  'two strings at one offset': (bytes) => {
    const last = bytes.readUInt32LE(16) - 1;
    return put(bytes, 36 + last * 4, bytes.subarray(36 + (last - 1) * 4, 36 + last * 4));
  },
  'name index 0xFFFFFF': (bytes) => put(bytes, firstAttribute(bytes) + 4, u32(0xffffff)),
  'value index 0xFFFFFF': (bytes) => put(bytes, firstAttribute(bytes) + 20 + 16, u32(0xffffff)),
  'package after another package': (bytes) => doubledPackage(bytes),
} as const satisfies Readonly<Record<string, Mutation>>;

export type MutationName = keyof typeof MUTATIONS;

export const mutated = (name: MutationName): Buffer => MUTATIONS[name](seedManifest());

const UNKNOWN = Buffer.concat([u16(1402), u16(8), u32(24), Buffer.alloc(16, 0x43)]);

/** Chunks after the pool and the map. */
function nodesOf(
  bytes: Buffer,
): { readonly at: number; readonly type: number; readonly size: number }[] {
  const nodes = [];
  for (let at = 8; at + 8 <= bytes.length; at += bytes.readUInt32LE(at + 4)) {
    const type = bytes.readUInt16LE(at);
    if (type >= 0x0100 && type <= 0x017f)
      nodes.push({ at, type, size: bytes.readUInt32LE(at + 4) });
  }
  return nodes;
}

const startsOf = (bytes: Buffer) => nodesOf(bytes).filter(({ type }) => type === 0x0102);
const firstAttribute = (bytes: Buffer): number => startsOf(bytes)[0]!.at + 36;

function put(bytes: Buffer, at: number, value: Uint8Array): Buffer {
  bytes.set(value, at);
  return bytes;
}

/** With these bytes in between; the root grows with them. */
function insert(bytes: Buffer, at: number, more: Uint8Array): Buffer {
  const wide = Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  return put(wide, 4, u32(wide.length));
}

/** Attributes further apart, or later, than anybody writes them. */
function spread(bytes: Buffer, start: number, size: number): Buffer {
  let wide = bytes;
  for (const { at, size: old } of startsOf(bytes).toReversed()) {
    const count = wide.readUInt16LE(at + 28);
    for (let i = count; i > 0; i -= 1)
      wide = insert(wide, at + 36 + i * 20, Buffer.alloc(size - 20));
    wide = insert(wide, at + 36, Buffer.alloc(start - 20));
    put(wide, at + 24, u16(start));
    put(wide, at + 26, u16(size));
    put(wide, at + 4, u32(old + (start - 20) + count * (size - 20)));
  }
  return wide;
}

/** Every name that has a resource id becomes an empty string. */
function blankNames(bytes: Buffer): Buffer {
  const map = 8 + bytes.readUInt32LE(12);
  const count = (bytes.readUInt32LE(map + 4) - 8) / 4;
  const strings = 8 + bytes.readUInt32LE(28);
  for (let i = 0; i < count; i += 1) put(bytes, strings + bytes.readUInt32LE(36 + i * 4), u32(0));
  return bytes;
}

/** A second attribute `package`, with the text of the versionName, behind the real one. */
function doubledPackage(bytes: Buffer): Buffer {
  const [root] = startsOf(bytes);
  const from = firstAttribute(bytes);
  const real = bytes.subarray(from + 4 * 20, from + 5 * 20);
  const decoy = Buffer.from(real);
  const version = bytes.subarray(from + 20, from + 40);
  decoy.set(version.subarray(8, 12), 8);
  decoy.set(version.subarray(16, 20), 16);
  const wide = insert(bytes, from + 5 * 20, decoy);
  put(wide, root!.at + 4, u32(root!.size + 20));
  return put(wide, root!.at + 28, u16(wide.readUInt16LE(root!.at + 28) + 1));
}
