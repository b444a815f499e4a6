import type { Day } from '../../core/day.ts';
import type { ExceptionState } from '../../core/exception-states.ts';
import type { FindingState, OrganisationId } from '../../core/finding.ts';
import type { PhaseMeasure } from '../../core/groups.ts';
import type { Instant } from '../../core/inventory.ts';
import type { FiveParts } from '../course/where-phones-stand.ts';

/**
 * `parliament`: to be handed on, so no number points at anybody, whoever takes it. `ministry`: exact for those who may list findings
 * there.
 */
export const REPORT_READERS = ['parliament', 'ministry'] as const;
export type ReportReader = (typeof REPORT_READERS)[number];

/** Null: not told, since it is fewer than five or would tell such a number. */
type Told = number | null;
/** A sum of numbers that are told. `more`: some were not, so it is at least so many. */
export type Sum = { readonly count: number; readonly more: boolean };

export type ReportPart = {
  readonly organisation: OrganisationId;
  readonly name: string;
  /** Its own phones, without those below it. */
  readonly itself: boolean;
  /** Phones with a certain finding at the end of the first and of the last day, and with only possible ones on the last. */
  readonly before: Told;
  readonly now: Told;
  readonly possible: Told;
  readonly coverage: FiveParts;
};

/** Numbers alone, and no name of a person, a phone or a finding. */
export type GovernmentReport = {
  readonly for: ReportReader;
  readonly exact: boolean;
  /** It is of the invented fleet, at least in part. */
  readonly sample: boolean;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  /** The moment of the latest inventory; null: none was published. */
  readonly asOf: Instant | null;
  /** Days of inventories in the period: between them nothing is seen to change. */
  readonly inventories: readonly Day[];
  readonly total: ReportPart;
  readonly parts: readonly ReportPart[];
  readonly course: { readonly days: readonly Day[]; readonly phones: readonly Told[] };
  /** Phones that have it now, the most first; of those of a category, findings. */
  readonly apps: readonly {
    readonly app: string | null;
    readonly appName: string | null;
    readonly category: string | null;
    readonly phones: Told;
    readonly possible: Told;
  }[];
  readonly states: readonly { readonly state: FindingState; readonly findings: Told }[];
  /** Findings of which holders were told in the period. */
  readonly called: Sum;
  /** The next day on which most falls due; null: none. */
  readonly deadline: {
    readonly day: Day;
    readonly findings: Told;
    readonly forecast: Told;
  } | null;
  readonly exceptions: {
    readonly states: readonly { readonly state: ExceptionState; readonly count: Told }[];
    /** Of those in force; `null`: restricted ones, of which nothing more is told. */
    readonly grounds: readonly { readonly ground: string | null; readonly count: Told }[];
    /** Asked for, and decided on, in the period. */
    readonly asked: Told;
    readonly decided: Told;
  };
  readonly rules: readonly {
    readonly policy: string;
    readonly policyName: string;
    readonly group: string;
    readonly who: string;
    readonly measure: PhaseMeasure;
    readonly from: Day;
  }[];
  /** In force on the last look: `nl@2026-11-26`. */
  readonly policies: readonly { readonly id: string; readonly version: string }[];
  readonly catalogue: string;
  /** What was signed last; null: nothing yet. */
  readonly ledger: {
    readonly origin: string;
    readonly size: number;
    readonly rootHash: string;
  } | null;
};
