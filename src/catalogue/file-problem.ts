import type { z } from 'zod';

export type Problem = {
  /** Where it stands: `groups[0].phases[1].from`. Empty: the file as a whole. */
  readonly member: string;
  readonly problem: string;
  readonly remedy: string;
};

/** All that is wrong with one JSON file, a policy or decisions. The message has a line for each problem. */
export class FileProblem extends Error {
  readonly file: string;
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    const lines = problems.map(
      ({ member, problem, remedy }) =>
        `${file}: ${member ? `${member} ` : ''}${problem}; ${remedy}.`,
    );
    super(lines.join('\n'));
    this.name = 'FileProblem';
    this.file = file;
    this.problems = problems;
  }
}

/** What a schema says of a value it refuses, in two halves: what is wrong, and what to do. */
type Complaint = { readonly problem: string; readonly remedy: string };
const BETWEEN = '\u0000';
export const complaint = ({ problem, remedy }: Complaint): string => problem + BETWEEN + remedy;

/** `spec` is the page that has all members: `spec/policy.md`. */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  json: unknown,
  spec: string,
): readonly Problem[] {
  return issues.flatMap((issue): readonly Problem[] => {
    const member = placeOf(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        member: placeOf([...issue.path, key]),
        problem: member === 'reasons' ? 'is no reason' : 'is no member here',
        remedy: `mend its spelling (${spec} has them all) or take it out`,
      }));
    const [problem = '', remedy = `see ${spec}`] = issue.message.split(BETWEEN);
    const missing = issue.path.length > 0 && isMissing(json, issue.path);
    return [{ member, problem: missing ? 'is missing' : problem, remedy }];
  });
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`;
      return at === 0 ? String(part) : `.${String(part)}`;
    })
    .join('');
}

function isMissing(json: unknown, path: readonly PropertyKey[]): boolean {
  let value = json;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return false;
    if (!Object.hasOwn(value, part)) return true;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value === undefined;
}
