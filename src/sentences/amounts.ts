import type { Day } from '../core/day.ts';
import { percent, WHOLE, type Share } from '../core/share.ts';

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
