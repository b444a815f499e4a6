import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateEncrypt,
  randomInt,
  sign,
} from 'node:crypto';
import forge from 'node-forge';

/** The identity of a simulated device: a certificate of our own authority, by which a server knows it. */
export type Identity = {
  /** `Mdm-Signature`: detached CMS over a body, base64. */
  readonly signature: (body: Uint8Array) => string;
};
export type Authority = {
  /** For the server's `-ca`. */
  readonly pem: string;
  /** Its private key, to make the same authority again. */
  readonly key: string;
  readonly issue: (name: string) => Identity;
};

const { asn1, pki } = forge;
type Node = forge.asn1.Asn1;
const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class;
const { SEQUENCE, SET, OID, NULL, INTEGER, OCTETSTRING } = asn1.Type;
/** Short, as nothing is protected by them: a fleet signs some thousand messages, and twice the length takes six times as long. */
const BITS = 1024;
export const SIGNATURE_BYTES = BITS / 8;

/**
 * Makes an authority for simulated devices. They share one key, as only their certificates have to differ: making a key each would
 * take longer than everything else.
 */
export function makeAuthority(kept: Pick<Authority, 'pem' | 'key'> | null = null): Authority {
  const own =
    kept === null
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : { privateKey: createPrivateKey(kept.key), publicKey: createPublicKey(kept.key) };
  const devices = generateKeyPairSync('rsa', { modulusLength: BITS });
  const name = [{ name: 'commonName', value: 'Grendel simulated devices' }];
  let serial = randomInt(2 ** 40);

  function certify(subject: forge.pki.CertificateField[], key: KeyObject, ca: boolean) {
    const certificate = pki.createCertificate();
    certificate.publicKey = pki.publicKeyFromPem(publicPem(key));
    certificate.serialNumber = (serial++).toString(16).padStart(16, '1');
    // Long enough that no clock matters.
    certificate.validity.notBefore = new Date('2020-01-01T00:00:00Z');
    certificate.validity.notAfter = new Date('2049-01-01T00:00:00Z');
    certificate.setSubject(subject);
    certificate.setIssuer(name);
    certificate.setExtensions([
      { name: 'basicConstraints', cA: ca, critical: true },
      ca
        ? { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
        : { name: 'keyUsage', digitalSignature: true, critical: true },
      ...(ca ? [] : [{ name: 'extKeyUsage', clientAuth: true }]),
    ]);
    certificate.sign(signer(own.privateKey), forge.md.sha256.create());
    return certificate;
  }

  return {
    pem: kept?.pem ?? pki.certificateToPem(certify(name, own.publicKey, true)),
    key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    issue: (device) => {
      const subject = [{ name: 'commonName', value: device }];
      return identity(certify(subject, devices.publicKey, false), devices.privateKey);
    },
  };
}

function identity(certificate: forge.pki.Certificate, key: KeyObject): Identity {
  // Without signed attributes the signature alone differs, and it stands last.
  const frame = Buffer.from(asn1.toDer(signedData(certificate)).getBytes(), 'latin1');
  return {
    signature(body) {
      sign('sha256', body, key).copy(frame, frame.length - SIGNATURE_BYTES);
      return frame.toString('base64');
    },
  };
}

/** SignedData of RFC 5652 without content, and with an empty signature. */
function signedData(certificate: forge.pki.Certificate): Node {
  const digest = algorithm('sha256');
  const signerInfo = sequence(
    integer(1),
    sequence(
      pki.distinguishedNameToAsn1(certificate.issuer),
      asn1.create(UNIVERSAL, INTEGER, false, forge.util.hexToBytes(certificate.serialNumber)),
    ),
    digest,
    algorithm('rsaEncryption'),
    asn1.create(UNIVERSAL, OCTETSTRING, false, '\0'.repeat(SIGNATURE_BYTES)),
  );
  const data = sequence(
    integer(1),
    asn1.create(UNIVERSAL, SET, true, [digest]),
    sequence(oid('data')),
    asn1.create(CONTEXT_SPECIFIC, 0, true, [pki.certificateToAsn1(certificate)]),
    asn1.create(UNIVERSAL, SET, true, [signerInfo]),
  );
  return sequence(oid('signedData'), asn1.create(CONTEXT_SPECIFIC, 0, true, [data]));
}

const sequence = (...nodes: Node[]): Node => asn1.create(UNIVERSAL, SEQUENCE, true, nodes);
const oid = (name: string): Node =>
  asn1.create(UNIVERSAL, OID, false, asn1.oidToDer(pki.oids[name] ?? name).getBytes());
const integer = (value: number): Node =>
  asn1.create(UNIVERSAL, INTEGER, false, asn1.integerToDer(value).getBytes());
const algorithm = (name: string): Node =>
  sequence(oid(name), asn1.create(UNIVERSAL, NULL, false, ''));
const publicPem = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'pem' }).toString();

/** DigestInfo of SHA-256 before the digest itself (RFC 8017, 9.2). */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** Node's own arithmetic in place of forge's, which takes fifty times as long. */
function signer(key: KeyObject): forge.pki.rsa.PrivateKey {
  const native = {
    sign: (digest: forge.md.MessageDigest): string =>
      privateEncrypt(
        { key, padding: constants.RSA_PKCS1_PADDING },
        Buffer.concat([DIGEST_INFO, Buffer.from(digest.digest().getBytes(), 'latin1')]),
      ).toString('latin1'),
  };
  return native as unknown as forge.pki.rsa.PrivateKey;
}
