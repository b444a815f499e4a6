import type { ArtefactKind } from '../../core/artefact.ts';
import type { Day } from '../../core/day.ts';
import type { DeviceId, FleetId, InventoryId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import type { KeyMark } from '../keys/stock.ts';
import type { StagedDevice } from '../stored.ts';
import type {
  Check,
  ConnectionId,
  Exemption,
  ExemptionId,
  NamedDevice,
  PageCounts,
  PlanId,
  PlanState,
  StepOutcome,
  StepState,
  StoredConnection,
  StoredObservation,
  StoredPlan,
  StoredStep,
  StoredSync,
  SyncFault,
  SyncId,
  SyncPage,
  SyncProgress,
} from './stored.ts';

/** What the actions about MDMs need of a database, beside `Store`: `tables.mdm`. */
export type MdmReading = {
  /** Those that have not ended. */
  readonly connections: () => Promise<readonly StoredConnection[]>;
  readonly connection: (id: ConnectionId) => Promise<StoredConnection | null>;
  readonly memory: (
    connection: ConnectionId,
    kind: string,
    asked: MemoryAsked,
  ) => Promise<readonly MemoryRow[]>;
  /** Of all connections, named or sealed under an older key than these. */
  readonly memoryUnderOlderKeys: (
    current: Readonly<Record<KeyMark['use'], number>>,
    limit: number,
  ) => Promise<readonly (MemoryRow & { readonly connection: ConnectionId })[]>;
  readonly sync: (id: SyncId) => Promise<StoredSync | null>;
  /** Newest first. */
  readonly syncs: (connection: ConnectionId, limit: number) => Promise<readonly StoredSync[]>;
  readonly runningSyncs: () => Promise<readonly StoredSync[]>;
  /** One that takes in what is heard: nobody publishes it yet. */
  readonly openGathering: (connection: ConnectionId) => Promise<StoredSync | null>;
  readonly syncProgress: (id: SyncId) => Promise<SyncProgress>;
  /** Of pages that are staged, in their order; of the round that counts. */
  readonly pageCounts: (id: SyncId) => Promise<readonly PageCounts[]>;
  /** All pages are staged, and no other follows the last. */
  readonly isReadWhole: (id: SyncId) => Promise<boolean>;
  /** Devices that an inventory on its way in has, by organisation. */
  readonly stagedCounts: (inventory: InventoryId) => Promise<
    readonly {
      readonly organisation: OrganisationId;
      readonly devices: number;
      readonly hits: number;
    }[]
  >;
  /** Whether an inventory on its way in already has one of these devices. */
  readonly anyStaged: (
    inventory: InventoryId,
    fleet: FleetId,
    pseudonyms: readonly string[],
  ) => Promise<boolean>;
  readonly plan: (id: PlanId) => Promise<StoredPlan | null>;
  /** Newest first; `before`: a plan's id. */
  readonly plans: (
    connection: ConnectionId,
    page: { readonly before: PlanId | null; readonly limit: number },
  ) => Promise<readonly StoredPlan[]>;
  readonly plansIn: (states: readonly PlanState[]) => Promise<readonly PlanId[]>;
  /** The plan that was carried out last and not taken back; null where there is none. */
  readonly planInForce: (connection: ConnectionId) => Promise<StoredPlan | null>;
  readonly lastBegun: (connection: ConnectionId) => Promise<StoredPlan | null>;
  readonly observation: (id: string) => Promise<StoredObservation | null>;
  readonly steps: (
    plan: PlanId,
    page: {
      readonly states: readonly StepState[];
      readonly after: number | null;
      readonly limit: number;
    },
  ) => Promise<readonly StoredStep[]>;
  readonly stepCounts: (plan: PlanId) => Promise<Readonly<Record<StepState, number>>>;
  /** All that any plan of this connection ever spoke of. */
  readonly keysEver: (connection: ConnectionId) => Promise<readonly RestrictionKey[]>;
  /** Contents that lately made plans spoke of, each once. */
  readonly contentsEver: (connection: ConnectionId) => Promise<readonly Restriction[]>;
  /** Kinds of restrictions that were ever found to hold on a canary of this connection. */
  readonly heldOnCanary: (connection: ConnectionId) => Promise<readonly ArtefactKind[]>;
  /** Newest first. */
  readonly checks: (connection: ConnectionId, limit: number) => Promise<readonly Check[]>;
  /** In force; `fleet` null: of all. */
  readonly exemptions: (fleet: FleetId | null) => Promise<readonly Exemption[]>;
  readonly exemption: (id: ExemptionId) => Promise<Exemption | null>;
  /** Of those that come of no exception. */
  readonly exemptionsDue: (day: Day, limit: number) => Promise<readonly Exemption[]>;
  /** Those of these pseudonyms (hexadecimal) that are devices of ours. */
  readonly devicesNamed: (
    fleet: FleetId,
    pseudonyms: readonly string[],
  ) => Promise<readonly NamedDevice[]>;
  readonly namesOf: (devices: readonly DeviceId[]) => Promise<readonly NamedDevice[]>;
};

type MemoryAsked =
  | { readonly by: 'name'; readonly names: readonly string[] }
  | { readonly by: 'place'; readonly after: string | null; readonly limit: number };
/** `name`: a keyed hash; what it hides is sealed with the value. */
export type MemoryRow = {
  readonly kind: string;
  readonly name: string;
  readonly key: number;
  readonly sealed: Uint8Array;
};

export type MdmChanging = MdmReading & {
  /** One that has not ended; until the transaction is over, nobody else begins anything on it. */
  readonly lockConnection: (id: ConnectionId) => Promise<StoredConnection | null>;
  readonly addConnection: (connection: StoredConnection) => Promise<void>;
  readonly changeConnection: (
    id: ConnectionId,
    to: Pick<StoredConnection, 'settings' | 'syncHours' | 'checkHours'>,
  ) => Promise<void>;
  readonly endConnection: (id: ConnectionId, at: Instant) => Promise<boolean>;
  readonly addSync: (sync: StoredSync) => Promise<void>;
  /** Whether it was running. */
  readonly endSync: (
    id: SyncId,
    state: Exclude<StoredSync['state'], 'running'>,
    fault: SyncFault | null,
    at: Instant,
  ) => Promise<boolean>;
  readonly addPlan: (
    plan: StoredPlan,
    steps: readonly Pick<StoredStep, 'number' | 'id' | 'kind'>[],
    observation: StoredObservation,
  ) => Promise<void>;
  readonly setPlan: (
    id: PlanId,
    from: readonly PlanState[],
    to: Partial<Pick<StoredPlan, 'state' | 'limit' | 'begun' | 'ended'>> & {
      readonly held?: { readonly since: Instant; readonly kinds: readonly ArtefactKind[] };
    },
  ) => Promise<boolean>;
  /** Writes outcomes down while the lease is held; false: it is another's. */
  readonly setSteps: (
    plan: PlanId,
    lease: Lease,
    outcomes: readonly StepOutcome[],
  ) => Promise<boolean>;
  readonly addCheck: (check: Check) => Promise<void>;
  readonly endExemption: (id: ExemptionId, at: Instant, contactDays: number) => Promise<boolean>;
};

/** Whoever holds it has its piece of work alone until then; whoever comes later takes over what was left. */
export type Lease = { readonly owner: string; readonly at: Instant; readonly until: Instant };

/** Bookkeeping of work under way: who is at it, how far it is. Nothing of it decides anything. */
export type MdmStaging = MdmReading & {
  readonly writeMemory: (
    connection: ConnectionId,
    rows: {
      readonly put: MemoryRow | null;
      readonly drop: readonly Pick<MemoryRow, 'kind' | 'name'>[];
    },
  ) => Promise<void>;
  /** One of the pages that nobody is at and whose time has come, the first one first; null: none. */
  readonly claimPage: (id: SyncId, lease: Lease) => Promise<SyncPage | null>;
  /** A page that nobody waits for: it came by itself. */
  readonly addHeardPage: (id: SyncId, lease: Lease) => Promise<SyncPage | null>;
  /** Where the next page begins; what is there stays. */
  readonly addPage: (page: Pick<SyncPage, 'sync' | 'round' | 'number' | 'cursor'>) => Promise<void>;
  readonly expectDevices: (id: SyncId, devices: number) => Promise<void>;
  /** Still mine; the lease is prolonged. False: another is at it, or the sync has ended or begun again. */
  readonly keepPage: (page: SyncPage, lease: Lease) => Promise<boolean>;
  /** Pages that were heard by a process that has gone: what they held is lost, and comes again with the next that is heard. */
  readonly dropLostPages: (id: SyncId, at: Instant) => Promise<void>;
  readonly dropPage: (page: SyncPage) => Promise<void>;
  readonly endPage: (page: SyncPage, counts: PageCounts) => Promise<void>;
  /** Not done: to be tried again, not before then. */
  readonly returnPage: (
    page: SyncPage,
    owner: string,
    back: { readonly notBefore: Instant; readonly failed: boolean },
    fault: SyncFault | null,
  ) => Promise<void>;
  /** False where another began it again before. */
  readonly beginAgain: (
    page: SyncPage,
    with_: { readonly catalogue: string; readonly at: Instant },
  ) => Promise<boolean>;
  /** To publish it alone. */
  readonly leaseSync: (id: SyncId, lease: Lease) => Promise<boolean>;
  readonly lease: (connection: ConnectionId, what: 'apply', lease: Lease) => Promise<boolean>;
  readonly endLease: (connection: ConnectionId, what: 'apply', owner: string) => Promise<void>;
  /** In doubt from now on. False: the lease is another's. */
  readonly beginSteps: (plan: PlanId, lease: Lease, numbers: readonly number[]) => Promise<boolean>;
  /**
   * As `stageDevices`; where a device came before in the same inventory, what else is shown of it is added. A page that comes again
   * changes nothing.
   */
  readonly mergeDevices: (
    id: InventoryId,
    fleet: FleetId,
    devices: readonly StagedDevice[],
  ) => Promise<void>;
};
