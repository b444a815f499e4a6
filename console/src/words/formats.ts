import { LOCALES, type Language } from './language.ts';

const DAY = 86_400_000;

export type Formats = {
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** `12.4 MB`: of bytes. */
  readonly bytes: (value: number) => string;
  /** `3 December 2026`; the year only where it is another one than now. Takes a day or an instant. */
  readonly day: (text: string) => string;
  /** `3 Dec`. */
  readonly shortDay: (text: string) => string;
  /** `3 December 2026, 09:00`, in the reader's own time zone. */
  readonly moment: (instant: string) => string;
  /** `in 8 days`, `yesterday`. */
  readonly fromNow: (text: string) => string;
  /** `4 min`, `12 s`: how long something still takes. */
  readonly duration: (seconds: number) => string;
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
};

const made = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  const before = made.get(language);
  if (before) return before;
  const formats = newFormats(LOCALES[language]);
  made.set(language, formats);
  return formats;
}

function newFormats(locale: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const dayOf = (text: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, {
      ...options,
      ...(isDay(text) ? { timeZone: 'UTC' } : {}),
    }).format(new Date(text));
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes: (value) => bytesIn(locale, value),
    day: (text) => dayOf(text, { day: 'numeric', month: 'long', ...yearOf(text) }),
    shortDay: (text) => dayOf(text, { day: 'numeric', month: 'short' }),
    moment: (instant) =>
      dayOf(instant, {
        day: 'numeric',
        month: 'long',
        ...yearOf(instant),
        hour: '2-digit',
        minute: '2-digit',
      }),
    fromNow: (text) => relativeOf(relative, text, Date.now()),
    duration: (seconds) => durationIn(locale, seconds),
    list: (items) => list.format(items),
    compare,
  };
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
const yearOf = (text: string): Intl.DateTimeFormatOptions =>
  new Date(text).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' };

function unitIn(locale: string, unit: string, value: number, digits: number): string {
  const options = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(locale, options).format(value);
}

function bytesIn(locale: string, value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const at = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return unitIn(locale, units[at] ?? 'byte', value / 1000 ** at, at > 1 ? 1 : 0);
}

function durationIn(locale: string, seconds: number): string {
  if (seconds < 90) return unitIn(locale, 'second', Math.max(1, Math.round(seconds)), 0);
  if (seconds < 5400) return unitIn(locale, 'minute', Math.round(seconds / 60), 0);
  return unitIn(locale, 'hour', seconds / 3600, 1);
}

/** Whole days count from midnight to midnight: what was at 23:00 is yesterday at 01:00. */
function relativeOf(relative: Intl.RelativeTimeFormat, text: string, now: number): string {
  const at = isDay(text) ? new Date(`${text}T00:00:00`) : new Date(text);
  const minutes = Math.round((at.getTime() - now) / 60_000);
  if (!isDay(text) && Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const days = Math.round((midnight(at) - midnight(new Date(now))) / DAY);
  if (!isDay(text) && days === 0) return relative.format(Math.round(minutes / 60), 'hour');
  if (Math.abs(days) < 60) return relative.format(days, 'day');
  return relative.format(Math.round(days / 30.4), 'month');
}
const midnight = (at: Date): number =>
  new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
