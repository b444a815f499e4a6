import { hash, sign } from 'node:crypto';
import { writeZip } from '../../zip/write-zip.fixture.ts';
import { tlv } from '../make-key.fixture.ts';
import type { Key } from '../make-key.fixture.ts';

// v1 signatures in forms that apksigner does not write.

const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const DATA = oid('2a864886f70d010701');
const SIGNED_DATA = oid('2a864886f70d010702');
const SHA256 = tlv(0x30, oid('608648016503040201'));
const ECDSA = tlv(0x30, oid('2a8648ce3d040302'));
const CONTENT_TYPE = oid('2a864886f70d010903');
const MESSAGE_DIGEST = oid('2a864886f70d010904');
const VERSION = tlv(0x02, Buffer.from([1]));

export type Odd = {
  /** Of what the digest among the attributes is. */
  readonly digestOf?: string;
  /** Object identifier (DER) of what the attributes say is signed; null: they don't say. */
  readonly type?: Buffer | null;
  /** How often the digest stands in its attribute. */
  readonly digests?: number;
  /** The issuer as the signer names it. */
  readonly issuer?: (name: Buffer) => Buffer;
  /** Signers before the one that is meant. */
  readonly before?: readonly Buffer[];
};

/** A signer of a .SF. `attributes`: signed is a digest of the .SF among attributes, not the .SF itself. */
export const signerInfo = (key: Key, sf: string, attributes: boolean, odd: Odd = {}): Buffer => {
  const { digestOf = sf, type = DATA, digests = 1, issuer = (name) => name } = odd;
  const digest = tlv(0x04, hash('sha256', Buffer.from(digestOf, 'latin1'), 'buffer'));
  const told = [
    ...(type === null ? [] : [tlv(0x30, CONTENT_TYPE, tlv(0x31, type))]),
    tlv(0x30, MESSAGE_DIGEST, tlv(0x31, ...Array.from({ length: digests }, () => digest))),
  ];
  const signed = attributes ? tlv(0x31, ...told) : Buffer.from(sf, 'latin1');
  return tlv(
    0x30,
    VERSION,
    tlv(0x30, issuer(nameIn(key.der)), VERSION),
    SHA256,
    attributes ? tlv(0xa0, ...told) : Buffer.alloc(0),
    ECDSA,
    tlv(0x04, sign('sha256', signed, key.secret)),
  );
};

export const SIGNED_TYPE = SIGNED_DATA;

/** A PKCS#7 file over a .SF, of one signer or several. */
export const pkcs7 = (key: Key, sf: string, attributes: boolean, odd: Odd = {}): Buffer => {
  const infos = [...(odd.before ?? []), signerInfo(key, sf, attributes, odd)];
  const data = tlv(
    0x30,
    VERSION,
    tlv(0x31, SHA256),
    tlv(0x30, DATA),
    tlv(0xa0, key.der),
    tlv(0x31, ...infos),
  );
  return tlv(0x30, SIGNED_DATA, tlv(0xa0, data));
};

/** Issuer and subject of our own certificates are the same: it is the first name with a CN. */
const nameIn = (der: Buffer): Buffer => {
  const set = der.indexOf(Buffer.from('0603550403', 'hex')) - 6;
  return der.subarray(set, set + 2 + (der[set + 1] ?? 0));
};

export const base64 = (text: string): string =>
  hash('sha256', Buffer.from(text, 'latin1'), 'base64');

/** An archive of one entry, with this MANIFEST.MF and .SF, signed. */
export const jar = (
  key: Key,
  manifest: string,
  sf: string,
  block = pkcs7(key, sf, false),
): Uint8Array =>
  writeZip([
    { name: 'classes.dex', content: 'code', method: 0 },
    { name: 'META-INF/MANIFEST.MF', content: Buffer.from(manifest, 'latin1') },
    { name: 'META-INF/A.SF', content: Buffer.from(sf, 'latin1') },
    { name: 'META-INF/A.EC', content: block },
  ]);
