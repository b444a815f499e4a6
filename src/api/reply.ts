import type { Refused } from '../actions/server.ts';
import type { Answered } from './actions.ts';
import { problem } from './problem.ts';
import type { ProblemCode } from './problems.ts';

type How<T> = {
  readonly status?: number;
  /** Where what was made can be read. */
  readonly location?: (value: T) => string;
};

/** An action's answer as HTTP has it: what was done is shown, a refusal is a problem. */
export function reply<T, Code extends ProblemCode>(
  answer: Answered<T, Code>,
  show: (value: T) => unknown,
  { status = 200, location }: How<T> = {},
): Response {
  if (!answer.ok) return refusal(answer);
  const headers = new Headers();
  if (location !== undefined) headers.set('location', location(answer.value));
  if (answer.replayed) headers.set('idempotency-replayed', 'true');
  return Response.json(show(answer.value), { status, headers });
}

export function refusal<Code extends ProblemCode>({ code, facts }: Refused<Code>): Response {
  return problem(code, { facts });
}
