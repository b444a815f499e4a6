import type { Client } from '../server/door.ts';

/** What `grendel ledger export` wrote. `openings` null: none were asked for. */
export type LedgerExported = {
  readonly origin: string;
  readonly size: number;
  readonly openings: number | null;
};

/** What the command line needs of the ledger. `main.ts` gives the real one. */
export type LedgerDoor = LedgerVerifyDoor & {
  /** Writes the ledger of a server into a free folder. Throws `UserError` where it is not free or nothing is signed yet. */
  readonly export: (
    client: Client,
    folder: string,
    options: { readonly openings: boolean },
  ) => Promise<LedgerExported>;
};

type LedgerVerifyDoor = {
  /** Recomputes an exported ledger, offline. What can't be read is in the outcome; throws nothing of the user's making. */
  readonly verify: (
    asked: LedgerAsked,
    watch: (done: number, of: number) => void,
  ) => Promise<LedgerVerification>;
};

type LedgerAsked = {
  readonly folder: string;
  /** Files with checkpoints that were kept elsewhere. */
  readonly checkpoints: readonly string[];
  /** Public keys, or files with them; none: the folder's own. */
  readonly keys: readonly string[];
};

export type LedgerVerification = {
  readonly kind: 'verified' | 'tampering' | 'cannot';
  readonly log: { readonly origin: string; readonly size: number; readonly root: string } | null;
  readonly signers: readonly string[];
  readonly keyGiven: boolean;
  readonly checkpoints: readonly {
    readonly name: string;
    readonly size: number;
    readonly result: 'same-history' | 'differs' | 'not-compared';
    readonly signed: boolean;
  }[];
  readonly tampering: readonly LedgerFault[];
  readonly obstacles: readonly LedgerFault[];
  readonly more: number;
  readonly openings: number | null;
  readonly unexpected: { readonly count: number; readonly first: readonly string[] };
};

export type LedgerFault = {
  readonly code: string;
  readonly file: string | null;
  /** Indexes of the first and last entry that it concerns. */
  readonly from: number | null;
  readonly to: number | null;
  readonly message: string;
  readonly remedy: string;
};
