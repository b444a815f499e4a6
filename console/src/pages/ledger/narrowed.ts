/** What the list is narrowed to; it lives in the address. */
export type LedgerSearch = {
  /** A thing: `plan`, `exception`. */
  readonly about?: string;
  /** A commitment: what this one did. */
  readonly by?: string;
  /** An object: what happened to it. */
  readonly to?: string;
};
