import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { slotMatches } from './code-pages.ts';
import type { Commands } from './commands.ts';
import type { Say } from './say.ts';

/** What a code signature holds (xnu's cs_blobs.h, read 2026-11). Offsets count from the start of the file. */
export type CodeSignature = {
  readonly offset: number;
  readonly identifier: string | null;
  readonly team: string | null;
  /** `cms`: somebody signed; `ad-hoc`: nobody did, so that everything here is only said. */
  readonly by: 'cms' | 'ad-hoc';
  readonly directory: Buffer;
  readonly cms: { readonly bytes: Buffer; readonly offset: number } | null;
  readonly entitlements: { readonly bytes: Buffer; readonly offset: number } | null;
  readonly entitlementsDer: { readonly bytes: Buffer; readonly offset: number } | null;
  /** The entitlements are those that the directory was made for: it has their hashes. */
  readonly entitlementsHold: boolean;
};

type Blob = { readonly magic: number; readonly bytes: Buffer; readonly offset: number };

const SUPER = 0xfade0cc0;
const DIRECTORY = 0xfade0c02;
const ENTITLEMENTS = 0xfade7171;
const ENTITLEMENTS_DER = 0xfade7172;
const CMS = 0xfade0b01;
const MOST_BLOBS = 64;

export const readCodeSignature = (
  source: Source,
  { signature }: Commands,
  base: number,
  say: Say,
): CodeSignature | null => {
  if (signature === null) return null;
  const bytes = Buffer.from(
    source.read(signature.offset, Math.min(signature.size, BOUNDS.signature)),
  );
  const offset = base + signature.offset;
  const blobs = blobsOf(bytes);
  const directory = blobs?.find(({ magic }) => magic === DIRECTORY)?.bytes;
  if (blobs === null || directory === undefined || directory.length < 44) {
    say('macho.signature-broken', offset);
    return null;
  }
  // A later directory (slot 0x1000 and on) has another hash of the same pages, and should say the same.
  const others = blobs.filter(
    ({ magic, bytes }) => magic === DIRECTORY && bytes !== directory && bytes.length >= 44,
  );
  const [identifier, team] = [textAt(directory, 20), teamOf(directory)];
  if (others.some(({ bytes }) => textAt(bytes, 20) !== identifier || teamOf(bytes) !== team))
    say('macho.signatures-differ', offset);
  const content = (wanted: number, least: number) => {
    const blob = blobs.find(({ magic, bytes }) => magic === wanted && bytes.length > 8 + least);
    return blob === undefined
      ? null
      : {
          bytes: blob.bytes.subarray(8, 8 + BOUNDS.entitlements),
          offset: offset + blob.offset + 8,
        };
  };
  const cms = content(CMS, 0);
  return {
    offset,
    identifier,
    team,
    by: cms === null ? 'ad-hoc' : 'cms',
    directory,
    cms,
    entitlements: content(ENTITLEMENTS, 0),
    entitlementsDer: content(ENTITLEMENTS_DER, 0),
    entitlementsHold: blobs.every(({ magic, bytes }) => {
      const slot = magic === ENTITLEMENTS ? 5 : magic === ENTITLEMENTS_DER ? 7 : null;
      return slot === null || slotMatches(directory, slot, bytes) !== false;
    }),
  };
};

const blobsOf = (bytes: Buffer): readonly Blob[] | null => {
  if (bytes.length < 12 || bytes.readUInt32BE(0) !== SUPER) return null;
  const count = Math.min(bytes.readUInt32BE(8), MOST_BLOBS);
  const blobs: Blob[] = [];
  for (let i = 0; i < count && 20 + 8 * i <= bytes.length; i += 1) {
    const offset = bytes.readUInt32BE(16 + 8 * i);
    if (offset + 8 > bytes.length) continue;
    const length = bytes.readUInt32BE(offset + 4);
    if (length < 8 || offset + length > bytes.length) continue;
    blobs.push({
      magic: bytes.readUInt32BE(offset),
      bytes: bytes.subarray(offset, offset + length),
      offset,
    });
  }
  return blobs;
};

const textAt = (directory: Buffer, field: number): string | null => {
  const at = directory.readUInt32BE(field);
  if (at === 0 || at >= directory.length) return null;
  const text = directory.subarray(at, at + 1024);
  const end = text.indexOf(0);
  return end <= 0 ? null : text.toString('utf8', 0, end);
};

/** The team stands in directories since version 0x20200. */
const teamOf = (directory: Buffer): string | null =>
  directory.length >= 52 && directory.readUInt32BE(8) >= 0x20200 ? textAt(directory, 48) : null;
