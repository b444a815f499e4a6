import type { Day } from '../../core/day.ts';
import type {
  DeviceId,
  FindingId,
  FleetId,
  InventoryId,
  OrganisationId,
} from '../../core/finding.ts';
import type { Instant, Problem } from '../../core/inventory.ts';
import type { Drift } from '../../core/mdm/drift.ts';
import type { SeenRestriction, Conflict } from '../../core/mdm/observation.ts';
import type { Plan, PlanRules, Step, Wanted } from '../../core/mdm/plan.ts';
import type { RestrictionKey, Standing } from '../../core/mdm/restriction.ts';
import type { RestrictionCheck, Verification } from '../../core/mdm/verify.ts';
import type { AppId } from '../../core/statements.ts';
import type { DeviceCount } from '../../core/tallies.ts';
import type { ExceptionId } from '../exceptions/stored.ts';
import type { InventorySummary } from '../stored.ts';
import type { FailureCode, MdmFaultKind } from './connector.ts';

/** Rows about MDMs as the actions know them, whatever the database. No device id of an MDM stands in any of them. */

export type ConnectionId = string & { readonly brand: 'ConnectionId' };
export type SyncId = string & { readonly brand: 'SyncId' };
export type PlanId = string & { readonly brand: 'PlanId' };
export type ExemptionId = string & { readonly brand: 'ExemptionId' };

/** A fleet and the MDM that it is read from. Secrets are not here: the connector is told them by name, from files. */
export type StoredConnection = {
  readonly id: ConnectionId;
  readonly fleet: FleetId;
  readonly mdm: string;
  readonly settings: Readonly<Record<string, string>>;
  /** How often the fleet is read, and how often what was put there is looked after; 0: only when asked. */
  readonly syncHours: number;
  readonly checkHours: number;
  /** Secrets that serve all fleets of its MDM are read with it; else those of its fleet alone. */
  readonly shares: boolean;
  readonly createdBy: string;
  readonly created: Instant;
  readonly ended: Instant | null;
};

export const SYNC_STATES = ['running', 'done', 'failed', 'cancelled'] as const;
export type StoredSync = {
  readonly id: SyncId;
  readonly connection: ConnectionId;
  readonly inventory: InventoryId;
  /** `read`: page by page. `heard`: what an MDM sends by itself, gathered for a while and published as a part. */
  readonly kind: 'read' | 'heard';
  readonly state: (typeof SYNC_STATES)[number];
  /** Grows when the MDM forgot its cursor and the reading begins again. */
  readonly round: number;
  /** All pages are looked through by the same catalogue and day. */
  readonly catalogue: string;
  /** Devices of the whole fleet, where the MDM says it. */
  readonly expected: number | null;
  /** What stopped it last; our words. */
  readonly fault: SyncFault | null;
  readonly begun: Instant;
  readonly ended: Instant | null;
};
export type SyncFault = {
  readonly kind: MdmFaultKind | 'too-many-organisations' | 'export-refused' | 'too-many-rounds';
  readonly status: number | null;
  readonly remedy: string;
};

export type SyncPage = {
  readonly sync: SyncId;
  readonly round: number;
  readonly number: number;
  /** Sealed: a cursor may hold a device's id. Null: the beginning. */
  readonly cursor: Uint8Array | null;
  readonly tries: number;
};
export type PageCounts = {
  readonly summary: Omit<InventorySummary, 'changes' | 'counts'>;
  readonly format: string;
  readonly problems: readonly Problem[];
  /** As the MDM says it of its answer, and as the content's own columns do. */
  readonly said: Instant | null;
  readonly moment: Instant | null;
  readonly undetermined: readonly DeviceCount[];
  readonly bytes: number;
  readonly newOrganisations: number;
  /** No page follows. */
  readonly last: boolean;
};
export type SyncProgress = {
  readonly pages: number;
  readonly staged: number;
  readonly working: number;
  readonly devices: number;
  readonly expected: number | null;
};

export const PLAN_STATES = ['made', 'running', 'done', 'failed', 'stopped', 'reverted'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
/** A plan, with pseudonyms (hexadecimal) wherever the core's has the MDM's own ids. */
export type StoredPlan = {
  readonly id: PlanId;
  readonly connection: ConnectionId;
  readonly state: PlanState;
  readonly document: Plan;
  readonly wanted: Wanted;
  readonly rules: PlanRules;
  /** As raised; the plan holds where it touches more devices. */
  readonly limit: number;
  /** The plan that this one takes back. */
  readonly reverts: PlanId | null;
  /** The plan that was carried out last when this one was made. */
  readonly after: PlanId | null;
  /** Since when it is known to hold on its devices. */
  readonly heldSince: Instant | null;
  readonly begun: Instant | null;
  readonly ended: Instant | null;
};
export const STEP_STATES = ['waiting', 'begun', 'sent', 'done', 'failed'] as const;
/**
 * `begun`: in doubt until its outcome is written down; carried out again with the same id. `sent`: the MDM has it, the device has
 * not answered.
 */
export type StepState = (typeof STEP_STATES)[number];
export type StoredStep = {
  readonly number: number;
  readonly id: string;
  readonly kind: Step['kind'];
  readonly state: StepState;
  readonly code: FailureCode | null;
  readonly at: Instant | null;
};
export type StepOutcome = Pick<StoredStep, 'number' | 'state' | 'code'>;

/** What was seen when a plan was made: of devices only their number, of reaches pseudonyms. */
export type StoredObservation = {
  readonly id: string;
  readonly connection: ConnectionId;
  readonly at: Instant;
  readonly devices: number;
  readonly restrictions: readonly SeenRestriction[];
  readonly standings: readonly StandingCount[];
};
export type StandingCount = {
  readonly key: RestrictionKey;
  readonly counts: Readonly<Record<Standing | 'nothing-known' | 'unread', number>>;
};

export type Check = {
  readonly id: string;
  readonly connection: ConnectionId;
  readonly plan: PlanId;
  readonly kind: 'verify' | 'drift';
  readonly at: Instant;
  /**
   * `held`: planning again finds nothing to do, and every device that the plan is for has what it should, as the strongest proof
   * that the MDM has says. `pending`: nothing is to be done, and not every device has answered. `differs`: something is to be done
   * again. `unread`: what could not be read says neither.
   */
  readonly outcome: 'held' | 'pending' | 'differs' | 'unread';
  readonly result: CheckResult;
};
export type CheckResult = {
  /** Of devices that are to have a restriction, how many stand how. */
  readonly standings: readonly RestrictionCheck[];
  /** No longer wanted, and still on devices. */
  readonly leftovers: Verification['leftovers'];
  /** The weakest that any device is held by; null where it does not hold. */
  readonly heldBy: Verification['heldBy'];
  /** As it was seen, with pseudonyms: what a later look for drift is held against. */
  readonly restrictions: readonly SeenRestriction[];
  /** What somebody changed since it was last found to hold; of a look for drift. */
  readonly drifts: readonly Drift[];
  /** What planning again would do, by kind. */
  readonly steps: Readonly<Partial<Record<Step['kind'], number>>>;
  readonly keys: readonly RestrictionKey[];
  readonly devices: number;
  readonly conflicts: readonly Conflict[];
  readonly unread: number;
};

/** Leave for one device to have one app, until a day. */
export type Exemption = {
  readonly id: ExemptionId;
  /** What it comes of; null: entered by one person, before there were exceptions. */
  readonly exception: ExceptionId | null;
  /** Null: the app was not found on the device. */
  readonly finding: FindingId | null;
  readonly fleet: FleetId;
  readonly device: DeviceId;
  readonly app: AppId;
  readonly organisation: OrganisationId;
  readonly ground: string;
  /** The commitment of the text that says which main task needs it. */
  readonly task: string;
  /** Others than cleared people see a number and no more. */
  readonly restricted: boolean;
  readonly from: Instant;
  /** Up to, not including. */
  readonly until: Day;
  readonly ended: Instant | null;
};

export type NamedDevice = { readonly device: DeviceId; readonly pseudonym: string };
