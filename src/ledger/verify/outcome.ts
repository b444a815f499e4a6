import type { Code } from './words.ts';

/** One thing that is wrong, where, and what to do. No value of an entry is in it. */
export type LedgerProblem = {
  readonly code: Code;
  readonly file: string | null;
  /** First and last index of the entries that it concerns, where it does. */
  readonly from: number | null;
  readonly to: number | null;
  readonly message: string;
  readonly remedy: string;
};

export type CheckedCheckpoint = {
  readonly name: string;
  readonly size: number;
  readonly result: 'same-history' | 'differs' | 'not-compared';
  /** By one of the keys that the folder was checked with. */
  readonly signed: boolean;
};

export type Verification = {
  /** `tampering`: what is there is not what was signed. `cannot`: not all could be checked, and what could was right. */
  readonly kind: 'verified' | 'tampering' | 'cannot';
  readonly log: { readonly origin: string; readonly size: number; readonly root: string } | null;
  /** Keys that signed the checkpoint. */
  readonly signers: readonly string[];
  /** Whether the key came from elsewhere. A key from the folder itself shows only that the folder agrees with itself. */
  readonly keyGiven: boolean;
  readonly checkpoints: readonly CheckedCheckpoint[];
  readonly tampering: readonly LedgerProblem[];
  readonly obstacles: readonly LedgerProblem[];
  /** How many more problems there are than are listed. */
  readonly more: number;
  /** Openings that open what they say; null where the export discloses none. */
  readonly openings: number | null;
  /** Files that are no part of the log and were not looked at. */
  readonly unexpected: { readonly count: number; readonly first: readonly string[] };
};
