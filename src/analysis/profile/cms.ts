import { createHash, createPublicKey, verify } from 'node:crypto';
import { oidOf, readAsn1 } from '../signing/asn1.ts';
import type { Asn1 } from '../signing/asn1.ts';
import { HASHES } from '../signing/oids.ts';
import { isSameName } from '../signing/same-name.ts';
import { fieldsOf } from '../signing/x509.ts';
import type { Fields } from '../signing/x509.ts';
import { BOUNDS } from './bounds.ts';

/** A message that somebody signed (RFC 5652). */
export type Cms = {
  /** What it wraps; null: the content lies elsewhere. */
  readonly content: Buffer | null;
  readonly certificates: readonly Buffer[];
  readonly signers: readonly {
    /** DER; null: the message has no certificate for this signer. */
    readonly certificate: Buffer | null;
    /** The signature holds over the content. False: it does not; null: an algorithm that we don't know, or no certificate. */
    readonly verified: boolean | null;
  }[];
};

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SET = 0x31;
const OCTETS = 0x04;
const CONTEXT_0 = 0xa0;

/** Reads and verifies, over its own content or over `detached`. Null: it is no signed message. */
export const readCms = (bytes: Uint8Array, detached: Uint8Array | null): Cms | null => {
  if (bytes.length > BOUNDS.bytes) return null;
  const outer = readAsn1(bytes);
  if (oidOf(outer?.parts[0]) !== SIGNED_DATA) return null;
  const parts = outer?.parts[1]?.parts[0]?.parts ?? [];
  const wrapped = parts[2]?.parts[1]?.parts[0];
  const signerInfos = parts.at(-1);
  if (signerInfos?.tag !== SET || parts.length < 4) return null;
  const content = wrapped === undefined ? null : octets(wrapped);
  const certificates = (parts.find(({ tag }, i) => i > 2 && tag === CONTEXT_0)?.parts ?? [])
    .slice(0, BOUNDS.certificates)
    .map((one) => one.bytes);
  const signed = content ?? detached;
  const known = certificates.map((der) => ({ der, fields: fieldsOf(der) }));
  return {
    content,
    certificates,
    signers: signerInfos.parts.slice(0, BOUNDS.signers).map((info) => {
      const [issuer, serial] = info.parts[1]?.parts ?? [];
      const found = known.find(
        ({ fields }) =>
          fields !== null &&
          isSameName(issuer?.bytes ?? NOTHING, fields.issuerBytes) &&
          fields.serial === serial?.content.subarray(0, 64).toString('hex').toUpperCase(),
      );
      const fields = found?.fields ?? null;
      return {
        certificate: found?.der ?? null,
        verified: signed === null || fields === null ? null : holds(info, fields, signed),
      };
    }),
  };
};

const NOTHING = Buffer.alloc(0);

/** A text of bytes; BER may have it in pieces. */
const octets = (value: Asn1): Buffer =>
  value.tag === OCTETS ? value.content : Buffer.concat(value.parts.map((part) => part.content));

const holds = (info: Asn1, { spki }: Fields, content: Uint8Array): boolean | null => {
  const hash = HASHES.get(oidOf(info.parts[2]?.parts[0]) ?? '');
  const attributes = info.parts[3]?.tag === CONTEXT_0 ? info.parts[3] : null;
  const signature = info.parts.slice(3).find(({ tag }) => tag === OCTETS)?.content;
  if (hash === undefined || signature === undefined) return null;
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') return null;
    if (attributes === null) return verify(hash, content, key, signature);
    const said = attributes.parts.find(({ parts }) => oidOf(parts[0]) === MESSAGE_DIGEST)?.parts[1]
      ?.parts[0];
    const isSame = said?.content.equals(createHash(hash).update(content).digest()) ?? false;
    // RFC 5652, 5.4: signed as a set, though it is written with a tag of its own.
    return (
      isSame &&
      verify(hash, Buffer.concat([Buffer.of(SET), attributes.bytes.subarray(1)]), key, signature)
    );
  } catch {
    // A key or a signature that is none.
    return null;
  }
};
