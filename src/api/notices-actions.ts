import type { Answered as Said, AnswerCode, HolderAnswer } from '../actions/notices/answer.ts';
import type { ReadAnswer } from '../actions/notices/answers-of.ts';
import type { Called } from '../actions/notices/call.ts';
import type { CalledSome } from '../actions/notices/call-some.ts';
import type { DecideCode, SettleCode, Verdict } from '../actions/notices/decide.ts';
import type { OutboxCode, OutboxPage } from '../actions/notices/outbox.ts';
import type {
  NoticeCount,
  NoticeCursor,
  NoticeFilter,
  NoticeId,
  NoticeItem,
  StoredAnswer,
  StoredKind,
  StoredNotice,
} from '../actions/notices/stored.ts';
import type { Context } from '../actions/server.ts';
import type { Page } from '../actions/store.ts';
import type { Day } from '../core/day.ts';
import type { FindingId, OrganisationId } from '../core/finding.ts';
import type { PhaseMeasure } from '../core/groups.ts';
import type { Instant } from '../core/inventory.ts';
import type { AnswerKind, NoticeKind } from '../core/notices/notice.ts';
import type { Language } from '../core/notices/rules.ts';
import type { AppId } from '../core/statements.ts';
import type { ExceptionRules } from '../core/policy.ts';
import type { Answered, Deed, KeyCode } from './actions.ts';

/** What the doors ask for about notices. */
export type NoticesActions = {
  readonly notices: (
    context: Context,
    filter: Omit<NoticeFilter, 'scope'>,
    page: { readonly before: NoticeCursor | null; readonly limit: number },
  ) => Promise<Page<ShownNotice, NoticeCursor>>;
  readonly notice: (
    context: Context,
    id: NoticeId,
  ) => Promise<Answered<ShownNotice, 'unknown-notice'>>;
  /** A message about a phone that nobody has. */
  readonly preview: (
    context: Context,
    asked: PreviewAsked & { readonly policy: string | null },
  ) => Promise<Answered<Preview, 'unknown-policy' | 'unknown-app'>>;
  readonly counts: (context: Context) => Promise<readonly NoticeCount[]>;
  readonly call: (
    context: Context,
    asked: {
      readonly dryRun: boolean;
      readonly atAnyHour: boolean;
      /** It and all below it; null: all that the person may. */
      readonly organisation: OrganisationId | null;
    },
  ) => Promise<Answered<Called, 'unknown-organisation'>>;
  /** Of these findings: what was told of each, or why nothing is. */
  readonly callSome: (
    context: Context,
    findings: readonly FindingId[],
    asked: { readonly dryRun: boolean; readonly atAnyHour: boolean },
  ) => Promise<CalledSome>;
  readonly decide: Deed<
    [NoticeId, Verdict, string],
    StoredNotice,
    Exclude<DecideCode, 'idempotency-key-reused'>
  >;
  /** Names holders: each look is an entry in the ledger before anything is shown. */
  readonly outbox: (
    context: Context,
    page: { readonly before: NoticeCursor | null; readonly limit: number },
  ) => Promise<OutboxPage>;
  /** The same of one, as RFC 5322 has it. */
  readonly message: (context: Context, id: NoticeId) => Promise<Answered<Uint8Array, OutboxCode>>;
  /** `named`: with what the holder wrote; the look is logged. */
  readonly answers: (
    context: Context,
    finding: FindingId,
    how: { readonly named: boolean },
  ) => Promise<Answered<readonly ReadAnswer[], 'unknown-finding'>>;
  readonly settle: Deed<
    [FindingId, string],
    StoredAnswer,
    Exclude<SettleCode, 'idempotency-key-reused'>
  >;
  readonly holder: HolderActions;
};

export type PreviewAsked = {
  readonly kind: StoredKind;
  readonly measure: PhaseMeasure;
  readonly language: Language;
  /** Null: one that is prohibited. */
  readonly app: AppId | null;
};
type Preview = {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly page: string | null;
};

/** What whoever has the link of a notice may: nobody asks who they are. */
export type HolderActions = {
  /** Without any effect. `language` null: that of the notice. */
  readonly view: (
    token: string,
    language: Language | null,
  ) => Promise<Answered<HolderPage, 'unknown-link'>>;
  readonly answer: (
    token: string,
    answer: HolderAnswer,
  ) => Promise<Answered<Said, Exclude<AnswerCode, KeyCode>>>;
};

export type ShownNotice = StoredNotice & { readonly items: readonly NoticeItem[] };

export type HolderApp = {
  readonly name: string;
  readonly measure: PhaseMeasure;
  /** The last day on which it may still be there. */
  readonly deadline: Day | null;
  readonly kind: NoticeKind;
  /** Of all their devices that have it; those that are not closed. */
  readonly findings: readonly FindingId[];
  readonly answer: {
    readonly kind: AnswerKind;
    readonly at: Instant;
    /** An earlier one was taken back by it. */
    readonly replaced: boolean;
    /** Of the exception asked with it. */
    readonly number: number | null;
    /** What became of that; null: it is being looked at, or none was asked. */
    readonly decided: HolderDecision | null;
  } | null;
};
/** `granted`: up to and including that day; else the day on which it was refused, ended or withdrawn. */
export type HolderDecision = {
  readonly as: 'granted' | 'refused' | 'ended' | 'withdrawn';
  readonly day: Day;
};
export type HolderPage = {
  readonly language: Language;
  readonly languages: readonly Language[];
  /** Names no app: it stands in histories and on tabs. */
  readonly subject: string;
  readonly organisation: string;
  readonly devices: readonly string[];
  readonly apps: readonly HolderApp[];
  /** What it is about and why, until when, how to remove: HTML of ours, in which what came from elsewhere is escaped. */
  readonly html: string;
  readonly today: Day;
  readonly linkUntil: Day;
  readonly exceptions: Pick<ExceptionRules, 'grounds' | 'mitigations'> & {
    /** The last day that the policy allows; null: it names no limit. */
    readonly latest: Day | null;
  };
};
