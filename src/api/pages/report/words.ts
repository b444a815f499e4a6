import type { ExceptionState } from '../../../core/exception-states.ts';
import type { FindingState } from '../../../core/finding.ts';
import type { PhaseMeasure } from '../../../core/groups.ts';
import { reportDe } from './words-de.ts';
import { reportEn } from './words-en.ts';
import { reportFr } from './words-fr.ts';
import { reportNl } from './words-nl.ts';

export const REPORT_LANGUAGES = ['en', 'nl', 'fr', 'de'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** All that a report says beside its numbers. Numbers and days come in written as the language writes them. */
export type ReportWords = {
  readonly locale: string;
  readonly title: string;
  readonly period: (from: string, to: string) => string;
  readonly sample: string;
  readonly asOf: (day: string) => string;
  readonly noInventory: string;
  /** In place of a number. */
  readonly few: string;
  /** At least so many: some were not told. */
  readonly more: (count: string) => string;
  /** Of phones that have one, of so many. */
  readonly sentence: (now: string, all: string) => string;
  readonly sentenceUntold: (all: string) => string;
  readonly change: (before: string, day: string) => string;
  readonly deadline: (day: string, findings: string) => string;
  readonly forecast: (count: string) => string;
  readonly called: (count: string) => string;
  readonly courseTitle: string;
  readonly courseAlt: (name: string) => string;
  readonly perOrganisation: string;
  readonly organisation: string;
  readonly itself: string;
  readonly total: string;
  readonly phones: string;
  readonly withApp: (day: string) => string;
  readonly possible: string;
  readonly without: string;
  readonly notVisible: string;
  readonly stale: string;
  readonly notAssessed: string;
  readonly apps: string;
  readonly app: string;
  readonly findings: string;
  readonly states: string;
  readonly state: string;
  readonly ofState: Readonly<Record<FindingState, string>>;
  readonly exceptions: string;
  readonly noExceptions: string;
  readonly asked: string;
  readonly decided: string;
  readonly ofException: Readonly<Record<ExceptionState, string>>;
  readonly grounds: string;
  readonly restricted: string;
  readonly category: (category: string) => string;
  readonly rules: string;
  readonly who: string;
  readonly measure: string;
  readonly from: string;
  readonly ofMeasure: Readonly<Record<PhaseMeasure, string>>;
  readonly how: string;
  readonly explained: readonly string[];
  readonly explainedTold: string;
  readonly explainedExact: string;
  readonly rests: (policies: string, catalogue: string) => string;
  readonly ledger: (origin: string, size: string, root: string) => string;
  readonly noLedger: string;
  readonly manifest: string;
};

export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = {
  en: reportEn,
  nl: reportNl,
  fr: reportFr,
  de: reportDe,
};
