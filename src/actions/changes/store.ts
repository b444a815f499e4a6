import type { ChangeId, ChangeState } from '../../core/changes/change.ts';
import type { FleetId, InventoryId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import type {
  ChangeComment,
  ChangeTally,
  HeldChange,
  PastAssignment,
  StoredChange,
} from './stored.ts';

/** What the actions about changes of the rules need of a database: `tables.changes`. */
export type ChangesReading = {
  readonly change: (id: ChangeId) => Promise<StoredChange | null>;
  /** Newest first; what the program came with is left out. */
  readonly changes: (
    states: readonly ChangeState[],
    page: { readonly before: ChangeId | null; readonly limit: number },
  ) => Promise<readonly StoredChange[]>;
  /** All that were ever adopted, in order. */
  readonly adopted: () => Promise<readonly HeldChange[]>;
  /** Packed, as it was added. */
  readonly document: (digest: string) => Promise<Uint8Array | null>;
  /** Whether a document was ever proposed or shipped, whatever became of it. */
  readonly hasDocument: (digest: string) => Promise<boolean>;
  /** Oldest first. */
  readonly comments: (id: ChangeId) => Promise<readonly ChangeComment[]>;
  /** Of the inventories that stand, as `tallies` has them. */
  readonly changeTallies: (
    id: ChangeId,
    scope: readonly OrganisationId[],
  ) => Promise<readonly ChangeTally[]>;
  /** When the latest inventory was published that looked for what this change would prohibit; null: none yet. */
  readonly counted: (id: ChangeId) => Promise<Instant | null>;
  /** Exceptions in force, by organisation and app. */
  readonly exceptedCounts: () => Promise<
    readonly {
      readonly organisation: OrganisationId;
      readonly app: AppId;
      readonly count: number;
    }[]
  >;
  /** Those that hold, and those that held. */
  readonly pastAssignments: () => Promise<readonly PastAssignment[]>;
};

export type ChangesChanging = ChangesReading & {
  /** Decisions about rules come one after the other, in all processes. */
  readonly lockRules: () => Promise<void>;
  readonly addDocument: (digest: string, packed: Uint8Array) => Promise<void>;
  readonly addChange: (change: StoredChange) => Promise<void>;
  /** False: it is in none of these states any more. */
  readonly setChange: (
    id: ChangeId,
    from: readonly ChangeState[],
    to: Partial<Omit<StoredChange, 'id' | 'kind' | 'document'>>,
  ) => Promise<boolean>;
  /** Counts of it are of no more use. */
  readonly dropTallies: (id: ChangeId) => Promise<void>;
  readonly addComment: (comment: ChangeComment) => Promise<void>;
};

export type ChangesStaging = ChangesReading & {
  /** `changes`: all that were looked for, also where nothing of them was found. */
  readonly stageChangeTallies: (
    inventory: InventoryId,
    fleet: FleetId,
    changes: readonly ChangeId[],
    rows: readonly ChangeTally[],
  ) => Promise<void>;
};
