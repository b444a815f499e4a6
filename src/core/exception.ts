import type { Day } from './day.ts';
import type { ExceptionRules } from './policy.ts';
import type { AppId } from './statements.ts';

/** Leave to have one prohibited app for a main task of the organisation; it always ends. */
export type Exception = {
  readonly app: AppId;
  /** A holder or a group of devices, by id; never a whole organisation. */
  readonly scope: { readonly kind: 'holder' | 'device-group'; readonly id: string };
  readonly ground: string;
  readonly task: string;
  readonly mitigations: readonly string[];
  readonly from: Day;
  /** Up to, not including. */
  readonly until: Day;
  readonly askedBy: string;
  readonly decidedBy: string;
  readonly withdrawn: Day | null;
};

export function isInForce(exception: Exception, at: Day): boolean {
  const withdrawn = exception.withdrawn !== null && exception.withdrawn <= at;
  return !withdrawn && exception.from <= at && at < exception.until;
}

export type GrantRefusal =
  | { readonly code: 'self-approval' }
  | { readonly code: 'unknown-ground'; readonly grounds: readonly string[] }
  | { readonly code: 'no-task' }
  | { readonly code: 'ends-before-it-starts' }
  | { readonly code: 'ends-too-late'; readonly maxDays: number };

/** Why a policy would not let this exception be granted; empty when it would. */
export function refusals(exception: Exception, rules: ExceptionRules): readonly GrantRefusal[] {
  const found: GrantRefusal[] = [];
  if (exception.askedBy === exception.decidedBy) found.push({ code: 'self-approval' });
  if (!rules.grounds.includes(exception.ground)) {
    found.push({ code: 'unknown-ground', grounds: rules.grounds });
  }
  if (exception.task.trim() === '') found.push({ code: 'no-task' });
  if (exception.until <= exception.from) found.push({ code: 'ends-before-it-starts' });
  if (rules.maxDays !== null && daysBetween(exception.from, exception.until) > rules.maxDays) {
    found.push({ code: 'ends-too-late', maxDays: rules.maxDays });
  }
  return found;
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((epoch(to) - epoch(from)) / 86_400_000);
}

function epoch(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
