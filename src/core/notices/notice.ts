import type { Day } from '../day.ts';
import type { DeviceId, Finding, FindingChange, FindingId, OrganisationId } from '../finding.ts';
import type { PhaseMeasure } from '../groups.ts';
import type { Instant } from '../inventory.ts';
import type { AppId } from '../statements.ts';

/** Tells one holder from another; what stands in it is its maker's matter, and no name. */
export type HolderKey = string & { readonly brand: 'HolderKey' };

export type HolderNoticeKind = 'call' | 'reminder' | 'overdue';
export type NoticeKind = HolderNoticeKind | 'escalation';

/** What an earlier message said of one finding. */
export type Told = {
  readonly kind: NoticeKind;
  readonly at: Instant;
  readonly measure: PhaseMeasure;
  /** The last day on which the holder is in time. */
  readonly deadline: Day | null;
};

export const ANSWERS = ['removed', 'needed', 'not-mine', 'disputed'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

/** The holder's latest. */
export type Answer = {
  readonly kind: AnswerKind;
  readonly at: Instant;
  /** When a person looked into it and the matter goes on: a request refused, a dispute decided. Null: still open. */
  readonly settled: Instant | null;
};

/** One finding, and all that decides whether its holder is told of it. */
export type NoticeCase = {
  readonly finding: Finding;
  readonly holder: HolderKey;
  /** Its id. */
  readonly policy: string;
  /** In force for the device today; null: nothing has begun. */
  readonly measure: PhaseMeasure | null;
  /** Oldest first. */
  readonly told: readonly Told[];
  readonly answer: Answer | null;
  /** By how many hours a device's list of apps may be older than the MDM says: Intune 168. */
  readonly listAgeHours: number;
  /** The MDM is taking the app off: the holder is not asked for it meanwhile. */
  readonly removal: boolean;
  /** The last message could not be delivered: nothing runs against a holder who was not reached. */
  readonly unreached: boolean;
};

export type MessageItem = {
  readonly finding: FindingId;
  readonly device: DeviceId;
  readonly app: AppId;
  readonly kind: HolderNoticeKind;
  readonly measure: PhaseMeasure;
  readonly deadline: Day | null;
};

export type HolderMessage = {
  readonly to: 'holder';
  readonly holder: HolderKey;
  /** Whose words and contact it has: of its first item. */
  readonly policy: string;
  /** The most pressing of its items. */
  readonly kind: HolderNoticeKind;
  readonly items: readonly [MessageItem, ...MessageItem[]];
};

/** To the organisation's contact: how many, never which apps. */
export type EscalationMessage = {
  readonly to: 'organisation';
  readonly organisation: OrganisationId;
  readonly policy: string;
  readonly kind: 'escalation';
  readonly items: readonly [EscalatedItem, ...EscalatedItem[]];
};
export type EscalatedItem = Pick<MessageItem, 'finding' | 'device' | 'measure' | 'deadline'> & {
  readonly holder: HolderKey;
};

/** What `finding-life.ts` makes of a finding; written in the transaction that writes the message. */
export type NoticeMove = {
  readonly finding: FindingId;
  readonly change: FindingChange;
  readonly after: Finding;
};

export type NoticePlan = {
  readonly at: Instant;
  readonly messages: readonly (HolderMessage | EscalationMessage)[];
  readonly moves: readonly NoticeMove[];
  /** Nothing is due before, if nothing happens. Null: nothing is due ever. */
  readonly next: Instant | null;
  /** Messages that are due and for which there was no room. */
  readonly held: number;
};
