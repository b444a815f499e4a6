import type { DeviceId, Finding, FindingId, FleetId, OrganisationId } from '../../core/finding.ts';
import type { Day } from '../../core/day.ts';
import type { PhaseMeasure } from '../../core/groups.ts';
import type { StoredFinding } from '../stored.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import type { ExceptionId } from '../exceptions/stored.ts';
import type { AnswerKind, NoticeKind, Told } from '../../core/notices/notice.ts';
import type { Language } from '../../core/notices/rules.ts';

/** The store's own number of a holder: whoever has one or more devices with findings. */
export type HolderId = number & { readonly brand: 'HolderId' };
export type NoticeId = string & { readonly brand: 'NoticeId' };
export type AnswerId = string & { readonly brand: 'AnswerId' };

export const NOTICE_STATES = [
  /** It waits until it may be sent. */
  'planned',
  'sending',
  'sent',
  /** A process ended while it sent it, or a server broke off: a person decides whether it is sent again. */
  'perhaps-sent',
  /** A person takes it from there. */
  'outbox',
  'bounced',
  'failed',
  /** Nothing was left to say when it was to be sent. */
  'held-back',
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** `exception-ending`: says of no finding, and is no part of the policy's clock. */
export const STORED_KINDS = [
  'call',
  'reminder',
  'overdue',
  'escalation',
  'exception-ending',
] as const satisfies readonly (NoticeKind | 'exception-ending')[];
export type StoredKind = (typeof STORED_KINDS)[number];

export const RECIPIENTS = ['holder', 'organisation', 'person'] as const;

export type StoredNotice = {
  readonly id: NoticeId;
  readonly recipient: (typeof RECIPIENTS)[number];
  /** Null: they were erased, or it goes to somebody else. */
  readonly holderId: HolderId | null;
  readonly organisation: OrganisationId;
  readonly kind: StoredKind;
  readonly state: NoticeState;
  readonly because: string | null;
  readonly policy: string;
  readonly language: Language;
  readonly planned: Instant;
  readonly sendAfter: Instant;
  readonly tries: number;
  readonly messageId: string | null;
  readonly changed: Instant;
  readonly linkKey: number;
  readonly linkUntil: Instant;
  /** Commitment of the ledger; null where it goes to somebody else, or says of no finding. */
  readonly holder: string | null;
  /** Who has it, where it goes to a person. */
  readonly person: PersonId | null;
  /** The one that ends. */
  readonly exception: ExceptionId | null;
};

/** What a notice says of a finding. */
export type NoticeItem = {
  readonly notice: NoticeId;
  readonly finding: FindingId;
  readonly kind: NoticeKind;
  readonly measure: PhaseMeasure;
  readonly deadline: Day | null;
};

export type FoundItem = { readonly item: NoticeItem; readonly finding: StoredFinding };

export type StoredAnswer = {
  readonly id: AnswerId;
  readonly notice: NoticeId;
  readonly finding: FindingId;
  readonly kind: AnswerKind;
  /** Commitment of the ledger to their words. */
  readonly words: string | null;
  readonly exception: string | null;
  readonly at: Instant;
  readonly settled: Instant | null;
  readonly replaced: Instant | null;
};

/** A device with findings that are not closed, and whose it was last time. */
export type Ungrouped = {
  readonly device: DeviceId;
  readonly fleet: FleetId;
  /** Null: nothing is known of whose it is. */
  readonly sealed: Uint8Array | null;
  /** Pseudonym of the holder that it belongs to now, as hexadecimal; null: none yet. */
  readonly holder: string | null;
};
export type Grouped = {
  readonly device: DeviceId;
  /** Under each key, as hexadecimal; the current one first. */
  readonly names: readonly { readonly key: number; readonly name: string }[];
  readonly addressed: boolean;
};

/** All about one finding that is not closed and that planning asks for. */
export type CaseRow = {
  readonly holder: HolderId;
  readonly holderLanguage: string | null;
  /** An address is known. */
  readonly addressed: boolean;
  readonly finding: Finding & { readonly fleet: FleetId };
  readonly told: readonly Told[];
  readonly answer: {
    readonly kind: AnswerKind;
    readonly at: Instant;
    readonly settled: Instant | null;
    readonly exception: string | null;
  } | null;
  /** Of the last message to this holder about it. */
  readonly lastState: NoticeState | null;
};
/** The last holder of a page. */
export type CasePage = { readonly rows: readonly CaseRow[]; readonly next: HolderId | null };

/** Whose devices an exception is for. */
export type ExceptionHolder = {
  readonly id: HolderId;
  /** Pseudonym, as hexadecimal. */
  readonly name: string;
  readonly addressed: boolean;
  readonly language: string | null;
};

/** A device of a notice, as its message needs it. */
export type NoticeDevice = {
  readonly device: DeviceId;
  readonly fleet: FleetId;
  readonly sealed: Uint8Array | null;
};

export type NoticeFilter = {
  readonly scope: readonly OrganisationId[];
  readonly states?: readonly NoticeState[];
  readonly finding?: FindingId;
};
export type NoticeCursor = { readonly planned: Instant; readonly id: NoticeId };

/** How many, of one organisation. */
export type NoticeCount = {
  readonly organisation: OrganisationId;
  readonly kind: StoredKind;
  readonly state: NoticeState;
  readonly because: string | null;
  readonly count: number;
};
