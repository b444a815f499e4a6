import { createSign, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A P-256 key with a certificate of its own. */
export type Key = { readonly secret: KeyObject; readonly spki: Buffer; readonly der: Buffer };

export const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const size = content.length;
  const head = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
};

const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const ECDSA_SHA256 = tlv(0x30, oid('2a8648ce3d040302'));
const utc = (text: string): Buffer => tlv(0x17, Buffer.from(text));

/** Subject and issuer are CN with these bytes, whatever they are. */
export const makeKey = (commonName: string | Uint8Array): Key => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = tlv(0x30, tlv(0x31, tlv(0x30, oid('550403'), tlv(0x0c, Buffer.from(commonName)))));
  const tbs = tlv(
    0x30,
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    ECDSA_SHA256,
    name,
    tlv(0x30, utc('200101000000Z'), utc('490101000000Z')),
    name,
    spki,
  );
  const signature = createSign('sha256').update(tbs).sign(privateKey);
  const der = tlv(0x30, tbs, ECDSA_SHA256, tlv(0x03, Buffer.from([0]), signature));
  return { secret: privateKey, spki, der };
};
