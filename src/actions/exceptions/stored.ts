import type { Day } from '../../core/day.ts';
import type { Mitigation } from '../../core/exception-mitigations.ts';
import type { ExceptionState } from '../../core/exception-states.ts';
import type { DeviceId, FindingId, FleetId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import type { AppId } from '../../core/statements.ts';

/** Rows about exceptions and approvals as the actions know them. What people wrote stands in them as commitments alone. */

export type ExceptionId = string & { readonly brand: 'ExceptionId' };
export type ApprovalId = string & { readonly brand: 'ApprovalId' };

export type StoredException = {
  readonly id: ExceptionId;
  /** What others than cleared people see of a restricted one. */
  readonly number: number;
  readonly app: AppId;
  /** The nearest above all its devices. */
  readonly organisation: OrganisationId;
  readonly scope: {
    readonly kind: 'holder' | 'device-group';
    /** Of a group: a name that says nothing. */
    readonly name: string | null;
    readonly devices: number;
  };
  readonly policy: string;
  readonly ground: string;
  readonly task: string;
  readonly mitigations: readonly Mitigation[];
  readonly restricted: boolean;
  /** Null: from the day of the decision. */
  readonly from: Day | null;
  /** Up to, not including. */
  readonly until: Day;
  readonly state: ExceptionState;
  readonly askedAs: 'person' | 'holder';
  /** Null: a holder, or nobody in particular. */
  readonly askedBy: PersonId | null;
  readonly asked: Instant;
  readonly decidedBy: PersonId | null;
  readonly decided: Instant | null;
  /** Whoever decided did so for another of the rank. */
  readonly delegated: boolean;
  readonly begun: Instant | null;
  readonly ended: Instant | null;
  readonly reminded: Instant | null;
};

export type ExceptionEvent = {
  readonly id: string;
  readonly kind: 'advised' | 'granted' | 'refused' | 'begun' | 'reminded' | 'withdrawn' | 'ended';
  readonly by: PersonId | null;
  readonly says: 'for' | 'against' | null;
  readonly words: string | null;
  readonly at: Instant;
};

export type ExceptionDevice = {
  readonly device: DeviceId;
  readonly fleet: FleetId;
  readonly organisation: OrganisationId;
  /** The one that it was asked for by. */
  readonly finding: FindingId | null;
};

export const APPROVAL_STATES = ['asked', 'in-force', 'refused', 'ended', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];
export type StoredApproval = {
  readonly id: ApprovalId;
  readonly number: number;
  readonly organisation: OrganisationId;
  readonly policy: string;
  readonly group: string;
  /** Null: the catalogue does not have it. */
  readonly app: AppId | null;
  readonly name: string;
  readonly android: readonly string[];
  readonly ios: readonly string[];
  readonly why: string;
  /** It holds up to this day, not including it. */
  readonly review: Day;
  readonly state: ApprovalState;
  readonly askedBy: PersonId | null;
  readonly asked: Instant;
  readonly decidedBy: PersonId | null;
  readonly decided: Instant | null;
  readonly reasons: string | null;
  readonly ended: Instant | null;
  readonly reminded: Instant | null;
};
