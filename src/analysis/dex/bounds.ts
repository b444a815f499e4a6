/** What reading one DEX file may cost. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** ART refuses more types than a 16-bit index can name. */
  types: 65_536,
  /** Of one container; each needs 112 bytes at least. */
  headers: 256,
  /** Bytes of a descriptor that are compared: no prefix that anybody asks for is longer. */
  compared: 256,
  /** Characters of a string that are shown or handed to a pattern. */
  shown: 2_048,
} as const;
