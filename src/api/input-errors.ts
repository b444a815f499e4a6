import type { z } from '@hono/zod-openapi';
import type { Misfit } from './problem.ts';

type Issue = z.core.$ZodIssue;
const MOST = 20;

/**
 * Says what does not fit without a word of what was sent. Names that are not ours are not repeated either: whoever sends an
 * export to the wrong address sends its package names as field names.
 */
export function misfits(
  where: Misfit['in'],
  issues: readonly Issue[],
  known: readonly string[],
): readonly Misfit[] {
  return issues.slice(0, MOST).map((issue) => ({
    in: where,
    pointer: pointerTo(issue.path, known),
    detail: sentence(issue, known),
  }));
}

function pointerTo(path: readonly PropertyKey[], known: readonly string[]): string {
  const parts: string[] = [];
  for (const part of path) {
    if (typeof part !== 'number' && !known.includes(String(part))) break;
    parts.push(String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  }
  return `#${parts.map((part) => `/${part}`).join('')}`;
}

function sentence(issue: Issue, known: readonly string[]): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.length === 1 ? 'A field is' : `${issue.keys.length} fields are`} not known here. Known: ${known.join(', ') || 'none'}.`;
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('received undefined')
        ? `Missing; has to be ${article(issue.expected)}.`
        : `Has to be ${article(issue.expected)}.`;
    case 'too_small':
      return `Too short or too small; at least ${issue.minimum}.`;
    case 'too_big':
      return `Too long or too large; at most ${issue.maximum}.`;
    case 'invalid_value':
      return `Has to be one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return `Does not have the form that is asked for (${FORMATS[issue.format] ?? 'see the description of the field'}).`;
    case 'custom':
      return issue.message;
    default:
      return 'Does not fit.';
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  datetime: 'RFC 3339 in UTC, as in 2026-11-24T07:12:09Z',
};
const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
