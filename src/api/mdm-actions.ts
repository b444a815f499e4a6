import type { NewConnection } from '../actions/mdm/connections.ts';
import type { ConnectionChange } from '../actions/mdm/change-connection.ts';
import type { PlanAsked } from '../actions/mdm/plans.ts';
import type { DriftRow } from '../actions/mdm/read-drift.ts';
import type { ConnectionTrial, TrialAsked } from '../actions/mdm/try-connection.ts';
import type { ConnectorKind, Heard, Hearing } from '../actions/mdm/connector.ts';
import type {
  Check,
  ConnectionId,
  Exemption,
  ExemptionId,
  PlanId,
  StepState,
  StoredConnection,
  StoredPlan,
  StoredStep,
  StoredSync,
  SyncId,
  SyncProgress,
} from '../actions/mdm/stored.ts';
import type { Naming } from '../actions/findings/read.ts';
import type { Context } from '../actions/server.ts';
import type { Page } from '../actions/store.ts';
import type { DeviceId, FleetId } from '../core/finding.ts';
import type { AppId } from '../core/statements.ts';
import type { Answered, Deed } from './actions.ts';
import type { Doing } from './mdm-doing.ts';

/**
 * What the doors ask for about MDMs. What an MDM answers to a plan or a look may stop it: that is thrown as `MdmFault`, and said
 * as the problem `mdm-fault`.
 */
export type MdmActions = {
  /** All connectors that there are. */
  readonly kinds: () => readonly Mdm[];
  /** Apps that tell love life, faith or health are a category. */
  readonly naming: Naming;

  readonly connections: (context: Context) => Promise<readonly Connected[]>;
  readonly connection: (
    context: Context,
    id: ConnectionId,
  ) => Promise<Answered<Connected, 'unknown-connection'>>;
  readonly connect: Deed<
    [NewConnection],
    Connected,
    | 'unknown-fleet'
    | 'unknown-mdm'
    | 'fleet-connected'
    | 'setting-missing'
    | 'setting-unknown'
    | 'setting-is-secret'
    | 'setting-too-long'
    | 'address-unfit'
    | 'address-not-allowed'
  >;
  /** Other credentials by name, other hours; the MDM stays the same. */
  readonly changeConnection: Deed<
    [ConnectionId, ConnectionChange],
    Connected,
    | 'unknown-connection'
    | 'unknown-mdm'
    | 'setting-fixed'
    | 'setting-missing'
    | 'setting-unknown'
    | 'setting-is-secret'
    | 'setting-too-long'
    | 'apply-running'
  >;
  readonly disconnect: Deed<
    [ConnectionId],
    Connected,
    'unknown-connection' | 'sync-running' | 'apply-running'
  >;
  /** What an MDM sends by itself; the connector knows it by its signature, whoever sent it. */
  readonly hear: (
    id: ConnectionId,
    message: Heard,
    signal: AbortSignal,
  ) => Promise<Answered<Hearing['answer'], 'unknown-connection' | 'connection-is-deaf'>>;

  /** Whether it would work, and what is wrong where it would not. */
  readonly tryConnection: (
    context: Context,
    asked: TrialAsked,
  ) => Promise<
    Answered<
      ConnectionTrial,
      | 'unknown-fleet'
      | 'unknown-mdm'
      | 'setting-missing'
      | 'setting-unknown'
      | 'setting-is-secret'
      | 'setting-too-long'
      | 'address-unfit'
    >
  >;
  readonly testConnection: (
    context: Context,
    id: ConnectionId,
  ) => Promise<Answered<ConnectionTrial, 'unknown-connection' | 'unknown-mdm' | 'address-unfit'>>;
  readonly doing: (
    context: Context,
    id: ConnectionId,
  ) => Promise<Answered<Doing, 'unknown-connection'>>;
  readonly doingOf: (context: Context, plan: PlanId) => Promise<Answered<Doing, 'unknown-plan'>>;
  readonly driftRows: (context: Context) => Promise<readonly DriftRow[]>;

  readonly beginSync: Deed<
    [ConnectionId],
    FollowedSync,
    'unknown-connection' | 'unknown-mdm' | 'sync-running'
  >;
  readonly sync: (context: Context, id: SyncId) => Promise<Answered<FollowedSync, 'unknown-sync'>>;
  /** Newest first. */
  readonly syncs: (
    context: Context,
    connection: ConnectionId,
    limit: number,
  ) => Promise<Answered<readonly FollowedSync[], 'unknown-connection'>>;
  readonly cancelSync: Deed<[SyncId], FollowedSync, 'unknown-sync' | 'sync-ended'>;

  /** Looks at the MDM as it is now; nothing of it is changed. */
  readonly makePlan: Deed<
    [ConnectionId, PlanAsked],
    FollowedPlan,
    'unknown-connection' | 'unknown-mdm' | 'canary-first' | 'unknown-device' | 'apply-running'
  >;
  readonly plan: (context: Context, id: PlanId) => Promise<Answered<FollowedPlan, 'unknown-plan'>>;
  readonly plans: (
    context: Context,
    connection: ConnectionId,
    page: { readonly before: PlanId | null; readonly limit: number },
  ) => Promise<Answered<Page<StoredPlan, PlanId>, 'unknown-connection'>>;
  readonly steps: (
    context: Context,
    plan: PlanId,
    page: {
      readonly states: readonly StepState[];
      readonly after: number | null;
      readonly limit: number;
    },
  ) => Promise<Answered<Page<PlannedStep, number>, 'unknown-plan'>>;
  readonly raiseLimit: Deed<
    [PlanId, { readonly limit: number; readonly why: string }],
    FollowedPlan,
    'unknown-plan' | 'plan-ended' | 'limit-not-raised'
  >;
  /** Begins; what is left of it goes on by itself, and is followed by reading the plan. */
  readonly apply: Deed<
    [PlanId],
    FollowedPlan,
    'unknown-plan' | 'plan-held' | 'plan-stale' | 'plan-ended' | 'apply-running' | 'connection-busy'
  >;
  /** No further step begins; what was done stays, and can be taken back. */
  readonly stopPlan: Deed<[PlanId], FollowedPlan, 'unknown-plan' | 'plan-ended'>;
  /** A new plan, which brings back what was seen before that one. It is applied as any. */
  readonly revert: Deed<
    [PlanId],
    FollowedPlan,
    'unknown-plan' | 'plan-not-applied' | 'apply-running'
  >;

  readonly verify: Deed<[PlanId], Check, 'unknown-plan' | 'plan-not-applied'>;
  readonly drift: Deed<[ConnectionId], Check, 'unknown-connection' | 'nothing-in-force'>;
  /** Newest first. */
  readonly checks: (
    context: Context,
    connection: ConnectionId,
    limit: number,
  ) => Promise<Answered<readonly Check[], 'unknown-connection'>>;

  /** In force; `fleet` null: of all. */
  readonly exemptions: (
    context: Context,
    fleet: FleetId | null,
  ) => Promise<readonly ShownExemption[]>;
  readonly exemption: (
    context: Context,
    id: ExemptionId,
  ) => Promise<Answered<ShownExemption, 'unknown-exemption'>>;
};

export type Mdm = Pick<ConnectorKind, 'abilities' | 'asks'> & {
  /** It sends by itself what its devices answer. */
  readonly hears: boolean;
};

/** A secret that a connector asks for: whether it is there, and where it is looked for. Never a letter of it. */
type SecretStatus = {
  readonly name: string;
  readonly use: 'read' | 'apply';
  readonly optional: boolean;
  readonly given: boolean;
  /** `GRENDEL_INTUNE_CLIENT_SECRET`; with `_FILE` behind it, the path of a file. Null: it has to be one of the fleet alone. */
  readonly variable: string | null;
  /** Below the folder of the server: `secrets/intune/client-secret`. */
  readonly file: string;
};
export type Connected = StoredConnection & {
  readonly secrets: readonly SecretStatus[];
  /** It leads to nothing but this machine, and is given the secret of simulators. */
  readonly simulated: boolean;
};
export type FollowedSync = StoredSync & { readonly progress: SyncProgress };
export type FollowedPlan = StoredPlan & {
  readonly stepCounts: Readonly<Record<StepState, number>>;
  /** Our numbers of devices that lose a block, as the plan names them. */
  readonly losing?: ReadonlyMap<string, DeviceId>;
};

/** With the device that it is of, by our number; null where it is of none or of many. */
export type PlannedStep = StoredStep & {
  readonly key: string | null;
  readonly device: DeviceId | null;
};

/** The app as others than its holder see it; of a restricted one neither app nor ground. */
export type ShownExemption = Omit<Exemption, 'app' | 'ground' | 'task'> & {
  readonly app: AppId | null;
  readonly appName: string | null;
  readonly category: string | null;
  readonly ground: string | null;
};
