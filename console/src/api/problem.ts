import type { ProblemCode, Schemas } from './generated.ts';

export type Problem = Schemas['Problem'] & Readonly<Record<string, unknown>>;

/** The server refused (RFC 9457). Expected: pages show it by `ProblemView`, or look at `code`. */
export class Refused extends Error {
  readonly problem: Problem;
  readonly status: number;
  constructor(problem: Problem, status: number) {
    super(problem.title);
    this.name = 'Refused';
    this.problem = problem;
    this.status = status;
  }
  is(code: ProblemCode): boolean {
    return this.problem.code === code;
  }
}

/** No answer came: the line, or the server. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause });
    this.name = 'Unreachable';
  }
}

export const refusedAs = (error: unknown, code: ProblemCode): boolean =>
  error instanceof Refused && error.is(code);

/** Trying again may help: nothing was decided about the request itself. */
export const mayPass = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refused && error.status >= 500);
