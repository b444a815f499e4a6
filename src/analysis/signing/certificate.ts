import { hash } from 'node:crypto';
import type { Certificate } from '../../core/vetting/facts.ts';
import { nameOfKey, publicKeyOf } from './public-key.ts';
import { remembering } from './remembering.ts';
import { fieldsOf } from './x509.ts';

/** SHA-256 of exactly these bytes, whatever they are; the rest as far as it can be read. */
export const describeCertificate = remembering((der): Certificate => {
  const fields = fieldsOf(der);
  const key = fields && publicKeyOf(fields.spki);
  return {
    sha256: hash('sha256', der),
    sha1: hash('sha1', der),
    subject: fields?.subject ?? null,
    issuer: fields?.issuer ?? null,
    serial: fields?.serial ?? null,
    notBefore: fields?.notBefore ?? null,
    notAfter: fields?.notAfter ?? null,
    key: key && nameOfKey(key),
    signatureAlgorithm: fields?.signatureAlgorithm ?? null,
    spki: fields && hash('sha256', fields.spki),
  };
});

/** The public key of a certificate, DER; null where it is no certificate. */
export const spkiOf = (der: Uint8Array): Buffer | null => fieldsOf(der)?.spki ?? null;
