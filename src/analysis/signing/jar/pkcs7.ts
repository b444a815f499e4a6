import { hash } from 'node:crypto';
import { verifies } from '../algorithms.ts';
import { oidOf, readAsn1 } from '../asn1.ts';
import type { Asn1 } from '../asn1.ts';
import { HASHES } from '../oids.ts';
import { publicKeyOf } from '../public-key.ts';
import { isSameName } from '../same-name.ts';
import { fieldsOf } from '../x509.ts';

/** Who signed a .SF: one of the certificates in the PKCS#7 file beside it. `holds`: the signature is theirs, over exactly these bytes. */
export type Pkcs7Signer = {
  readonly der: Buffer;
  /** Where the certificate begins in the file. */
  readonly offset: number;
  readonly holds: boolean;
};

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
/** Each costs a verification; real files have one. */
const MOST_SIGNERS = 10;
const [SEQUENCE, SET, CONTEXT_0] = [0x30, 0x31, 0xa0];

/**
 * RFC 2315, 9: the first signer of the file whose signature holds, as phones since Android 7 take it (older ones look at the first alone; a signer that is malformed
 * ends the search: apksig, V1SchemeVerifier, tried 2026-11-27). Read by hand over asn1js: pkijs verifies asynchronously, and gives certificates encoded anew, of
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
  const signed: Signed = { sf, type: oidOf(signedData.parts[2]?.parts[0]) };
  const set = signedData.parts.at(-1);
  const infos = set?.tag === SET ? set.parts.slice(0, MOST_SIGNERS) : [];
  const ownOf = (info: Asn1): Asn1 | undefined =>
    certificates.find((certificate) => isNamedBy(info, certificate.bytes));
  let holder: Asn1 | undefined;
  for (const info of infos) {
    const own = ownOf(info);
    const holds = own === undefined ? null : isSignedBy(info, own.bytes, signed);
    if (holds === true) holder = own;
    if (holds !== false) break;
  }
  const shown = holder ?? (infos[0] && ownOf(infos[0])) ?? certificates[0];
  if (shown === undefined) return null;
  return {
    der: shown.bytes,
    offset: shown.bytes.byteOffset - root.bytes.byteOffset,
    holds: holder !== undefined,
  };
};

/** What a signer signs: these bytes, which the file says are of this type. */
type Signed = { readonly sf: Uint8Array; readonly type: string | null };

/** By issuer and serial number. */
const isNamedBy = ({ parts: [, named] }: Asn1, certificate: Buffer): boolean => {
  const fields = fieldsOf(certificate);
  const [issuer, serial] = named?.parts ?? [];
  if (!fields || !issuer || !serial) return false;
  return isSameName(issuer.bytes, fields.issuerBytes) && serial.content.equals(fields.serialBytes);
};

/** Null: malformed. */
const isSignedBy = (info: Asn1, certificate: Buffer, { sf, type }: Signed): boolean | null => {
  const [, , digest, ...others] = info.parts;
  const attributes = others.find(({ tag }) => tag === CONTEXT_0);
  const [, signature] = others.filter(({ tag }) => tag === SEQUENCE || tag === 0x04);
  const algorithm = HASHES.get(oidOf(digest?.parts[0]) ?? '');
  const spki = fieldsOf(certificate)?.spki;
  const key = spki && publicKeyOf(spki);
  if (!algorithm || !key || !signature) return null;
  if (attributes === undefined) return verifies(algorithm, sf, { key }, signature.content);
  const [ofType, ofDigest] = [
    onlyValue(attributes, CONTENT_TYPE),
    onlyValue(attributes, MESSAGE_DIGEST),
  ];
  if (ofType === null || ofDigest === null) return null;
  if (oidOf(ofType) !== type || !ofDigest.content.equals(hash(algorithm, sf, 'buffer')))
    return false;
  // Signed is the set as such, not the field of the signer that holds it.
  const set = Buffer.from(attributes.bytes);
  set[0] = SET;
  return verifies(algorithm, set, { key }, signature.content);
};

/** The value of an attribute that must be there and have one alone; null: it isn't, or has not. */
const onlyValue = (attributes: Asn1, wanted: string): Asn1 | null => {
  const found = attributes.parts.filter(({ parts }) => oidOf(parts[0]) === wanted);
  const values = found[0]?.parts[1]?.parts ?? [];
  return found.length === 1 && values.length === 1 ? (values[0] ?? null) : null;
};
