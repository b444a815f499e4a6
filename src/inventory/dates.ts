import type { Instant } from '../core/inventory.ts';

/** In which order a file writes `11/12/2026`. Day first, unless the file itself proves the other. */
export type DateOrder = 'day-first' | 'month-first';

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const NUMBERS =
  /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(AM|PM|a\.m\.|p\.m\.)?)?$/i;
const WORDS =
  /^(?:[A-Za-zäé]{2,10}\.?,?\s+)?(?:(\d{1,2})\.?[\s-]+([\p{L}]{3,10})\.?,?|([\p{L}]{3,10})\.?\s+(\d{1,2}),?)[\s-]+(\d{4})(?:,?(?:\s+(?:at|à|om|um))?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM)?)?/iu;
/** `2026年11月20日`, as Chinese and Japanese consoles write it. */
const CJK = /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s*(\d{1,2}):(\d{2})(?::(\d{2}))?)?/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?$/;
/** First three letters; Dutch, German, French, Polish and English share many. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  sty: 1,
  jän: 1,
  feb: 2,
  fév: 2,
  fev: 2,
  lut: 2,
  mar: 3,
  mrt: 3,
  maa: 3,
  mär: 3,
  apr: 4,
  avr: 4,
  kwi: 4,
  may: 5,
  mei: 5,
  mai: 5,
  maj: 5,
  jun: 6,
  cze: 6,
  jul: 7,
  lip: 7,
  aug: 8,
  aoû: 8,
  sie: 8,
  sep: 9,
  wrz: 9,
  oct: 10,
  okt: 10,
  paź: 10,
  nov: 11,
  lis: 11,
  dec: 12,
  dez: 12,
  déc: 12,
  gru: 12,
};
/** Excel counts days from 1899-12-30; 36,526 is 2000, 73,050 is 2100. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const OLDEST = Date.UTC(2007, 0, 1);
const NEWEST = Date.UTC(2100, 0, 1);

/**
 * An instant from what a column of times holds; null where it says none. `0001-01-01` and 1970 mean *never*. A time
 * without zone is taken as UTC: staleness counts in days. Older than the first iPhone, or after 2100, is no time.
 */
export function instantOf(text: string, order: DateOrder = 'day-first'): Instant | null {
  const value = text.trim();
  const time =
    iso(value) ??
    cjk(value) ??
    numbers(value, order) ??
    words(value) ??
    serialOrEpoch(value) ??
    compact(value);
  if (time === null || !(time >= OLDEST && time < NEWEST)) return null;
  return `${new Date(time).toISOString().slice(0, 19)}Z` as Instant;
}

/** Whether something stands there that ought to be a time and can't be read as one. `never` and its kin say enough. */
export const isUnreadTime = (text: string): boolean =>
  /\d/.test(text) &&
  !/^(0001-01-01|1970-01-01|9999-12-31|0+$)/.test(text.trim()) &&
  instantOf(text) === null;

/** Whether these dates prove the month to come first: one of them has a second number above 12, and none a first. */
export function orderOf(values: readonly string[]): DateOrder {
  const pairs = values.flatMap((value) => {
    const found = NUMBERS.exec(value.trim());
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const];
  });
  const monthFirst = pairs.some(([, second]) => second > 12);
  return monthFirst && !pairs.some(([first]) => first > 12) ? 'month-first' : 'day-first';
}

function iso(value: string): number | null {
  const found = ISO.exec(value);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  const time = at(year, Number(month), day, hour, minute, second);
  return time === null ? null : time - zoneOffset(zone);
}

function zoneOffset(zone: string | undefined): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -1 : 1) * minutes * 60_000;
}

function numbers(value: string, order: DateOrder): number | null {
  const found = NUMBERS.exec(value);
  if (found === null) return null;
  const [, a, b, year, hour, minute, second, half] = found;
  const monthFirst = Number(b) > 12 || (order === 'month-first' && Number(a) <= 12);
  const [day, month] = monthFirst ? [b, a] : [a, b];
  const full = year?.length === 2 ? `20${year}` : year;
  return at(full, Number(month), day, hourOf(hour, half), minute, second);
}

function words(value: string): number | null {
  const found = WORDS.exec(value);
  if (found === null) return null;
  const [, dayBefore, monthAfter, monthBefore, dayAfter, year, hour, minute, second, half] = found;
  const month = MONTHS[(monthAfter ?? monthBefore ?? '').toLowerCase().slice(0, 3)];
  return month === undefined
    ? null
    : at(year, month, dayBefore ?? dayAfter, hourOf(hour, half), minute, second);
}

function cjk(value: string): number | null {
  const found = CJK.exec(value);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  return at(year, Number(month), day, hour, minute, second);
}

function compact(value: string): number | null {
  const found = COMPACT.exec(value);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  return at(year, Number(month), day, hour, minute, second);
}

/** Excel's day number with a fraction for the time, or seconds or milliseconds since 1970. */
function serialOrEpoch(value: string): number | null {
  if (!/^\d{5,13}(?:[.,]\d+)?$/.test(value)) return null;
  const number = Number(value.replace(',', '.'));
  if (number < 100_000) return EXCEL_EPOCH + Math.round(number * 86_400) * 1000;
  if (number >= 1e12) return number;
  return number >= 1e9 ? number * 1000 : null;
}

function hourOf(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  const afternoon = half.toLowerCase().startsWith('p');
  return String((Number(hour) % 12) + (afternoon ? 12 : 0));
}

function at(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hour?: string,
  minute?: string,
  second?: string,
): number | null {
  const time = Date.UTC(
    Number(year),
    month - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const date = new Date(time);
  const real =
    date.getUTCFullYear() === Number(year) &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === Number(day);
  return real ? time : null;
}
