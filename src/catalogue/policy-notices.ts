import { z } from 'zod';
import { LANGUAGES, WEEKDAYS, type Language, type NoticeRules } from '../core/notices/rules.ts';
import { complaint } from './file-problem.ts';
import { day, days, distinct, list, object, oneOf, says, text } from './json-forms.ts';

/** The member `notices` of `policies/*.json`: who is told what, when. */

const clockDays = days.refine(
  (given) => given <= 3650,
  says('is longer than ten years', 'write a number of days'),
);

const measureClock = object({
  deadlineDays: z.nullable(clockDays),
  remindAfterDays: list(clockDays),
  escalateAfterDays: z.nullable(clockDays),
}).superRefine(({ deadlineDays, remindAfterDays, escalateAfterDays }, context) => {
  const complain = (path: (string | number)[], problem: string, remedy: string): void =>
    context.addIssue({ code: 'custom', path, message: complaint({ problem, remedy }) });
  for (const [at, after] of remindAfterDays.entries()) {
    const before = remindAfterDays[at - 1];
    if (before !== undefined && after <= before)
      complain(['remindAfterDays', at], 'is not later than the one before', 'let the days rise');
    if (deadlineDays !== null && after > deadlineDays)
      complain(
        ['remindAfterDays', at],
        'comes after the deadline',
        'remind no later than deadlineDays',
      );
  }
  if (escalateAfterDays !== null && deadlineDays === null)
    complain(
      ['escalateAfterDays'],
      'counts from a deadline that there is not',
      'name deadlineDays, or write null',
    );
});

const timeZone = z
  .string(says('is no text', 'write it in quotation marks'))
  .refine(isTimeZone, says('is no time zone', 'write it as Europe/Amsterdam'));

/** By name alone: an offset has no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const time = z
  .string(says('is no text', 'write it in quotation marks'))
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, says('is no time of day', 'write it as 08:00'));

const contact = object({
  name: text,
  email: z.nullable(
    text.regex(
      /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]+$/,
      says('is no address', 'write it as desk@example.org, or null'),
    ),
  ),
  phone: z.nullable(
    text.regex(
      /^\+?[0-9][0-9 ().-]{2,30}$/,
      says('is no telephone number', 'write it as +31 70 000 00 00, or null'),
    ),
  ),
});

export const noticeRules: z.ZodType<NoticeRules> = object({
  title: z.partialRecord(oneOf(LANGUAGES), text, says('is no object', 'write { … }')),
  measures: object({ advise: measureClock, remove: measureClock, prevent: measureClock }),
  timeZone,
  quietHours: object({ from: time, to: time }),
  closedWeekdays: list(oneOf(WEEKDAYS))
    .max(6, says('leaves no day on which anybody is told', 'leave one of them out'))
    .superRefine(distinct((weekday) => weekday, 'weekday')),
  closedDays: list(object({ day, name: text })).superRefine(
    distinct((closed) => closed.day, 'day'),
  ),
  languages: list(oneOf(LANGUAGES))
    .refine(
      (named): named is [Language, ...Language[]] => named.length > 0,
      says('names no language', `name at least one of ${LANGUAGES.join(', ')}`),
    )
    .superRefine(distinct((language) => language, 'language')),
  contact: z.nullable(contact),
}).superRefine(({ title, languages }, context) => {
  for (const language of languages)
    if (title[language] === undefined)
      context.addIssue({
        code: 'custom',
        path: ['title', language],
        message: complaint({
          problem: 'is missing',
          remedy: 'say what the policy is called in each of its languages',
        }),
      });
});
