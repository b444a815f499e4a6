import type { Day } from '../../core/day.ts';
import type { ExceptionState } from '../../core/exception-states.ts';
import type { DeviceId, FindingId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import type { Exemption } from '../mdm/stored.ts';
import type { Page, StoredFinding } from '../stored.ts';
import type {
  ApprovalId,
  ApprovalState,
  ExceptionDevice,
  ExceptionEvent,
  ExceptionId,
  StoredApproval,
  StoredException,
} from './stored.ts';

/** What the actions about exceptions and approvals need of a database, beside `Store`: `tables.exceptions`. */
export type ExceptionReading = {
  readonly exception: (id: ExceptionId) => Promise<StoredException | null>;
  /** By number. */
  readonly exceptions: (
    filter: ExceptionFilter,
    page: NumberPage,
  ) => Promise<Page<StoredException, number>>;
  readonly devicesOf: (id: ExceptionId) => Promise<readonly ExceptionDevice[]>;
  /** Oldest first. */
  readonly eventsOf: (id: ExceptionId) => Promise<readonly ExceptionEvent[]>;
  /** Those of these that a published inventory showed, with the organisation that last had them. */
  readonly devices: (
    ids: readonly DeviceId[],
  ) => Promise<readonly Omit<ExceptionDevice, 'finding'>[]>;
  /** Findings of this app on these devices, in whatever state. */
  readonly findingsOn: (
    app: AppId,
    devices: readonly DeviceId[],
  ) => Promise<readonly StoredFinding[]>;
  /** Whether one of these devices has leave for this app that has not ended. */
  readonly hasLeave: (app: AppId, devices: readonly DeviceId[]) => Promise<boolean>;
  /** Whether one that is not over has this app on one of these devices at any time before `until` and from `from` on. */
  readonly overlaps: (
    app: AppId,
    devices: readonly DeviceId[],
    period: { readonly from: Day; readonly until: Day },
  ) => Promise<boolean>;
  /** Those of these findings for which one was asked that is not decided. */
  readonly waitingFor: (findings: readonly FindingId[]) => Promise<readonly FindingId[]>;
  /** Whose last day has passed, and granted ones whose first day has come. */
  readonly exceptionsDue: (day: Day, limit: number) => Promise<readonly StoredException[]>;
  /** In force under this policy, ending before that day, and not reminded of. */
  readonly exceptionsEnding: (
    policy: string,
    before: Day,
    limit: number,
  ) => Promise<readonly StoredException[]>;
  readonly approval: (id: ApprovalId) => Promise<StoredApproval | null>;
  /** By number. */
  readonly approvals: (
    filter: ApprovalFilter,
    page: NumberPage,
  ) => Promise<Page<StoredApproval, number>>;
  /** Of these organisations and this group of a policy, in force. */
  readonly approvalsFor: (
    organisations: readonly OrganisationId[],
    policy: string,
    group: string,
    day: Day,
  ) => Promise<readonly StoredApproval[]>;
  readonly approvalsDue: (day: Day, limit: number) => Promise<readonly StoredApproval[]>;
  readonly approvalsEnding: (before: Day, limit: number) => Promise<readonly StoredApproval[]>;
};

/** `scope`: in these organisations and all below them. */
export type ExceptionFilter = {
  readonly scope: readonly OrganisationId[];
  readonly states?: readonly ExceptionState[];
  readonly policy?: string;
  /** In force, and ending before that day. */
  readonly endingBefore?: Day;
};
export type ApprovalFilter = {
  readonly scope: readonly OrganisationId[];
  readonly states?: readonly ApprovalState[];
  readonly group?: string;
};
export type NumberPage = {
  readonly after: number | null;
  readonly limit: number;
  readonly order: 'oldest' | 'newest';
};

export type ExceptionChanging = ExceptionReading & {
  /** The next number. Until the transaction is over nobody else gets one, so what overlaps is seen. */
  readonly nextNumber: (of: 'exception' | 'approval') => Promise<number>;
  readonly addException: (
    one: StoredException,
    devices: readonly Pick<ExceptionDevice, 'device' | 'finding'>[],
  ) => Promise<void>;
  /** Whether it was in one of these states. */
  readonly setException: (
    id: ExceptionId,
    from: readonly ExceptionState[],
    to: Partial<
      Pick<
        StoredException,
        'state' | 'until' | 'decidedBy' | 'decided' | 'delegated' | 'begun' | 'ended' | 'reminded'
      >
    >,
  ) => Promise<boolean>;
  readonly addExceptionEvent: (exception: ExceptionId, event: ExceptionEvent) => Promise<void>;
  /** INVARIANT: a device has leave for an app once. Throws where it has. */
  readonly addExemptions: (exemptions: readonly Exemption[]) => Promise<void>;
  /** All that an exception made; gives those that had not ended. */
  readonly endExemptionsOf: (
    id: ExceptionId,
    at: Instant,
    contactDays: number,
  ) => Promise<readonly Exemption[]>;
  readonly addApproval: (one: StoredApproval) => Promise<void>;
  readonly setApproval: (
    id: ApprovalId,
    from: readonly ApprovalState[],
    to: Partial<
      Pick<
        StoredApproval,
        'state' | 'review' | 'decidedBy' | 'decided' | 'reasons' | 'ended' | 'reminded'
      >
    >,
  ) => Promise<boolean>;
};
