/** What reading one DEX file may cost. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** ART refuses more types than a 16-bit index can name. */
  types: 65_536,
  /** Of one container; each needs 112 bytes at least. */
  headers: 64,
  /** Bytes of a descriptor that are compared: no prefix that anybody asks for is longer. */
  compared: 256,
  /** Bytes that are looked at to put types in order that are not: many that begin alike would take for ever. */
  sorting: 50_000_000,
  /** Characters of a string that are shown or handed to a pattern. */
  shown: 2_048,
} as const;
