import type { NewAssignment } from '../actions/assignments.ts';
import type { ShownFinding } from '../actions/findings/read.ts';
import type { NewFleet } from '../actions/fleets.ts';
import type { Announcement } from '../actions/inventories/announce.ts';
import type { Watch } from '../actions/inventories/receive.ts';
import type { ShownKey } from '../actions/keys/show.ts';
import type { Opened } from '../actions/open-commitments.ts';
import type { NewOrganisation } from '../actions/organisations.ts';
import type { Context, Done, Refused } from '../actions/server.ts';
import type { Fleet, Page, StoredInventory } from '../actions/store.ts';
import type { Day } from '../core/day.ts';
import type { Explanation } from '../core/explanation.ts';
import type { FleetId, InventoryId, OrganisationId } from '../core/finding.ts';
import type { Assignment } from '../core/groups.ts';
import type { Organisation } from '../core/organisation.ts';
import type { Policy } from '../core/policy.ts';
import type { AppId } from '../core/statements.ts';
import type { Decision } from '../core/verdict.ts';
import type { CoverageRow } from '../core/where-devices-stand.ts';
import type { ExceptionActions } from './exception-actions.ts';
import type { ChangeActions } from './change-actions.ts';
import type { FindingActions } from './finding-actions.ts';
import type { LedgerActions } from './ledger-actions.ts';
import type { MdmActions } from './mdm-actions.ts';
import type { HolderActions, NoticesActions } from './notices-actions.ts';
import type { OverviewActions } from './overview-actions.ts';
import type { PeopleActions } from './people-actions.ts';
import type { RetentionActions } from './retention-actions.ts';
import type { VettingActions } from './vetting-actions.ts';
import type { SampleActions } from './sample-actions.ts';

/**
 * What the doors ask for. `main.ts` binds it to `src/actions`; who may see what follows from `context.actor` there, so a door
 * never names a scope. Expected refusals are values; what throws is a fault of ours.
 */
export type Actions = FindingActions & {
  readonly organisations: (context: Context) => Promise<readonly Organisation[]>;
  readonly addOrganisation: Deed<
    [NewOrganisation],
    Organisation,
    'unknown-organisation' | 'organisation-exists' | 'organisation-name-unfit'
  >;

  readonly assignments: (context: Context) => Promise<readonly Assignment[]>;
  readonly addAssignment: Deed<
    [NewAssignment],
    Assignment,
    'unknown-organisation' | 'unknown-policy' | 'unknown-group' | 'assignment-exists'
  >;
  readonly changeAssignment: Deed<
    [id: string, to: Pick<Assignment, 'policy' | 'group'>],
    Assignment,
    'unknown-assignment' | 'unknown-policy' | 'unknown-group'
  >;
  readonly removeAssignment: Deed<
    [id: string],
    { readonly id: string },
    'unknown-assignment' | 'last-assignment'
  >;

  readonly fleets: (context: Context) => Promise<readonly Fleet[]>;
  readonly fleet: (context: Context, id: FleetId) => Promise<Answered<Fleet, 'unknown-fleet'>>;
  readonly addFleet: Deed<
    [NewFleet],
    Fleet,
    'unknown-organisation' | 'fleet-exists' | 'fleet-name-unfit'
  >;

  readonly announceInventory: Deed<
    [Announcement & { readonly fileName: string | null }],
    StoredInventory,
    'unknown-fleet' | 'unknown-organisation' | 'organisation-outside-fleet' | 'moment-in-future'
  >;
  /**
   * Takes the bytes as they come. `content` throws where the upload was cut (the client went away, too large, the server stops):
   * the inventory is then `interrupted` and the error thrown on. `signal` is aborted only after `cancelInventory` succeeded.
   */
  readonly receiveInventory: (
    context: Context,
    id: InventoryId,
    content: AsyncIterable<Uint8Array>,
    following: { readonly watch: Watch; readonly signal: AbortSignal },
  ) => Promise<
    Answered<StoredInventory, 'unknown-inventory' | 'unknown-fleet' | 'inventory-not-announced'>
  >;
  readonly inventory: (
    context: Context,
    id: InventoryId,
  ) => Promise<Answered<StoredInventory, 'unknown-inventory'>>;
  readonly inventories: (
    context: Context,
    fleet: FleetId,
    page: { readonly before: InventoryId | null; readonly limit: number },
  ) => Promise<Answered<Page<StoredInventory, InventoryId>, 'unknown-fleet'>>;
  /** Of one that is announced, receiving or staged, in any process: its state is `cancelled` when this returns. */
  readonly cancelInventory: Deed<
    [InventoryId],
    StoredInventory,
    'unknown-inventory' | 'inventory-ended'
  >;
  /** Publishes a held one, though far less is in it than in the last. */
  readonly releaseInventory: Deed<
    [InventoryId, Why],
    StoredInventory,
    'unknown-inventory' | 'inventory-not-held'
  >;
  readonly discardInventory: Deed<
    [InventoryId, Why],
    StoredInventory,
    'unknown-inventory' | 'inventory-not-held'
  >;

  readonly coverage: (
    context: Context,
    exactIn: readonly OrganisationId[],
  ) => Promise<{
    readonly rows: readonly ToldCoverageRow[];
    readonly tallies: readonly ShownTally[];
  }>;

  /** `policy` null: the one that holds for the organisation at the root. */
  readonly explainApp: (
    context: Context,
    question: { readonly app: AppId; readonly policy: string | null },
  ) => Promise<Answered<ExplainedApp, 'unknown-app' | 'unknown-policy'>>;
  /** By package name, bundle ID, App Store number, store link or name; best first, at most twenty. */
  readonly findApps: (
    context: Context,
    question: { readonly identifier: string; readonly policy: string | null },
  ) => Promise<Answered<readonly FoundApp[], 'unknown-policy'>>;

  /** What stands behind commitments of the ledger, for an auditor; the disclosure is an entry too. */
  readonly openCommitments: (
    context: Context,
    commitments: readonly string[],
  ) => Promise<readonly Opened[]>;
  readonly ledger: LedgerActions;
  readonly mdm: MdmActions;
  readonly notices: NoticesActions;
  readonly people: PeopleActions;
  readonly changes: ChangeActions;
  readonly exceptions: ExceptionActions;
  readonly retention: RetentionActions;
  readonly overview: OverviewActions;
  readonly sample: SampleActions;
  readonly vetting: VettingActions;

  /** Fingerprints of keys, and what still needs which. */
  readonly keys: (context: Context) => Promise<readonly ShownKey[]>;

  /** Never throws. */
  readonly readiness: () => Promise<{
    readonly database: boolean;
    readonly migrations: boolean;
    /** The database holds all that was ever signed. */
    readonly ledger: boolean;
  }>;
};

/** A request that changes something; it may come twice under one key. */
export type Deed<Args extends readonly unknown[], T, Code extends string> = (
  context: Context,
  ...args: Args
) => Promise<Answered<T, Code | KeyCode>>;
/** `replayed`: it was done before, under the same key, and this is the answer of then. */
export type Answered<T, Code extends string> =
  | (Done<T> & { readonly replayed?: boolean })
  | Refused<Code>;
export type KeyCode = 'idempotency-key-reused' | 'idempotency-key-in-use';

/** A person's reason, in their words. */
type Why = { readonly why: string };

/** Where devices stand. Null: not told to this person. */
export type ToldCoverageRow = Omit<CoverageRow, 'withHits' | 'without'> & {
  readonly withHits: number | null;
  readonly without: number | null;
  readonly devices: number;
};
export type ShownTally = Pick<ShownFinding, 'app' | 'appName' | 'category'> & {
  readonly organisation: OrganisationId;
  readonly kind: 'undetermined' | 'not-assessed';
  readonly devices: number | null;
};
export type ExplainedApp = {
  readonly policy: Pick<Policy, 'id' | 'name' | 'version'>;
  readonly at: Day;
  readonly explanation: Explanation;
};
export type FoundApp = {
  readonly app: AppId;
  readonly name: string;
  readonly exact: boolean;
  readonly decision: Decision;
};
/** All codes with which an action refuses. */
export type ActionCode =
  | Refusals<ChangeActions>
  | Refusals<Actions>
  | Refusals<LedgerActions>
  | Refusals<MdmActions>
  | Refusals<NoticesActions>
  | Refusals<HolderActions>
  | Refusals<PeopleActions>
  | Refusals<RetentionActions>
  | Refusals<OverviewActions>
  | Refusals<SampleActions>
  | Refusals<VettingActions>
  | Refusals<ExceptionActions>;
type Refusals<Of> = {
  [Name in keyof Of]: Of[Name] extends (...args: never[]) => Promise<infer Answer>
    ? CodeOf<Answer>
    : never;
}[keyof Of];
type CodeOf<Answer> = Answer extends Refused<infer Code> ? Code : never;
