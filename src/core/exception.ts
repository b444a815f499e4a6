import { daysBetween, type Day } from './day.ts';
import type { Mitigation } from './exception-mitigations.ts';
import type { ExceptionRules } from './policy.ts';
import type { AppId } from './statements.ts';

/** What somebody asks for: leave to have one prohibited app for a main task of the organisation. It always ends. */
export type ExceptionAsked = {
  readonly app: AppId;
  readonly scope: ExceptionScope;
  readonly ground: string;
  /** The main task that needs the app. */
  readonly task: string;
  readonly mitigations: readonly Mitigation[];
  /** Null: from the day of the decision. */
  readonly from: Day | null;
  /** Up to, not including. */
  readonly until: Day;
};

/** One holder's devices, or a named group of devices; there is no word for an organisation. */
type ExceptionScope = {
  readonly kind: 'holder' | 'device-group';
  readonly devices: number;
  /** The list holds every device of an organisation that has more than one. */
  readonly isWholeOrganisation: boolean;
};
/** More than one person carries at once is no holder's scope. */
const MOST_OF_HOLDER = 20;
/** A list that nobody can look through is no decision about devices. */
const MOST_OF_GROUP = 500;

export type AskingRefusal =
  | { readonly code: 'unknown-ground'; readonly grounds: readonly string[] }
  | { readonly code: 'no-task' }
  | { readonly code: 'mitigation-missing'; readonly mitigations: readonly Mitigation[] }
  | { readonly code: 'group-not-allowed' }
  | { readonly code: 'scope-too-wide'; readonly most: number }
  | { readonly code: 'scope-empty' }
  | { readonly code: 'whole-organisation' }
  | { readonly code: 'ends-in-past' }
  | { readonly code: 'ends-before-it-starts' }
  | { readonly code: 'ends-too-late'; readonly days: number };

/** Why a policy would not let this be asked for, or granted, on this day; every reason at once, empty where it would. */
export function refusals(
  asked: ExceptionAsked,
  rules: ExceptionRules,
  today: Day,
): readonly AskingRefusal[] {
  const found: AskingRefusal[] = [];
  const { scope, from, until } = asked;
  if (!rules.grounds.includes(asked.ground))
    found.push({ code: 'unknown-ground', grounds: rules.grounds });
  if (asked.task.trim() === '') found.push({ code: 'no-task' });
  const missing = rules.mitigations.filter((one) => !asked.mitigations.includes(one));
  if (missing.length > 0) found.push({ code: 'mitigation-missing', mitigations: missing });
  const isGroup = scope.kind === 'device-group';
  if (isGroup && !rules.deviceGroups) found.push({ code: 'group-not-allowed' });
  const most = isGroup ? MOST_OF_GROUP : MOST_OF_HOLDER;
  if (scope.devices > most) found.push({ code: 'scope-too-wide', most });
  if (scope.devices < 1) found.push({ code: 'scope-empty' });
  if (isGroup && scope.isWholeOrganisation) found.push({ code: 'whole-organisation' });
  if (until <= today) found.push({ code: 'ends-in-past' });
  if (from !== null && until <= from) found.push({ code: 'ends-before-it-starts' });
  const begins = from === null || from < today ? today : from;
  if (rules.maxDays !== null && daysBetween(begins, until) > rules.maxDays)
    found.push({ code: 'ends-too-late', days: rules.maxDays });
  return found;
}
