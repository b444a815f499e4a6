import type { NewAssignment } from '../actions/assignments.ts';
import type { Exported } from '../actions/exceptions/export.ts';
import type { ConfirmedOne } from '../actions/findings/confirm-many.ts';
import type { Confirmation } from '../actions/findings/confirm.ts';
import type { ShownFinding } from '../actions/findings/read.ts';
import type { NewFleet } from '../actions/fleets.ts';
import type { ListedEntry } from '../actions/ledger-list.ts';
import type { Announcement } from '../actions/inventories/announce.ts';
import type { Watch } from '../actions/inventories/receive.ts';
import type { ShownKey } from '../actions/keys/show.ts';
import type { Opened } from '../actions/open-commitments.ts';
import type { NewOrganisation } from '../actions/organisations.ts';
import type { Context, Done, Refused } from '../actions/server.ts';
import type {
  FindingCursor,
  FindingEvent,
  FindingFilter,
  Fleet,
  Page,
  StoredInventory,
} from '../actions/store.ts';
import type { Day } from '../core/day.ts';
import type { Explanation } from '../core/explanation.ts';
import type {
  FindingId,
  FindingState,
  FleetId,
  InventoryId,
  OrganisationId,
} from '../core/finding.ts';
import type { Assignment } from '../core/groups.ts';
import type { Organisation } from '../core/organisation.ts';
import type { Policy } from '../core/policy.ts';
import type { AppId } from '../core/statements.ts';
import type { Decision } from '../core/verdict.ts';
import type { CoverageRow } from '../core/where-devices-stand.ts';
import type { ExceptionActions } from './exception-actions.ts';
import type { ChangeActions } from './change-actions.ts';
import type { MdmActions } from './mdm-actions.ts';
import type { HolderActions, NoticesActions } from './notices-actions.ts';
import type { StoredAnswer } from '../actions/notices/stored.ts';
import type { OverviewActions } from './overview-actions.ts';
import type { PeopleActions } from './people-actions.ts';
import type { RetentionActions } from './retention-actions.ts';
import type { VettingActions } from './vetting-actions.ts';
import type { SampleActions } from './sample-actions.ts';

/**
 * What the doors ask for. `main.ts` binds it to `src/actions`; who may see what follows from `context.actor` there, so a door
 * never names a scope. Expected refusals are values; what throws is a fault of ours.
 */
export type Actions = {
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

  /**
   * `sensitive-app`: a filter for an app that others than its holder see as a category only would tell who has it.
   */
  /** With the answers of their holders that stand. */
  readonly findings: (
    context: Context,
    filter: Omit<FindingFilter, 'scope'>,
    page: { readonly after: FindingCursor | null; readonly limit: number },
  ) => Promise<
    Answered<
      Page<ShownFinding, FindingCursor> & { readonly answers: readonly StoredAnswer[] },
      'sensitive-app'
    >
  >;
  /** How many match, on how many phones, and of how many: those that are not closed, or all where closed ones are asked for. */
  readonly countFindings: (
    context: Context,
    filter: Omit<FindingFilter, 'scope'>,
  ) => Promise<
    Answered<
      { readonly findings: number; readonly phones: number | null; readonly of: number },
      'sensitive-app'
    >
  >;
  /** The taking is an entry in the ledger before the first row is read. */
  readonly exportFindings: (
    context: Context,
    filter: Omit<FindingFilter, 'scope'>,
  ) => Promise<Answered<Exported, 'sensitive-app'>>;
  readonly finding: (
    context: Context,
    id: FindingId,
  ) => Promise<Answered<ShownFinding, 'unknown-finding'>>;
  /** Each look is an entry in the ledger before anything is shown. */
  readonly nameFinding: (
    context: Context,
    id: FindingId,
  ) => Promise<Answered<NamedFinding, 'unknown-finding'>>;
  readonly findingEvents: (
    context: Context,
    id: FindingId,
  ) => Promise<Answered<readonly FindingEvent[], 'unknown-finding'>>;
  readonly confirmFinding: Deed<
    [FindingId, Confirmation],
    ShownFinding,
    'unknown-finding' | 'finding-closed' | 'finding-already-certain'
  >;
  readonly confirmFindings: Deed<
    [findings: readonly FindingId[], how: { readonly why: string; readonly dryRun: boolean }],
    readonly ConfirmedOne[],
    never
  >;
  readonly findingSummary: (context: Context) => Promise<readonly SummaryRow[]>;
  /** Without numbers that point at people. */
  readonly findingProgress: (context: Context) => Promise<readonly ProgressRow[]>;
  /** `exactIn`: the organisations, with all below them, where they may list findings. */
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

export type NamedFinding = {
  readonly finding: ShownFinding;
  readonly app: AppId;
  readonly appName: string;
  /** As the MDM writes them; null where they were erased or never known. */
  readonly device: string | null;
  readonly holder: string | null;
};
/** One row per organisation, app or category, and state. */
export type SummaryRow = Pick<ShownFinding, 'organisation' | 'app' | 'appName' | 'category'> & {
  readonly state: FindingState;
  readonly certain: number;
  readonly possible: number;
};
export type ProgressRow = Omit<SummaryRow, 'certain' | 'possible'> & {
  readonly certain: number | null;
  readonly possible: number | null;
};
/** `devices` null: fewer than five. A `not-assessed` one has neither app nor category. */
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
