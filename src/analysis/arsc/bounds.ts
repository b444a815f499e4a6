/** Bounds of the reader of resources; `docs/vetting-limits.md` gives the reasons. */
export const BOUNDS = {
  /** Chunks that hold the values of one type in one configuration. A large app has some thousands. */
  types: 65_536,
  /** Chunks of any kind. */
  chunks: 200_000,
  /** Resources that one question may lead to by references. */
  followed: 256,
  /** References after each other, as Android has it. */
  deep: 20,
  /** Places that one question may look at, and all questions together. */
  looked: 20_000,
  lookedInAll: 200_000,
  /** Answers to one question; no app has more languages than a hundred. */
  answers: 1000,
  /** Texts without a language that are looked at in one chunk to tell what it is, and ten times as many in all. */
  sampled: 400,
} as const;
