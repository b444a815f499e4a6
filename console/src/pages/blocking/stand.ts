import type { Check, Plan } from './queries.ts';

/** Where a connection stands, and so what comes next. */
export type Stand =
  | { readonly kind: 'nothing-planned' }
  | { readonly kind: 'planned'; readonly plan: Plan; readonly isHeld: boolean }
  | { readonly kind: 'running'; readonly plan: Plan }
  | { readonly kind: 'failed'; readonly plan: Plan }
  /** Carried out, and nobody has seen yet that it holds. */
  | { readonly kind: 'applied'; readonly plan: Plan; readonly check: Check | null }
  | { readonly kind: 'holds'; readonly plan: Plan; readonly check: Check | null };

/** Of the newest plan that matters. `plans` and `checks`: newest first. */
export function standOf(plans: readonly Plan[], checks: readonly Check[]): Stand {
  const [plan] = plans;
  if (plan === undefined) return { kind: 'nothing-planned' };
  if (plan.state === 'running') return { kind: 'running', plan };
  if (plan.state === 'made' && !isEmpty(plan))
    return { kind: 'planned', plan, isHeld: plan.holds.length > 0 };
  if (plan.state === 'failed') return { kind: 'failed', plan };
  const applied = plans.find(({ state, kind }) => state === 'done' && kind !== 'revert');
  const isTakenBack = plan.kind === 'revert' && plan.state === 'done';
  if (applied === undefined || isTakenBack) return { kind: 'nothing-planned' };
  const check = checks.find((one) => one.plan === applied.id) ?? null;
  const holds = check === null ? applied.heldSince !== null : check.outcome === 'held';
  return { kind: holds ? 'holds' : 'applied', plan: applied, check };
}

/** Nothing is to be done: it was made to see that. */
export const isEmpty = ({ steps }: Plan): boolean =>
  Object.values(steps).every((count) => count === 0);

export const STANDINGS = [
  'proven',
  'reported',
  'assigned',
  'waiting',
  'failed',
  'conflict',
  'withoutEffect',
  'nothingKnown',
  'unread',
] as const;
export type Standing = (typeof STANDINGS)[number];
type Counts = Check['standings'][number];

/** Over all restrictions: a phone may stand in several. */
export const totalOf = (check: Check, standing: Standing | 'wanted'): number =>
  check.standings.reduce((sum: number, one: Counts) => sum + one[standing], 0);
