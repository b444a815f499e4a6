/** What a CMS message may cost us. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** A profile for a hundred devices has some 20 kB, a code signature's message 5 kB. */
  bytes: 2 * 2 ** 20,
  certificates: 32,
  signers: 4,
  /** Certificates from a signer up to a root. */
  chain: 6,
} as const;
