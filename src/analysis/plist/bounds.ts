/** What a property list may cost us. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** The largest Info.plist of a real app is some 100 kB; a privacy manifest is smaller. */
  bytes: 16 * 2 ** 20,
  /** Values that it unfolds to, each counted as often as it is referred to. */
  values: 200_000,
  depth: 128,
} as const;
