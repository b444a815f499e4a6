import { z } from '@hono/zod-openapi';
import type { Refused } from '../actions/server.ts';
import { PROBLEM_CODES, PROBLEMS, type ProblemCode } from './problems.ts';

/** Where in a request something does not fit. Names of our fields only: a value could be somebody's app. */
export const Misfit = z
  .object({
    in: z.enum(['body', 'query', 'path', 'header']),
    pointer: z.string().openapi({ description: 'JSON Pointer as a fragment (RFC 6901).' }),
    detail: z.string(),
  })
  .openapi('Misfit');
export type Misfit = z.infer<typeof Misfit>;

/** RFC 9457. */
export const Problem = z
  .object({
    type: z.string().openapi({ description: 'Address of the page that explains it.' }),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(PROBLEM_CODES),
    instance: z.string().optional().openapi({ description: 'This request, as our log names it.' }),
    errors: z.array(Misfit).optional(),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()]))
      .optional()
      .openapi({ description: 'Words and numbers of ours, by code.' }),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;

export type ProblemParts = {
  readonly errors?: readonly Misfit[];
  readonly facts?: Refused<string>['facts'];
  readonly instance?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const PROBLEM_TYPE = 'application/problem+json';

export function problemBody(code: ProblemCode, parts: Omit<ProblemParts, 'headers'> = {}): string {
  const { errors, facts, instance } = parts;
  const told = facts !== undefined && Object.keys(facts).length > 0;
  return JSON.stringify({
    type: `/problems/${code}`,
    title: PROBLEMS[code].title,
    status: PROBLEMS[code].status,
    code,
    ...(instance === undefined ? {} : { instance }),
    ...(errors === undefined ? {} : { errors }),
    ...(told ? { facts } : {}),
  });
}

export function problem(
  code: ProblemCode,
  { headers = {}, ...parts }: ProblemParts = {},
): Response {
  return new Response(problemBody(code, parts), {
    status: PROBLEMS[code].status,
    headers: { 'content-type': PROBLEM_TYPE, ...headers },
  });
}
