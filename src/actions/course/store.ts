import type { PartStep } from '../../core/course/course.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { AppId } from '../../core/statements.ts';
import type { Instant } from '../../core/inventory.ts';

/** What the course over time needs of a database: `tables.course`. */
export type CourseReading = {
  /**
   * Below one organisation, by its part and day, up to `to`; what was before `from` stands on `from`, but for calls. Only of what is
   * charted. `called`: findings whose holders were called on that day.
   */
  readonly steps: (
    below: OrganisationId,
    period: { readonly from: Day; readonly to: Day },
  ) => Promise<readonly (PartStep & { readonly called: number })[]>;
  /** Findings that are not closed, by the last day that their holders were told. */
  readonly deadlines: (below: OrganisationId) => Promise<readonly DayCount[]>;
  /** Phones that have an app now, by the part below an organisation that they are in. */
  readonly appParts: (
    below: OrganisationId,
    app: AppId,
  ) => Promise<
    readonly {
      readonly part: OrganisationId;
      readonly phones: number;
      readonly possible: number;
      /** May keep it, under an exception. */
      readonly excepted: number;
    }[]
  >;
  /** Moments of published inventories of fleets that have phones there, the latest of each day; oldest first. */
  readonly moments: (organisation: OrganisationId) => Promise<readonly Instant[]>;
};
export type DayCount = { readonly day: Day; readonly findings: number };

export type CourseStaging = CourseReading & {
  /** Counts about `limit` events that are not counted yet. False where none is left. */
  readonly chart: (limit: number) => Promise<boolean>;
};
