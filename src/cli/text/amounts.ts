import type { Day } from '../../core/day.ts';
import { percent, WHOLE, type Share } from '../../core/share.ts';

/** `1600000` as `1,600,000`. By hand: a number format costs a small scan more than the scan. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 phone`, `61 phones`. */
export function many(n: number, one: string, more = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : more}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in powers of a thousand, three digits at most: `412 MB`, `1.6 GB`. */
export function bytes(n: number): string {
  let value = n;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}

/** Tenths below ten seconds, then seconds, then minutes. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2023-03-21` as `21 March 2023`. */
export function longDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** A range of shares: `100 %`, `50-75 %`, `up to 40 %`, `at least 51 %`. */
export function shares(min: Share, max: Share): string {
  if (min === max) return `${percent(min)} %`;
  if (min === 0) return max === WHOLE ? 'share not known' : `up to ${percent(max)} %`;
  return max === WHOLE ? `at least ${percent(min)} %` : `${percent(min)}-${percent(max)} %`;
}

/** `A`, `A and B`, `A, B and C`. */
export function enumerated(words: readonly string[], and = 'and'): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1) ?? ''}`;
}
