import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { cursorOf, listed, rest, sized, u32 } from './cursor.ts';
import type { Cursor } from './cursor.ts';

export type Scheme = 'v2' | 'v3' | 'v3.1';
/** API levels, both ends included. */
type Range = { readonly min: number; readonly max: number };

/** One signer of a v2, v3 or v3.1 block, as it is written: nothing in it is checked. */
export type RawSigner = {
  readonly scheme: Scheme;
  readonly offset: number;
  readonly signedData: Buffer;
  readonly signatures: readonly Signed[];
  readonly publicKey: Buffer;
  readonly digests: readonly Signed[];
  readonly certificates: readonly { readonly der: Buffer; readonly offset: number }[];
  readonly attributes: readonly Attribute[];
  /** What phones compare with themselves, and what is signed. Null in v2. */
  readonly range: Range | null;
  readonly signedRange: Range | null;
  /** Parts that lead out of what holds them, or are cut off; attributes apart, since tools differ on them. */
  readonly broken: readonly ('signer' | 'attribute')[];
};
type Signed = { readonly algorithm: number; readonly value: Buffer };
type Attribute = { readonly id: number; readonly value: Buffer; readonly offset: number };

/** The signers of a block's value, at most as many as our bound; `whole`: nothing was left over or cut off. */
export const readSigners = (
  source: Source,
  scheme: Scheme,
  value: { readonly offset: number; readonly size: number },
): { readonly signers: readonly RawSigner[]; readonly whole: boolean } => {
  const block = cursorOf(source.read(value.offset, value.size), value.offset);
  const { records, whole } = listed(block, BOUNDS.signers);
  return { signers: records.map((record) => readSigner(scheme, record)), whole };
};

const readSigner = (scheme: Scheme, signer: Cursor): RawSigner => {
  const broken = new Set<'signer' | 'attribute'>();
  const signedData = sized(signer);
  const range = scheme === 'v2' ? null : readRange(signer);
  const signatures = listed(signer, BOUNDS.records);
  const publicKey = sized(signer);

  // Order of signed data: source.android.com/docs/security/features/apksigning/v3, "Format", read 2026-11-25.
  const digests = listed(signedData, BOUNDS.records);
  const certificates = listed(signedData, BOUNDS.records);
  const signedRange = scheme === 'v2' || signedData === null ? null : readRange(signedData);
  const attributes = listed(signedData, BOUNDS.records);

  const [signed, digested] = [
    signatures.records.map(algorithmOf),
    digests.records.map(algorithmOf),
  ];
  const isWhole =
    signedData !== null &&
    publicKey !== null &&
    signatures.whole &&
    digests.whole &&
    certificates.whole &&
    signed.every(isRead) &&
    digested.every(isRead) &&
    (scheme === 'v2' || (range !== null && signedRange !== null));
  if (!isWhole) broken.add('signer');
  const read = attributes.records.map(attributeOf);
  if (!attributes.whole || !read.every(isRead)) broken.add('attribute');
  return {
    scheme,
    offset: signer.offset,
    signedData: signedData?.bytes ?? Buffer.alloc(0),
    signatures: signed.filter(isRead),
    publicKey: publicKey?.bytes ?? Buffer.alloc(0),
    digests: digested.filter(isRead),
    certificates: certificates.records.map(({ bytes, offset }) => ({ der: bytes, offset })),
    attributes: read.filter(isRead),
    range,
    signedRange,
    broken: [...broken],
  };
};

const isRead = <T>(value: T | null): value is T => value !== null;

const readRange = (cursor: Cursor): Range | null => {
  const [min, max] = [u32(cursor), u32(cursor)];
  return min === null || max === null ? null : { min: min | 0, max: max | 0 };
};

const algorithmOf = (record: Cursor): Signed | null => {
  const algorithm = u32(record);
  const value = sized(record);
  return algorithm === null || value === null ? null : { algorithm, value: value.bytes };
};

const attributeOf = (record: Cursor): Attribute | null => {
  const { offset } = record;
  const id = u32(record);
  return id === null ? null : { id, value: rest(record), offset };
};
