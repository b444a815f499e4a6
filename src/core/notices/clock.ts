import { dayInUtc, plusDays, type Day } from '../day.ts';
import type { Instant } from '../inventory.ts';
import { WEEKDAYS, type NoticeRules } from './rules.ts';

/** A policy's days and hours, of the place that it names. */
export type NoticeClock = {
  readonly rules: NoticeRules;
  readonly dayOf: (at: Instant) => Day;
  /** The first instant of the day there: not always midnight, where summer time begins at midnight. */
  readonly startOf: (day: Day) => Instant;
  /** The last millisecond of the day there. */
  readonly endOf: (day: Day) => Instant;
  /** That day, or the next that is not closed. */
  readonly openDay: (day: Day) => Day;
  /** Neither on a closed day nor in quiet hours. */
  readonly isOpen: (at: Instant) => boolean;
  /** That instant where it is open, else the next that is. Null: nothing is open for three years. */
  readonly nextOpen: (at: Instant) => Instant | null;
  /** The first open instant of that day or of a later one. */
  readonly opensFrom: (day: Day) => Instant | null;
};

const THREE_YEARS = 3 * 366;

/** Made once per policy; `rules.timeZone` has been checked where the policy was read. */
export function noticeClock(rules: NoticeRules): NoticeClock {
  const { timeZone } = rules;
  const closed = new Set(rules.closedDays.map(({ day }) => day));
  const from = minutesOf(rules.quietHours.from);
  const to = minutesOf(rules.quietHours.to);

  const there = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const isClosed = (day: Day): boolean => {
    const weekday = WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1];
    return closed.has(day) || (weekday !== undefined && rules.closedWeekdays.includes(weekday));
  };
  const isQuiet = (minutes: number): boolean =>
    from <= to ? from <= minutes && minutes < to : minutes >= from || minutes < to;

  const isOpen = (at: Instant): boolean => {
    const local = there(at);
    return (
      !isClosed(local.toPlainDate().toString() as Day) && !isQuiet(local.hour * 60 + local.minute)
    );
  };
  const startOf = remembered((day: Day) =>
    instantOf(Temporal.PlainDate.from(day).toZonedDateTime(timeZone)),
  );
  // A hundred thousand holders have few days between them: their borders are kept, and the zone is not asked each time.
  const bordersOf = remembered((day: Day) => ({
    from: Date.parse(startOf(day)),
    to: Date.parse(startOf(plusDays(day, 1))),
  }));
  const dayOf = (at: Instant): Day => {
    const ms = Date.parse(at);
    let day = dayInUtc(ms);
    while (ms < bordersOf(day).from) day = plusDays(day, -1);
    while (ms >= bordersOf(day).to) day = plusDays(day, 1);
    return day;
  };
  const nextOpen = (at: Instant): Instant | null => {
    if (isOpen(at)) return at;
    const { epochMilliseconds } = Temporal.Instant.from(at);
    let date = there(at).toPlainDate();
    for (let days = 0; days < THREE_YEARS; days++, date = date.add({ days: 1 })) {
      const ends = date.toZonedDateTime({ timeZone, plainTime: rules.quietHours.to });
      for (const start of [date.toZonedDateTime(timeZone), ends]) {
        const isAhead = start.epochMilliseconds >= epochMilliseconds;
        if (isAhead && isOpen(instantOf(start))) return instantOf(start);
      }
    }
    return null;
  };
  return {
    rules,
    dayOf,
    startOf,
    endOf: remembered((day) => new Date(bordersOf(day).to - 1).toISOString() as Instant),
    openDay: remembered((day) => {
      let open = day;
      for (let days = 0; isClosed(open) && days < THREE_YEARS; days++) open = plusDays(open, 1);
      return open;
    }),
    isOpen,
    nextOpen,
    opensFrom: remembered((day) => nextOpen(startOf(day))),
  };
}

function remembered<Value>(work: (day: Day) => Value): (day: Day) => Value {
  const known = new Map<Day, Value>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const value = work(day);
    known.set(day, value);
    return value;
  };
}

const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const instantOf = (local: Temporal.ZonedDateTime): Instant =>
  local.toInstant().toString() as Instant;
