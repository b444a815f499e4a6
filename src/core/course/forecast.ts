import { daysBetween, plusDays, type Day } from '../day.ts';

/** What is to be known of a course to say how it goes on: counts at the end of two days. */
export type Measured = {
  readonly from: { readonly day: Day; readonly count: number };
  readonly to: { readonly day: Day; readonly count: number };
};

export type Forecast = {
  /** So many fewer a day; below nothing where they grow. */
  readonly pace: number;
  /** So many fewer a day would do it. Null where the day has come, or none is left. */
  readonly needed: number | null;
  /** As many as there would be on that day at this pace, rounded up: nobody is told that it is done who is not sure. */
  readonly left: number;
};

/** `by`: the day at whose end none should be left. Null: nothing was measured over a day or more. */
export function forecast({ from, to }: Measured, by: Day): Forecast | null {
  const over = daysBetween(from.day, to.day);
  if (over < 1) return null;
  const pace = (from.count - to.count) / over;
  const days = Math.max(0, daysBetween(to.day, by));
  return {
    pace,
    needed: days === 0 || to.count === 0 ? null : to.count / days,
    left: Math.max(0, Math.ceil(to.count - pace * days - TINY)),
  };
}
/** Of arithmetic: 10 − (10 / 7) · 7 is none. */
const TINY = 1e-9;

/** The pace is that of the last seven days, and never of less. */
const PACE_DAYS = 7;

/**
 * From which day the pace is measured up to `last`, the day of the latest inventory: that of the latest one that is a week older or
 * more, since between two inventories nothing is seen to change. Else the first one's. Null: there is only one.
 */
export function paceFrom(inventories: readonly Day[], last: Day): Day | null {
  const weekBefore = plusDays(last, -PACE_DAYS);
  const before = inventories.filter((day) => day < last).toSorted();
  return before.findLast((day) => day <= weekBefore) ?? before[0] ?? null;
}

/** Of the days to come, that on which most has to be done; the earliest of several. Null: none is to come. */
export function busiest(
  deadlines: readonly { readonly day: Day; readonly findings: number }[],
  today: Day,
): Day | null {
  const [most] = deadlines
    .filter(({ day, findings }) => day >= today && findings > 0)
    .toSorted((a, b) => b.findings - a.findings || (a.day < b.day ? -1 : 1));
  return most?.day ?? null;
}
