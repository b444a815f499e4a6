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
