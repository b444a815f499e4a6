import type { Generated } from 'kysely';
import type { Day } from '../core/day.ts';
import type { Mitigation } from '../core/exception-mitigations.ts';
import type { DeviceId, FindingId, OrganisationId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';
import type { AppId } from '../core/statements.ts';
import type {
  ApprovalId,
  ApprovalState,
  ExceptionEvent,
  ExceptionId,
  StoredException,
} from '../actions/exceptions/stored.ts';

/** Rows as `0006-exceptions.sql` makes them. */
export type ExceptionsSchema = {
  exception: {
    id: ExceptionId;
    number: number;
    app: AppId;
    organisation_id: OrganisationId;
    scope: StoredException['scope']['kind'];
    scope_name: string | null;
    policy: string;
    ground: string;
    task: string;
    mitigations: readonly Mitigation[];
    restricted: boolean;
    from_day: Day | null;
    until: Day;
    state: StoredException['state'];
    asked_as: StoredException['askedAs'];
    asked_by: PersonId | null;
    asked_at: Instant;
    decided_by: PersonId | null;
    decided_at: Instant | null;
    delegated: Generated<boolean>;
    begun_at: Instant | null;
    ended_at: Instant | null;
    reminded_at: Instant | null;
    erased_devices: Generated<number | null>;
  };
  exception_device: {
    exception_id: ExceptionId;
    device_id: DeviceId;
    finding_id: FindingId | null;
  };
  exception_event: {
    id: string;
    exception_id: ExceptionId;
    kind: ExceptionEvent['kind'];
    by_person: PersonId | null;
    says: ExceptionEvent['says'];
    words: string | null;
    at: Instant;
  };
  approval: {
    id: ApprovalId;
    number: number;
    organisation_id: OrganisationId;
    policy: string;
    policy_group: string;
    app: AppId | null;
    name: string;
    android: readonly string[];
    ios: readonly string[];
    why: string;
    review: Day;
    state: ApprovalState;
    asked_by: PersonId | null;
    asked_at: Instant;
    decided_by: PersonId | null;
    decided_at: Instant | null;
    reasons: string | null;
    ended_at: Instant | null;
    reminded_at: Instant | null;
  };
};
