import type { Measure } from './catalogue.ts';
import type { Day } from './day.ts';
import type { Mitigation } from './exception-mitigations.ts';
import type { NoticeRules } from './notices/rules.ts';
import type { Share } from './share.ts';
import type { Basis, Territory } from './statements.ts';
import type { Decision, ReasonCode } from './verdict.ts';

/** One government's policy, as data: `policies/*.json`; `spec/policy.md` has the format. */
export type Policy = {
  readonly id: string;
  readonly name: string;
  readonly government: string;
  readonly version: Day;
  readonly inForceSince: Day | null;
  /** Listed territories. Empty where the policy is a list and no rule over territories. */
  readonly territories: readonly Territory[];
  /** What a seat in Hong Kong or Macao counts as where CN is listed. */
  readonly hongKong: SeatWeight;
  readonly macao: SeatWeight;
  readonly control: {
    readonly threshold: Share;
    readonly comparison: 'at-least' | 'more-than';
    /** OFAC's aggregate rule: owners under any listed territory count together, or each territory alone. */
    readonly aggregate: 'all-territories' | 'per-territory';
  };
  /** From which sum of upper ends an interest is significant. */
  readonly significantInterest: Share;
  readonly adopts: readonly Adoption[];
  /** Changes to the table of the design, section 4: what a reason leads to under this policy. */
  readonly reasons: Partial<Record<ReasonCode, Decision>>;
  readonly groups: readonly Group[];
  readonly exceptions: ExceptionRules;
  readonly notices: NoticeRules;
  /** An inventory of a device is stale when older than this at the inventory's moment. */
  readonly staleAfterDays: number;
  readonly sources: readonly PolicySource[];
};

/** `certain`: as a seat in CN; `possible`: leads to `undetermined`; `none`: not counted. */
export type SeatWeight = 'certain' | 'possible' | 'none';

/** Binds only what is adopted: this instrument of this government, for these measures. */
export type Adoption = {
  readonly government: string;
  readonly instrument: string;
  readonly measures: readonly Measure[];
};

/** People and devices for whom the same holds. */
type Group = {
  readonly id: string;
  readonly who: string;
  readonly phases: readonly {
    readonly measure: 'advise' | 'remove' | 'prevent';
    readonly from: Day | null;
  }[];
  readonly regime: 'deny-list' | 'allow-list';
};

export type ExceptionRules = {
  readonly grounds: readonly string[];
  /** Who decides, and of what rank at least; for people. */
  readonly decidedBy: string;
  /** The rank that a grant of the role *authority* must carry to decide: `agency-head`. Null: any authority. */
  readonly rank: string | null;
  readonly delegable: boolean;
  /** Without these none may be granted. */
  readonly mitigations: readonly Mitigation[];
  /** Whether one may be for a named group of devices. */
  readonly deviceGroups: boolean;
  /** So many days before its end, those concerned are reminded. */
  readonly remindDays: number;
  /** The longest an exception may last; null where the policy names no limit. */
  readonly maxDays: number | null;
};

type PolicySource = {
  readonly says: string;
  readonly url: string;
  readonly basis: Basis;
};
