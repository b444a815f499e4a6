/** Bounds of the readers of binary XML and of its strings; `docs/vetting-limits.md` gives the reasons. */
export const BOUNDS = {
  /** Bytes of a manifest. The largest that was seen, of an app that shows all of Android, has 175 kB. */
  manifest: 64 * 1024 * 1024,
  /** Components, permissions, meta-data and so on, all together. */
  things: 50_000,
  /** UTF-16 units of all their texts. */
  texts: 8 * 1024 * 1024,
  /** UTF-16 units of one text; what is longer is cut. */
  text: 4096,
  /** UTF-16 units of all strings of a pool that are asked for, 16 for each string added. */
  decoded: 16 * 1024 * 1024,
  /** Attributes of one element that lie over each other, which the phone takes and nobody writes. */
  overlapping: 1024,
  /** Elements inside each other. Nobody's manifest has more than seven. */
  depth: 100,
} as const;
