/** What a ZIP may cost us. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** An APK can't have more than 65,535; ZIP64 (IPA, .xapk) can. */
  entries: 200_000,
  /** Bytes of the central directory: 65,535 entries with names of 60 characters take 7 MB. */
  centralDirectory: 64 * 2 ** 20,
  /** Bytes of a name in other letters than ASCII that are decoded: no phone opens a longer path. */
  shownName: 4_096,
  /** Bytes that all entries of one archive may inflate to, as far as they are asked for. */
  inflatedInAll: 2 ** 31,
  /** Until so much was inflated in all, what Android opens is kept for the next who asks. */
  kept: 2 ** 29,
  /** An entry whose stream holds more than its header says is read on to this many bytes, to see what it is. */
  beyondDeclared: 2 ** 20,
} as const;

type Sizes = { readonly method: number; readonly size: number; readonly packed: number };

/** Deflate makes at most 1,032 bytes of one. Nearly so much of a great size is nothing but zeros: no app has use for it. */
export const ratioIsALie = ({ method, size, packed }: Sizes): boolean =>
  method === 8 && (size > packed * 1100 + 1024 || (size > 64 * 2 ** 20 && size > packed * 500));
