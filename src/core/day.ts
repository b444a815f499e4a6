/**
 * A calendar day as ISO 8601 (`2026-11-25`). Law and ownership change by the day, and days of this
 * form compare as text. Where an inventory has a time of day, the edge keeps it as an `Instant`.
 */
export type Day = string & { readonly brand: 'Day' };

/** When a statement holds: from `from` up to, not including, `to`. `null` means not known: open. */
export type Period = { readonly from: Day | null; readonly to: Day | null };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay(text: string): text is Day {
  const [, y, m, d] = DAY.exec(text) ?? [];
  if (!y || !m || !d) return false;
  const year = Number(y);
  const leap = m === '02' && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (DAYS_IN_MONTH[Number(m) - 1] ?? 0) + (leap ? 1 : 0);
  return Number(d) >= 1 && Number(d) <= last;
}

export function holdsAt(period: Period, at: Day): boolean {
  return (period.from === null || period.from <= at) && (period.to === null || at < period.to);
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((epoch(to) - epoch(from)) / LENGTH);
}

const LENGTH = 86_400_000;
const epoch = (day: Day): number =>
  Date.UTC(partOf(day, 0, 4), partOf(day, 5, 7) - 1, partOf(day, 8, 10));
const partOf = (day: Day, from: number, to: number): number => Number(day.slice(from, to));

/** So many days later; earlier, where they are fewer than none. */
export const plusDays = (day: Day, days: number): Day => dayInUtc(epoch(day) + days * LENGTH);

/** Of milliseconds since 1970. Writing a day out is what costs: few are ever asked for, and those are kept. */
export function dayInUtc(ms: number): Day {
  const number = Math.floor(ms / LENGTH);
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * LENGTH).toISOString().slice(0, 10) as Day;
  if (written.size < MOST_DAYS) written.set(number, day);
  return day;
}
const written = new Map<number, Day>();
const MOST_DAYS = 20_000;
