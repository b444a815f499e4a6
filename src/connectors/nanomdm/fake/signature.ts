import { createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { SIGNATURE_BYTES } from '../phones/identity.ts';

/** Whether a detached CMS is of a certificate that this authority issued, and of this body. */
export function signatureChecker(authority: string): (header: string, body: Uint8Array) => boolean {
  // All but the signature is the same in every message of a device, and it stands last.
  const keys = new Map<string, KeyObject | null>();
  return (header, body) => {
    const message = Buffer.from(header, 'base64');
    const frame = message.subarray(0, -SIGNATURE_BYTES).toString('base64');
    const known = keys.get(frame);
    const key = known === undefined ? keyOf(message, authority) : known;
    keys.set(frame, key);
    return key !== null && verify('sha256', body, key, message.subarray(-SIGNATURE_BYTES));
  };
}

/** Null: no CMS, or the certificate of another authority. */
function keyOf(message: Buffer, authority: string): KeyObject | null {
  try {
    const der = forge.util.createBuffer(message.toString('latin1'));
    const signed = forge.pkcs7.messageFromAsn1(forge.asn1.fromDer(der));
    const { certificates } = signed as { readonly certificates?: readonly forge.pki.Certificate[] };
    const [certificate] = certificates ?? [];
    if (certificate === undefined) return null;
    const pem = forge.pki.certificateToPem(certificate);
    const issued = new X509Certificate(pem).verify(new X509Certificate(authority).publicKey);
    return issued ? createPublicKey(pem) : null;
  } catch {
    return null;
  }
}
