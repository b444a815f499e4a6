import type {
  DeviceId,
  FindingId,
  FindingState,
  FleetId,
  InventoryId,
  OrganisationId,
} from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { Assignment } from '../core/groups.ts';
import type { Organisation } from '../core/organisation.ts';
import type { AppId } from '../core/statements.ts';
import type { Tally } from '../core/tallies.ts';
import type { CoverageRow } from '../core/where-devices-stand.ts';
import type { ChangesChanging, ChangesReading, ChangesStaging } from './changes/store.ts';
import type { CourseReading, CourseStaging } from './course/store.ts';
import type { ExceptionChanging, ExceptionReading } from './exceptions/store.ts';
import type { KeyNeed, SealedRow } from './keys/stock.ts';
import type { MdmChanging, MdmReading, MdmStaging } from './mdm/store.ts';
import type { NoticesChanging, NoticesReading, NoticesStaging } from './notices/store.ts';
import type { PeopleChanging, PeopleReading, PeopleStaging } from './people/store.ts';
import type { RetentionChanging } from './retention/store.ts';
import type { VettingChanging, VettingReading, VettingStaging } from './vetting/store.ts';
import type { WaitingReading } from './waiting/store.ts';
import type {
  Fleet,
  InventoryState,
  StoredInventory,
  StoredFinding,
  FindingFilter,
  FindingCursor,
  FindingEvent,
  FindingOrder,
  StagedDevice,
  DeviceCase,
  PlannedEvent,
  Page,
  Tree,
} from './stored.ts';

export type * from './stored.ts';

/**
 * What the actions need of a database. Reading is free. State changes through one door, `change`, that takes the
 * entries of the ledger with it; `stage` writes only what nobody can see before a change publishes it. Inside a transaction
 * only its own tables may be asked: to ask the store itself would wait for ever, and throws.
 */
export type Store = Reading & {
  /**
   * One transaction: what was written and its entries commit together, or neither does. Throws if it wrote and gave no
   * entry. The work runs again where another transaction came between (at most three times), so it does nothing outside.
   */
  readonly change: <T>(work: (tables: Changing) => Promise<Changed<T>>) => Promise<T>;
  /** How many devices to write or decide about in one transaction: so many that others wait for some tens of milliseconds. */
  readonly atOnce: number;
  /** One short transaction on what is on its way in. */
  readonly stage: <T>(work: (tables: Staging) => Promise<T>) => Promise<T>;
  /** The log's own bookkeeping: places, hashes, checkpoints. One sequencer at a time holds it; null where another does. */
  readonly sequence: <T>(work: (log: SequencerTables) => Promise<T>) => Promise<T | null>;
  readonly close: () => Promise<void>;
};
export type Changed<T> = {
  readonly result: T;
  /** Canonical texts, as `src/ledger` makes them. */
  readonly entries: readonly string[];
};

export type Reading = {
  readonly organisations: () => Promise<readonly Organisation[]>;
  readonly organisation: (id: OrganisationId) => Promise<Organisation | null>;
  /** Those above all others, without reading thousands. */
  readonly topOrganisations: () => Promise<readonly OrganisationId[]>;
  /** As it was at most a second ago; inside a transaction as it is there. */
  readonly tree: () => Promise<Tree>;
  readonly assignments: () => Promise<readonly Assignment[]>;
  readonly fleets: () => Promise<readonly Fleet[]>;
  readonly inventory: (id: InventoryId) => Promise<StoredInventory | null>;
  /** Newest first. */
  readonly inventories: (
    fleet: FleetId,
    page: { readonly before: InventoryId | null; readonly limit: number },
  ) => Promise<Page<StoredInventory, InventoryId>>;
  /** Neither published nor ended: what a crash may have left. */
  readonly unfinishedInventories: () => Promise<readonly StoredInventory[]>;
  /** Ended or published ones of which something is left that nobody needs: `sweep` takes it away. */
  readonly toSweep: (limit: number) => Promise<readonly InventoryId[]>;
  readonly findings: (
    filter: FindingFilter,
    page: {
      readonly after: FindingCursor | null;
      readonly limit: number;
      readonly order?: FindingOrder;
    },
  ) => Promise<Page<StoredFinding, FindingCursor>>;
  /** How many match, and on how many phones; null where they are very many. */
  readonly findingsCount: (
    filter: FindingFilter,
  ) => Promise<{ readonly findings: number; readonly phones: number | null }>;
  readonly finding: (id: FindingId) => Promise<StoredFinding | null>;
  /** Oldest first; only of published inventories. */
  readonly events: (finding: FindingId) => Promise<readonly FindingEvent[]>;
  readonly findingCounts: (scope: readonly OrganisationId[]) => Promise<
    readonly {
      readonly organisation: OrganisationId;
      readonly app: AppId;
      readonly state: FindingState;
      readonly certain: number;
      readonly possible: number;
    }[]
  >;
  /** Each device once, by its latest standing inventory. */
  readonly coverage: (scope: readonly OrganisationId[]) => Promise<readonly CoverageRow[]>;
  readonly tallies: (scope: readonly OrganisationId[]) => Promise<readonly Tally[]>;
  readonly contact: (device: DeviceId) => Promise<Uint8Array | null>;
  readonly setting: (name: string) => Promise<unknown>;
  readonly keyNeeds: () => Promise<readonly KeyNeed[]>;
  /** Sealed under another key than this one, by id; at most `limit`. */
  readonly sealedOtherwise: (
    what: SealedRow['what'],
    key: number,
    after: string | null,
    limit: number,
  ) => Promise<readonly SealedRow[]>;
  /** Apps with findings that are not closed, of all organisations. */
  readonly appsWithFindings: () => Promise<readonly AppId[]>;
  /** Findings of any of these apps that are not closed, newest first; `organisations`: theirs alone, null: of all. */
  readonly openFindingsOf: (
    of: {
      readonly apps: readonly AppId[];
      readonly organisations: readonly OrganisationId[] | null;
    },
    limit: number,
  ) => Promise<readonly StoredFinding[]>;
  readonly log: LogReading;
  readonly mdm: MdmReading;
  readonly notices: NoticesReading;
  readonly people: PeopleReading;
  readonly exceptions: ExceptionReading;
  readonly changes: ChangesReading;
  readonly course: CourseReading;
  readonly waiting: WaitingReading;
  readonly vetting: VettingReading;
};
/** What a key was used for before: the same request gets the same answer, another one is refused. */
export type KeptAnswer = { readonly request: Uint8Array; readonly body: unknown };

export type LogReading = {
  readonly state: () => Promise<LogState | null>;
  readonly waiting: () => Promise<number>;
  readonly entries: (from: number, limit: number) => Promise<readonly string[]>;
  readonly leaves: (from: number, limit: number) => Promise<readonly Uint8Array[]>;
  readonly tile: (level: number, number: number) => Promise<Uint8Array | null>;
  readonly openings: (
    commitments: readonly string[],
  ) => Promise<
    readonly { readonly commitment: string; readonly field: string; readonly sealed: Uint8Array }[]
  >;
};
export type LogState = {
  readonly origin: string;
  readonly size: number;
  /** 32-byte hashes, as `src/ledger` keeps them. */
  readonly frontier: Uint8Array;
  readonly checkpoint: string | null;
};

export type Changing = Reading & {
  readonly addOrganisation: (organisation: Organisation, at: Instant) => Promise<void>;
  readonly addAssignment: (assignment: Assignment, at: Instant) => Promise<void>;
  readonly removeAssignment: (id: string, at: Instant) => Promise<void>;
  readonly addFleet: (fleet: Omit<Fleet, 'version'>, at: Instant) => Promise<void>;
  readonly announce: (inventory: StoredInventory) => Promise<void>;
  readonly setInventory: (
    id: InventoryId,
    from: readonly InventoryState[],
    to: Partial<Omit<StoredInventory, 'id' | 'fleet'>>,
  ) => Promise<boolean>;
  /**
   * Publishes what was planned for a staged or held inventory, if the fleet is still of that version: findings, events,
   * contacts, waiting entries, and the states of the inventories that it supersedes. Nothing is written where the fleet has
   * moved on (`outdated`: plan again) or the inventory has ended meanwhile (`ended`).
   */
  readonly publish: (
    id: InventoryId,
    version: number,
    at: Instant,
    contactDays: number,
  ) => Promise<'published' | 'outdated' | 'ended'>;
  /**
   * Changes findings at once as these events say, one change a finding, and keeps the events: what a person, a deadline or a
   * new verdict does. Their entries are given to `change` by whoever calls. Where a finding was closed meanwhile, the whole
   * work of `change` runs again.
   */
  readonly applyEvents: (events: readonly PlannedEvent[], contactDays: number) => Promise<void>;
  readonly eraseContacts: (at: Instant, limit: number) => Promise<number>;
  readonly addOpenings: (
    openings: readonly {
      readonly commitment: string;
      readonly field: string;
      readonly sealed: Uint8Array;
    }[],
  ) => Promise<void>;
  readonly eraseOpenings: (commitments: readonly string[]) => Promise<number>;
  readonly setSetting: (name: string, value: unknown) => Promise<void>;
  /** Sets it if it still is what it was; null: it was never set. One of two at once gets false. */
  readonly swapSetting: (name: string, was: unknown, value: unknown) => Promise<boolean>;
  /** Takes an idempotency key before anything is done: waits for one that is being worked on. Null: it is new, and now taken. */
  readonly claimKey: (
    actor: string,
    key: string,
    request: Uint8Array,
    at: Instant,
  ) => Promise<KeptAnswer | null>;
  readonly keepAnswer: (actor: string, key: string, body: unknown) => Promise<void>;
  readonly mdm: MdmChanging;
  readonly notices: NoticesChanging;
  readonly people: PeopleChanging;
  readonly exceptions: ExceptionChanging;
  readonly changes: ChangesChanging;
  readonly retention: RetentionChanging;
  readonly vetting: VettingChanging;
};

export type Staging = Reading & {
  readonly setInventory: Changing['setInventory'];
  /** Makes devices that are new, and their sightings and hits. A device that came before in the same inventory is skipped. */
  readonly stageDevices: (
    id: InventoryId,
    fleet: FleetId,
    devices: readonly StagedDevice[],
  ) => Promise<void>;
  /**
   * Before `cases`, and again wherever they are planned again: forgets an earlier plan, makes a device that only has a new
   * MDM id (same serial, the old id gone) the one it was, and counts coverage anew. `complete`: the export was read to its
   * end, so that a whole one supersedes what it covers.
   */
  readonly beginPlan: (id: InventoryId, complete: boolean) => Promise<void>;
  /**
   * Devices with staged hits, and those with open findings that the inventory has or, being whole, could lack; by device id,
   * after `after`.
   */
  readonly cases: (
    id: InventoryId,
    after: DeviceId | null,
    limit: number,
  ) => Promise<readonly DeviceCase[]>;
  readonly planEvents: (id: InventoryId, events: readonly PlannedEvent[]) => Promise<void>;
  readonly stageTallies: (id: InventoryId, tallies: readonly Tally[]) => Promise<void>;
  /**
   * Takes away what nobody needs of an inventory that has ended or was published, at most about `limit` rows; false when
   * none is left. Of a superseded one its sightings go too, and devices that nothing else knows. A part that was published supersedes
   * older ones of which each device was heard of again since.
   */
  readonly sweep: (id: InventoryId, limit: number) => Promise<boolean>;
  /** Puts what was sealed anew in the place of what it was; gives how many still were that. */
  readonly reseal: (
    what: SealedRow['what'],
    rows: readonly {
      readonly id: string;
      readonly was: Uint8Array;
      readonly sealed: Uint8Array;
    }[],
  ) => Promise<number>;
  /** Forgets answers that were kept for requests coming twice; gives how many. */
  readonly forgetAnswers: (before: Instant, limit: number) => Promise<number>;
  readonly mdm: MdmStaging;
  readonly notices: NoticesStaging;
  readonly people: PeopleStaging;
  readonly changes: ChangesStaging;
  readonly course: CourseStaging;
  readonly vetting: VettingStaging;
};

export type SequencerTables = {
  /** The log as this transaction sees it. */
  readonly log: LogReading;
  readonly state: () => Promise<LogState | null>;
  /** In order; at most `limit`. */
  readonly waiting: (
    limit: number,
  ) => Promise<readonly { readonly id: number; readonly entry: string }[]>;
  readonly integrate: (batch: {
    readonly taken: readonly number[];
    readonly from: number;
    readonly entries: readonly string[];
    readonly leaves: readonly Uint8Array[];
    readonly tiles: readonly {
      readonly level: number;
      readonly number: number;
      readonly hashes: Uint8Array;
    }[];
    readonly state: LogState;
  }) => Promise<void>;
  readonly setCheckpoint: (checkpoint: string) => Promise<void>;
};
