// RFC 9110, 10.2.3 and 5.6.7 (memory): seconds without a sign, or an HTTP date; only the IMF-fixdate form is still sent.
const SECONDS = /^\d{1,9}$/;
const DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Milliseconds since 1970 of an HTTP date; null where it is none. */
export function httpDate(text: string | null): number | null {
  if (text === null || !DATE.test(text.trim())) return null;
  const moment = Date.parse(text.trim());
  return Number.isNaN(moment) ? null : moment;
}

/**
 * How long an MDM asks to wait, in milliseconds; null where it says nothing that can be understood. A date is measured against the
 * MDM's own `Date`, so that a clock that is wrong (ours or theirs) does no harm; without one, against `now`.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined) return null;
  if (SECONDS.test(value)) return Number(value) * 1000;
  const until = httpDate(value);
  if (until === null) return null;
  return Math.max(0, until - (httpDate(headers.get('date')) ?? now));
}
