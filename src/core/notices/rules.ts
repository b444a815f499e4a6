import type { Day } from '../day.ts';
import type { PhaseMeasure } from '../groups.ts';

/** The languages in which notices are written; `src/notices/` has a text of each. */
export const LANGUAGES = ['nl', 'en', 'fr', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** What a policy says of notices: `notices` of `spec/policy.md`. */
export type NoticeRules = {
  /** What the policy is called in a message, in each language in which messages are written. No app stands in it. */
  readonly title: Readonly<Partial<Record<Language, string>>>;
  readonly measures: Readonly<Record<PhaseMeasure, MeasureClock>>;
  /** Of the IANA: `Europe/Amsterdam`. Days and hours below are of that place. */
  readonly timeZone: string;
  /** `HH:MM`, from the first up to, not including, the second, over midnight where that is earlier. The same twice: none. */
  readonly quietHours: { readonly from: string; readonly to: string };
  readonly closedWeekdays: readonly Weekday[];
  readonly closedDays: readonly { readonly day: Day; readonly name: string }[];
  /** The first is for whoever has none of them. */
  readonly languages: readonly [Language, ...Language[]];
  /** Null: the service desk of the holder's own organisation. */
  readonly contact: Contact | null;
};

/** All in whole days. */
type MeasureClock = {
  /** From the call; null where the holder is asked without a day. */
  readonly deadlineDays: number | null;
  /** From the call, in rising order, before the deadline. */
  readonly remindAfterDays: readonly number[];
  /** From the deadline; null: nobody else is told. */
  readonly escalateAfterDays: number | null;
};

type Contact = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
};
