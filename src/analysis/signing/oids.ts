/** Hashes of CMS signers: RFC 5754, 2; RFC 3370, 2 for SHA-1 and MD5, which old apps are signed with. */
export const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

const SIGNATURES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.4', 'RSA MD5'],
  ['1.2.840.113549.1.1.5', 'RSA SHA-1'],
  ['1.2.840.113549.1.1.14', 'RSA SHA-224'],
  ['1.2.840.113549.1.1.11', 'RSA SHA-256'],
  ['1.2.840.113549.1.1.12', 'RSA SHA-384'],
  ['1.2.840.113549.1.1.13', 'RSA SHA-512'],
  ['1.2.840.113549.1.1.10', 'RSA-PSS'],
  ['1.2.840.10040.4.3', 'DSA SHA-1'],
  ['2.16.840.1.101.3.4.3.1', 'DSA SHA-224'],
  ['2.16.840.1.101.3.4.3.2', 'DSA SHA-256'],
  ['1.2.840.10045.4.1', 'ECDSA SHA-1'],
  ['1.2.840.10045.4.3.1', 'ECDSA SHA-224'],
  ['1.2.840.10045.4.3.2', 'ECDSA SHA-256'],
  ['1.2.840.10045.4.3.3', 'ECDSA SHA-384'],
  ['1.2.840.10045.4.3.4', 'ECDSA SHA-512'],
  ['1.3.101.112', 'Ed25519'],
]);

/** What a certificate was signed with; the OID itself where we have no name for it. */
export const nameOfSignature = (oid: string | null): string | null =>
  oid === null ? null : (SIGNATURES.get(oid) ?? oid);
