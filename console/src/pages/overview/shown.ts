import type { Course, Series } from './queries.ts';

/** What of a course is drawn: from the first inventory on, since before it nobody looked. */
export function shownOf({ days, inventories, deadline }: Course, { phones, forecast }: Series) {
  const from = Math.max(
    0,
    days.indexOf(inventories.find((day) => days.includes(day)) ?? days[0] ?? ''),
  );
  const expected =
    deadline === null || forecast === null ? null : { day: deadline, value: forecast };
  return { days: days.slice(from), values: phones.slice(from), expected };
}
