import { sign } from 'node:crypto';
import { ofBytes } from '../source.ts';
import { openZip } from '../zip/open-zip.ts';
import { contentDigests } from './content-digests.ts';
import type { Key } from './make-key.fixture.ts';

// Signs as apksigner does, and in every way in which it doesn't. What apksigner makes is in seeds/: this is for what it can't be told to make.

const ECDSA_SHA256 = 0x0201;
export const NEWEST = 0x7fff_ffff;

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
export const sized = (...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length), content]);
};

type Range = readonly [number, number];
export type Spec = {
  readonly key: Key;
  /** v3 and v3.1 only. */
  readonly range?: Range;
  /** What is signed, when it is to differ. */
  readonly signedRange?: Range;
  /** Bytes of the list of attributes. */
  readonly attributes?: Uint8Array;
  readonly certificates?: readonly Uint8Array[];
  readonly publicKey?: Uint8Array;
  /** The algorithm that the list of digests names. */
  readonly digested?: number;
  /** Whose key really signs. */
  readonly signedBy?: Key;
};

/** A file to be signed, or signed already: then its block is replaced. */
export const layoutOf = (file: Uint8Array) => {
  const zip = openZip(ofBytes(file), () => undefined);
  if (zip.kind !== 'zip') throw new Error('no archive');
  const directory = zip.centralDirectory.offset;
  const bytes = Buffer.from(file);
  const isSigned = bytes.toString('latin1', directory - 16, directory) === 'APK Sig Block 42';
  const size = isSigned ? Number(bytes.readBigUInt64LE(directory - 24)) + 8 : 0;
  return { block: directory - size, directory, end: zip.endRecord.offset, bytes };
};

const contentDigest = (file: Uint8Array): Buffer => {
  const { block, directory, end } = layoutOf(file);
  const covered = { blockOffset: block, directoryOffset: directory, endRecordOffset: end };
  const digests = contentDigests({ source: ofBytes(file), ...covered }, new Set(['sha256']));
  return digests.get('sha256') ?? Buffer.alloc(0);
};

/** One signer over the content of `file`. */
const signer = (file: Uint8Array, spec: Spec): Buffer => {
  const { key, range, signedRange = range, attributes = new Uint8Array() } = spec;
  const signedData = Buffer.concat([
    sized(sized(u32(spec.digested ?? ECDSA_SHA256), sized(contentDigest(file)))),
    sized(...(spec.certificates ?? [key.der]).map((der) => sized(der))),
    ...(signedRange ?? []).map(u32),
    sized(attributes),
  ]);
  const signature = sign('sha256', signedData, (spec.signedBy ?? key).secret);
  return Buffer.concat([
    sized(signedData),
    ...(range ?? []).map(u32),
    sized(sized(u32(ECDSA_SHA256), sized(signature))),
    sized(spec.publicKey ?? key.spki),
  ]);
};

/** The value of a v2, v3 or v3.1 block. */
export const signers = (file: Uint8Array, ...specs: readonly Spec[]): Buffer =>
  sized(...specs.map((spec) => sized(signer(file, spec))));

export const attribute = (id: number, value: Uint8Array): Buffer => sized(u32(id), value);

/** Proof that each key was followed by the next. */
export const proofOfRotation = (
  keys: readonly Key[],
  signedBy: (index: number) => Key | undefined = (index) => keys[index - 1],
): Buffer => {
  const levels = keys.map((key, index) => {
    const signedData = Buffer.concat([sized(key.der), u32(index === 0 ? 0 : ECDSA_SHA256)]);
    const parent = signedBy(index);
    const signature = parent ? sign('sha256', signedData, parent.secret) : Buffer.alloc(0);
    return sized(sized(signedData), u32(17), u32(ECDSA_SHA256), sized(signature));
  });
  return attribute(0x3ba06f8c, Buffer.concat([u32(1), ...levels]));
};

const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

export type Pair = readonly [number, Uint8Array];

/** The file with this signing block, in place of the one it has. `size` lies about it in the footer. */
export const withBlock = (
  file: Uint8Array,
  pairs: readonly Pair[],
  lie: { readonly footer?: number } = {},
): Uint8Array => {
  const { block, directory, bytes, end } = layoutOf(file);
  const content = Buffer.concat(
    pairs.flatMap(([id, value]) => [u64(value.length + 4), u32(id), value]),
  );
  const size = content.length + 24;
  const endRecord = Buffer.from(bytes.subarray(end));
  const inserted =
    pairs.length === 0
      ? Buffer.alloc(0)
      : Buffer.concat([
          u64(size),
          content,
          u64(lie.footer ?? size),
          Buffer.from('APK Sig Block 42'),
        ]);
  endRecord.writeUInt32LE(block + inserted.length, 16);
  return Buffer.concat([
    bytes.subarray(0, block),
    inserted,
    bytes.subarray(directory, end),
    endRecord,
  ]);
};

/** The pairs of the block that a file has. */
export const pairsOf = (file: Uint8Array): readonly Pair[] => {
  const { block, directory, bytes } = layoutOf(file);
  const pairs: Pair[] = [];
  for (let at = block + 8; at < directory - 24;) {
    const size = Number(bytes.readBigUInt64LE(at));
    pairs.push([bytes.readUInt32LE(at + 8), bytes.subarray(at + 12, at + 8 + size)]);
    at += 8 + size;
  }
  return pairs;
};
