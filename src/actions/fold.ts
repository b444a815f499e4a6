import type { FleetId } from '../core/finding.ts';
import type { Instant, Problem, Watchlist } from '../core/inventory.ts';
import type { AppId } from '../core/statements.ts';
import type { InventorySummary, StagedDevice } from './store.ts';

/** Folds an upload as it streams by, in a thread of its own. Nothing but hits, pseudonyms and counts comes out of it. */
export type Fold = (request: FoldRequest) => Folding;

type FoldRequest = {
  readonly fleet: FleetId;
  readonly fileName: string;
  readonly watchlist: Watchlist;
  /** Under any policy that holds somewhere: hits of no other app leave the fold. */
  readonly prohibited: ReadonlySet<AppId>;
  /** Counted per organisation. */
  readonly undetermined: ReadonlySet<AppId>;
  /** False: nobody asks whether these very bytes came before. */
  readonly digested?: boolean;
  /** An example of how it is laid out; else that is recognised from it. */
  readonly like?: string;
  readonly signal: AbortSignal;
};

export type Folding = {
  /** Resolves when there is room for more. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => Promise<Folded>;
  /** Ends it, however far it is. To be called by whoever began it; does nothing the second time. */
  readonly close: () => Promise<void>;
};

export type Folded =
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly digest: string }
  | {
      readonly ok: true;
      /** SHA-512 of all bytes, hexadecimal. */
      readonly digest: string;
      readonly format: string;
      readonly moment: Instant | null;
      readonly summary: Omit<InventorySummary, 'changes' | 'counts'>;
      readonly problems: readonly Problem[];
      /** Organisations as the export writes them; null where a device has none. */
      readonly organisations: readonly (string | null)[];
      readonly undetermined: readonly {
        readonly organisation: string | null;
        readonly app: AppId;
        readonly devices: number;
      }[];
      /** Once, in batches of at most a thousand. */
      readonly devices: AsyncIterable<readonly FoldedDevice[]>;
    };

/** As it will be staged, with its organisation still as the export writes it. */
export type FoldedDevice = Omit<StagedDevice, 'organisation' | 'complete' | 'stands'> & {
  readonly organisation: string | null;
};
