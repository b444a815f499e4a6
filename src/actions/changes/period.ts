import type { ChangeKind } from '../../core/changes/change.ts';
import type { Day } from '../../core/day.ts';

export type Period = { readonly from: Day | null; readonly until: Day | null };
export type PeriodCode = 'change-in-past' | 'change-ends-first';

/** No rule holds for days that are over: what held on them was answered. A clearance is of the day of its decision. */
export function periodFault(
  kind: ChangeKind,
  { from, until }: Period,
  today: Day,
): PeriodCode | null {
  if (until !== null && until <= (from ?? today)) return 'change-ends-first';
  if (kind === 'clearance') return until !== null && until <= today ? 'change-ends-first' : null;
  return from !== null && from < today ? 'change-in-past' : null;
}
