import type { Adopted, ChangeId, ChangeKind, ChangeState } from '../../core/changes/change.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Assignment } from '../../core/groups.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import type { AppId } from '../../core/statements.ts';

export const ORIGINS = ['person', 'server', 'shipped'] as const;
/**
 * `shipped`: what the program came with and nobody had to decide, since it was in force from the beginning or nobody was under it.
 * `server`: a newer edition of the program came with it, and people decide.
 */
export type Origin = (typeof ORIGINS)[number];

/** One proposal, and what was decided on it. */
export type StoredChange = {
  readonly id: ChangeId;
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  readonly origin: Origin;
  /** As `Adopted` has it. */
  readonly subject: string;
  /** SHA-256 of its document: of a catalogue, its digest. */
  readonly document: string;
  /** What its document calls itself: the version of a policy or a catalogue; else empty. */
  readonly version: string;
  /** Id of the policy that it is about; null: of all. */
  readonly policy: string | null;
  readonly why: string;
  readonly proposer: PersonId | null;
  readonly proposed: Instant;
  /** Wanted by whoever proposed; decided by whoever adopted. */
  readonly from: Day | null;
  readonly until: Day | null;
  readonly decider: PersonId | null;
  readonly decided: Instant | null;
  readonly decision: string | null;
  /** Its place among what was adopted. */
  readonly place: number | null;
  /** When its day had come, and gone, and the server saw it. */
  readonly begun: Instant | null;
  readonly ended: Instant | null;
};

/** Adopted, and what is needed to read its document. */
export type HeldChange = Adopted &
  Pick<StoredChange, 'document' | 'origin' | 'version' | 'policy' | 'begun' | 'ended'>;

export type ChangeComment = {
  readonly id: string;
  readonly change: ChangeId;
  /** On whose behalf. */
  readonly organisation: OrganisationId;
  readonly person: PersonId;
  readonly words: string;
  readonly at: Instant;
};

/** Devices with an app that the proposal would prohibit and the rules in force do not: five and more. */
export type ChangeTally = {
  readonly change: ChangeId;
  readonly organisation: OrganisationId;
  readonly app: AppId;
  readonly devices: number;
};

/** An assignment that held from one moment up to another; `to` null: it still does. */
export type PastAssignment = Assignment & { readonly from: Instant; readonly to: Instant | null };
