import type { Platform } from '../core/catalogue.ts';
import type { Day } from '../core/day.ts';
import type { PhaseMeasure } from '../core/groups.ts';
import type { Closing } from '../core/finding.ts';
import type { HolderNoticeKind } from '../core/notices/notice.ts';
import type { Language, NoticeRules } from '../core/notices/rules.ts';
import type { NoticeReason } from './reason.ts';

/** All that a message to a holder says, as data: written later, and always in the language that it carries. */
export type Notice = {
  readonly language: Language;
  readonly kind: HolderNoticeKind;
  /** Who writes. */
  readonly organisation: string;
  readonly devices: readonly NoticeDevice[];
  /** The holder's own page; the only link of a mail. */
  readonly link: string;
  /** The day on which it ends. */
  readonly linkUntil: Day;
  /** Of the policy: what it is called, what follows when nothing is done, and whom to call. */
  readonly rules: Pick<NoticeRules, 'title' | 'measures' | 'contact'>;
};

export type NoticeDevice = {
  /** Null where it is not known any more. */
  readonly name: string | null;
  /** By how many hours its list of apps may be older than the MDM says. */
  readonly listAgeHours: number;
  readonly apps: readonly NoticeApp[];
};

export type NoticeApp = {
  readonly name: string;
  /** Its mere name would tell love life, faith or health: no mail says it. */
  readonly sensitive: boolean;
  readonly kind: HolderNoticeKind;
  readonly measure: PhaseMeasure;
  readonly deadline: Day | null;
  readonly platform: Platform | null;
  /** A clone or second user of the phone has it too. */
  readonly secondCopy: boolean;
  /** Null: nothing can be said beyond the policy itself. */
  readonly reason: NoticeReason | null;
  /** Why nothing is asked of the holder any more; null: it is asked. A message says nothing of such an app, the page does. */
  readonly over: Closing | null;
};

/** To whoever asked for an exception that ends soon. */
export type Ending = {
  readonly language: Language;
  readonly organisation: string;
  readonly contact: NoticeRules['contact'];
  readonly ends: {
    /** By which the register has it. */
    readonly number: number;
    /** The last day on which it holds. */
    readonly last: Day;
    /** Null: no mail says it. */
    readonly app: string | null;
  } | null;
};

/** To an organisation's contact: numbers, no apps and no holders. */
export type Escalation = {
  readonly language: Language;
  readonly organisation: string;
  readonly holders: number;
  readonly devices: number;
  readonly apps: number;
  /** The earliest that has passed. */
  readonly deadline: Day | null;
};
