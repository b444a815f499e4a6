/** What a property list may cost us. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** The largest Info.plist of a real app is some 100 kB; names in all languages together have some 500 kB. */
  bytes: 4 * 2 ** 20,
  /** Values that it unfolds to, each counted as often as it is referred to. */
  values: 200_000,
  /** Bytes of all texts of a binary list: objects can lie over each other. */
  texts: 16 * 2 ** 20,
  depth: 128,
} as const;
