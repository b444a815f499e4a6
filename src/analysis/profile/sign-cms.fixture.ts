import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** Somebody who signs: a key and a certificate that they wrote themselves. */
export type Somebody = {
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
  readonly der: Buffer;
};

export const somebody = (name: string, isAuthority = false): Somebody => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' });
  const key = forge.pki.privateKeyFromPem(pem.toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.rsa.setPublicKey(key.n, key.e);
  certificate.serialNumber = '0a0b';
  certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2046-01-01T00:00:00Z');
  const subject = [
    { name: 'commonName', value: name },
    { name: 'organizationName', value: 'Example B.V.' },
  ];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([{ name: 'basicConstraints', cA: isAuthority, critical: true }]);
  certificate.sign(key, forge.md.sha256.create());
  const der = Buffer.from(
    forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(),
    'latin1',
  );
  return { certificate, key, der };
};

/** A signed message around this content, or beside it. */
export const signCms = (
  content: Uint8Array,
  { certificate, key }: Somebody,
  isDetached = false,
): Buffer => {
  const message = forge.pkcs7.createSignedData();
  message.content = forge.util.createBuffer(Buffer.from(content).toString('latin1'));
  message.addCertificate(certificate);
  message.addSigner({
    key,
    certificate,
    digestAlgorithm: forge.pki.oids['sha256'] ?? '',
    authenticatedAttributes: [
      { type: forge.pki.oids['contentType'] ?? '', value: forge.pki.oids['data'] ?? '' },
      { type: forge.pki.oids['messageDigest'] ?? '' },
      { type: forge.pki.oids['signingTime'] ?? '' },
    ],
  });
  message.sign({ detached: isDetached });
  return Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1');
};
