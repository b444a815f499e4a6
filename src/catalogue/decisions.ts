import { z } from 'zod';
import type { Decisions } from '../core/situation.ts';
import type { Day } from '../core/day.ts';
import type { AppId } from '../core/statements.ts';
import { FileProblem, problemsOf } from './file-problem.ts';
import { readJson } from './json-file.ts';
import { day, list, object, oneOf, says, text } from './json-forms.ts';

const app = text.transform((id) => id as AppId);
const days = { from: day, to: day };
const period = <T extends { from: Day; to: Day | null }>(claim: T): boolean =>
  claim.to === null || claim.from < claim.to;
const inOrder = { path: ['to'], ...says('does not come after from', 'mend one of the two days') };

const signer = z
  .string(says('is no text', 'write the SHA-256 of the certificate in hex, or null'))
  .regex(/^[0-9a-f]{64}$/, says('is no SHA-256', 'write 64 hex digits, small letters'));

const clearance = object({ app, signer: z.nullable(signer), ...days, by: text, why: text }).refine(
  period,
  inOrder,
);

const finding = object({
  app,
  decision: oneOf(['prohibited', 'undetermined', 'permitted']),
  from: day,
  to: z.nullable(day),
  by: text,
  why: text,
  sources: list(text),
}).refine(period, inOrder);

/** The shape of a decisions file, as `spec/decisions.md` describes it. */
const DecisionsFile: z.ZodType<Decisions> = object({
  clearances: list(clearance),
  findings: list(finding),
});

/** Reads an authority's clearances and signed findings. Throws `FileProblem` with all problems at once. */
export function readDecisions(file: string): Decisions {
  return parseDecisions(readJson(file), file);
}

export function parseDecisions(json: unknown, name: string): Decisions {
  const parsed = DecisionsFile.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new FileProblem(name, problemsOf(parsed.error.issues, json, 'spec/decisions.md'));
}
