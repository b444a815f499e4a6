import { hash } from 'node:crypto';
import { verifies } from '../algorithms.ts';
import { oidOf, readAsn1 } from '../asn1.ts';
import type { Asn1 } from '../asn1.ts';
import { HASHES } from '../oids.ts';
import { publicKeyOf } from '../public-key.ts';
import { fieldsOf } from '../x509.ts';

/** Who signed a .SF: one of the certificates in the PKCS#7 file beside it. `holds`: the signature is theirs, over exactly these bytes. */
export type Pkcs7Signer = {
  readonly der: Buffer;
  /** Where the certificate begins in the file. */
  readonly offset: number;
  readonly holds: boolean;
};

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const [SEQUENCE, SET, CONTEXT_0] = [0x30, 0x31, 0xa0];

/**
 * RFC 2315, 9: the first signer of the file, as phones take it. Read by hand over asn1js: pkijs verifies asynchronously, and gives certificates encoded anew, of
 * which no hash may be taken. Where the signer's own certificate is not there, the first one that is, which signs nothing. Null: it is no such file.
 */
export const readPkcs7 = (bytes: Buffer, sf: Uint8Array): Pkcs7Signer | null => {
  const root = readAsn1(bytes);
  const [type, wrapped] = root?.parts ?? [];
  const signedData = wrapped?.parts[0];
  if (!root || oidOf(type) !== SIGNED_DATA || !signedData) return null;
  const certificates = signedData.parts
    .filter(({ tag }) => tag === CONTEXT_0)
    .flatMap(({ parts }) => parts.filter(({ tag }) => tag === SEQUENCE));
  const infos = signedData.parts.at(-1);
  const info = infos?.tag === SET ? infos.parts[0] : undefined;
  const own = info && certificates.find((certificate) => isNamedBy(info, certificate.bytes));
  const shown = own ?? certificates[0];
  if (shown === undefined) return null;
  return {
    der: shown.bytes,
    offset: shown.bytes.byteOffset - root.bytes.byteOffset,
    holds: info !== undefined && own !== undefined && isSignedBy(info, own.bytes, sf),
  };
};

/** By issuer and serial number; both as they are encoded. */
const isNamedBy = ({ parts: [, named] }: Asn1, certificate: Buffer): boolean => {
  const fields = fieldsOf(certificate);
  const [issuer, serial] = named?.parts ?? [];
  if (!fields || !issuer || !serial) return false;
  return issuer.bytes.equals(fields.issuerBytes) && serial.content.equals(fields.serialBytes);
};

const isSignedBy = (info: Asn1, certificate: Buffer, sf: Uint8Array): boolean => {
  const [, , digest, ...others] = info.parts;
  const attributes = others.find(({ tag }) => tag === CONTEXT_0);
  const [, signature] = others.filter(({ tag }) => tag === SEQUENCE || tag === 0x04);
  const algorithm = HASHES.get(oidOf(digest?.parts[0]) ?? '');
  const spki = fieldsOf(certificate)?.spki;
  const key = spki && publicKeyOf(spki);
  if (!algorithm || !key || !signature) return false;
  if (attributes === undefined) return verifies(algorithm, sf, { key }, signature.content);
  const told = attributes.parts.find(({ parts }) => oidOf(parts[0]) === MESSAGE_DIGEST);
  if (!told?.parts[1]?.parts[0]?.content.equals(hash(algorithm, sf, 'buffer'))) return false;
  // Signed is the set as such, not the field of the signer that holds it.
  const set = Buffer.from(attributes.bytes);
  set[0] = SET;
  return verifies(algorithm, set, { key }, signature.content);
};
