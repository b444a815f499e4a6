import type { FleetId } from '../../core/finding.ts';
import type {
  Counted,
  Instant,
  Inventory,
  Problem,
  SeenDevice,
  Watchlist,
} from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import type { Hit } from '../../core/inventory.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import type { ReadOptions } from '../options.ts';

/** All that a fold is told when it begins. */
export type Start = {
  readonly fileName: string;
  readonly fleet: FleetId;
  readonly watchlist: Watchlist;
  readonly options: WorkerReadOptions;
  readonly keys: KeyRing;
  readonly prohibited: ReadonlySet<AppId>;
  readonly undetermined: ReadonlySet<AppId>;
  /** Bytes of buffers that the fold may hold. */
  readonly room: number;
};
/** Functions do not go to another thread. */
export type WorkerReadOptions = Omit<ReadOptions, 'onMapped'>;

export type Block = Uint8Array<ArrayBuffer>;

export type ToWorker =
  /** Another fold, after one that came to its end. `watchlist` null: as before. */
  | {
      readonly kind: 'begin';
      readonly start: Omit<Start, 'watchlist'>;
      readonly watchlist: Watchlist | null;
    }
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'end' }
  /** The next batch, please. */
  | { readonly kind: 'next' };

/** INVARIANT: nothing of an inventory leaves the thread but what stands here. */
export type FromWorker =
  /** A block that was read, empty again. */
  | { readonly kind: 'free'; readonly block: Block }
  | { readonly kind: 'folded'; readonly totals: FoldedTotals }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'batch'; readonly batch: PackedBatch }
  | { readonly kind: 'last' };

/** One inventory that was found in the bytes: an archive may hold several. Without its name, which is the sender's. */
export type FoldedInventory = Pick<
  Inventory,
  | 'format'
  | 'title'
  | 'rows'
  | 'installs'
  | 'notAssessed'
  | 'notInstalled'
  | 'droppedPersonal'
  | 'merged'
  | 'outcome'
  | 'moment'
  | 'problems'
> & {
  readonly devices: number;
  /** Of prohibited and undetermined apps only. */
  readonly counted: readonly Counted[];
};

export type FoldedTotals = {
  /** Of the only inventory, or of all where they agree; else `several`. */
  readonly format: string;
  readonly title: string;
  readonly moment: Instant | null;
  readonly summary: {
    readonly rows: number;
    /** After devices that are in several inventories became one. */
    readonly devices: number;
    readonly installs: number;
    readonly notAssessed: number;
    readonly notInstalled: number;
    readonly droppedPersonal: number;
    readonly merged: number;
    readonly outcome: Inventory['outcome'];
  };
  readonly problems: readonly Problem[];
  readonly counted: readonly Counted[];
  readonly inventories: readonly FoldedInventory[];
  /** As the export writes them; null where a device has none. */
  readonly organisations: readonly (string | null)[];
  readonly undetermined: readonly UndeterminedCount[];
};
export type UndeterminedCount = {
  readonly organisation: string | null;
  readonly app: AppId;
  readonly devices: number;
};

export type FoldedHit = Pick<Hit, 'app' | 'strength' | 'platform' | 'secondCopy'>;
/** What is told of a device beside its pseudonyms. */
export type FoldedFacts = Pick<
  SeenDevice,
  'organisation' | 'platform' | 'enrolment' | 'ownership' | 'visibility' | 'collected'
> & {
  /** Of prohibited apps, each once. */
  readonly hits: readonly FoldedHit[];
  /** Name and holder, sealed; null without a hit. */
  readonly contact: Uint8Array | null;
};

/** Devices whose pseudonyms lie behind one another in one buffer: thousands of small ones would take the main thread's time. */
export type PackedBatch = {
  readonly facts: readonly FoldedFacts[];
  /** Per device and key: pseudonym, serial (zeros where there is none). */
  readonly names: Block;
  /** Per device: 1 where it has a serial number. */
  readonly hasSerial: Block;
};
