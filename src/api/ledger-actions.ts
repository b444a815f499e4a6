import type { ListedEntry } from '../actions/ledger-list.ts';
import type { Answered } from './actions.ts';

/** What anybody may read of the log, and what some may of its entries. */
export type LedgerActions = {
  /** The latest signed note; null before the first. */
  readonly checkpoint: () => Promise<string | null>;
  /** `width` 256 is a full tile. Null where the tree has not grown so far. */
  readonly tile: (tile: {
    readonly level: number;
    readonly number: number;
    readonly width: number;
  }) => Promise<Uint8Array | null>;
  readonly entries: (tile: {
    readonly number: number;
    readonly width: number;
  }) => Promise<Uint8Array | null>;
  /**
   * What is signed, newest first. `action`: one, or where it ends in a dot all of a thing. `next`: `before` of the next page.
   */
  readonly list: (asked: {
    readonly before: number | null;
    readonly limit: number;
    readonly action: string | null;
    readonly object: string | null;
  }) => Promise<{
    readonly rows: readonly ListedEntry[];
    readonly next: number | null;
    readonly size: number;
  }>;
  /** Of the tree of that size; null: of the latest checkpoint's. */
  readonly inclusion: (asked: {
    readonly index: number;
    readonly size: number | null;
  }) => Promise<Answered<InclusionProof, 'proof-out-of-range'>>;
  readonly consistency: (asked: {
    readonly from: number;
    readonly to: number | null;
  }) => Promise<Answered<ConsistencyProof, 'proof-out-of-range'>>;
  /** The verifier key, as C2SP signed-note writes it: `name+hash+base64`. */
  readonly key: () => Promise<string>;
};

/** Hashes in base64, in the order of RFC 6962. */
type InclusionProof = {
  readonly index: number;
  readonly size: number;
  readonly leaf: string;
  readonly proof: readonly string[];
};
type ConsistencyProof = {
  readonly from: number;
  readonly to: number;
  readonly proof: readonly string[];
};
