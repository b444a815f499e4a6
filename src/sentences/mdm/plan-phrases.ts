import type { Enrolment } from '../../core/inventory.ts';
import type { Platform } from '../../core/catalogue.ts';
import type { Conflict } from '../../core/mdm/observation.ts';
import type { Gap, Plan } from '../../core/mdm/plan.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';

/** A number, written as the language writes it; and whether it is one. */
export type N = { readonly text: string; readonly one: boolean };

/** What is said of a plan, in words of one language. Numbers, lists and days come written. */
export type PlanPhrases = {
  /** As a subject, and after `on`. */
  readonly phones: Readonly<Record<Platform | 'any', (n: N) => string>>;
  readonly onPhones: Readonly<Record<Platform | 'any', (n: N) => string>>;
  /** Without a number, after `on`: `iPhones and iPads`. */
  readonly all: Readonly<Record<Platform | 'any', string>>;
  readonly enrolments: Readonly<Record<Enrolment, string>>;
  readonly from: (version: string) => string;
  readonly before: (version: string) => string;
  readonly and: string;
  readonly or: string;
  readonly apps: (n: N) => string;
  /** `TikTok, WeChat and 3 more`. */
  readonly more: (names: string, n: N) => string;
  /** One that is not named, since it tells something of who has it. */
  readonly ofCategory: (category: string) => string;

  readonly kinds: Readonly<Record<Plan['kind'], string>>;
  readonly head: (
    kind: string,
    policy: string,
    catalogue: string,
    day: string,
    time: string,
  ) => string;
  readonly losesData: (phones: string, apps: string | null) => string;
  readonly removes: (app: string, phones: string) => string;
  readonly overLimit: (phones: string, limit: string) => string;
  readonly nothingRead: string;
  readonly essential: (identifier: string) => string;

  /** A restriction: what, on which phones, by which key. */
  readonly does: Readonly<Record<Restriction['effect'], (apps: string, where: string) => string>>;
  /** The same on so many more; so many have it then. */
  readonly doesMore: Readonly<
    Record<Restriction['effect'], (apps: string, where: string, all: string) => string>
  >;
  readonly renews: (apps: string, where: string) => string;
  readonly allOf: (phones: string) => string;
  readonly allBut: (phones: string, n: string) => string;
  readonly whoHasIt: string;
  readonly gives: (key: string, where: string) => string;
  readonly takes: (key: string, where: string) => string;
  readonly drops: (key: string) => string;
  readonly gain: (phones: string, n: N, apps: string) => string;
  readonly lose: (phones: string, n: N, apps: string) => string;
  readonly loseExempted: (phones: string, n: N, apps: string, since: string) => string;
  readonly restricted: string;

  readonly canary: (phones: string) => string;
  readonly leftOut: (phones: string) => string;
  readonly gap: (phones: string, why: string) => string;
  readonly gaps: Readonly<Record<Gap['reason'], string>>;
  readonly conflict: (kind: string, name: string, what: string, phones: string | null) => string;
  readonly conflicts: Readonly<Record<Conflict['what'], string>>;
  readonly unread: (n: N, why: string) => string;
  readonly notes: NotePhrases;
  readonly nothing: string;
  readonly amount: (phones: string, steps: N, limit: string) => string;
};

/** What has to be known before, by its code. */
type NotePhrases = {
  readonly staysRemoved: (apps: string, n: N, phones: string) => string;
  readonly notKept: (key: string) => string;
  readonly changedSince: (key: string, phones: string | null) => string;
  readonly noRoom: (setting: string, apps: string, n: N) => string;
  readonly ownLists: (kind: string, groups: N) => string;
  readonly noAllowList: string;
  readonly noneApproved: string;
  readonly approvedProhibited: (n: N) => string;
  readonly webClips: (identifier: string) => string;
  readonly allowListTooLarge: (bytes: string, most: string) => string;
  readonly notPrevented: string;
  readonly preventedFrom: (day: string) => string;
};
