/** What the signatures of one file may cost us. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** Pairs in the signing block; real ones have two to six. */
  pairs: 1_000,
  /** Bytes of one pair that is read (v2, v3, v3.1); others, padding for one, are stepped over at any size. */
  pairBytes: 8 * 2 ** 20,
  /** Signers of one scheme. Android's own tool refuses more than 10. */
  signers: 10,
  /** Signatures, digests, certificates and attributes of one signer. */
  records: 100,
  /** Certificates in a lineage; each costs a verification. Real ones have two or three. */
  levels: 30,
  /** Bits of a DSA key: larger ones take long to verify, and none are in use. OpenSSL bounds RSA itself, at 16,384. */
  dsaBits: 4_096,
  /** Bytes of MANIFEST.MF and of each .SF: 65,535 entries with long names stay under. */
  jarText: 32 * 2 ** 20,
  /** Line ends of such a text: 65,535 entries take some 300,000. */
  jarLines: 1_000_000,
  /** Sections of such a text, and attributes of one section. */
  jarSections: 200_000,
  jarAttributes: 100,
  /** Bytes of a .RSA, .DSA or .EC file. */
  pkcs7: 2 ** 20,
  /** Bytes of one entry, unpacked, of which v1 wants the digest; stored ones are read in pieces and need none. */
  entry: 256 * 2 ** 20,
  /** Bytes that v1 makes us digest in all. */
  entriesInAll: 2 ** 30,
} as const;

/** Bytes that are read at once, of which digests are made. Android's schemes fix it. */
export const CHUNK = 2 ** 20;
