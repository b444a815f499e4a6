import type { ChangeKind } from '../../core/changes/change.ts';
import type { Day } from '../../core/day.ts';

export type Period = { readonly from: Day | null; readonly until: Day | null };
export type PeriodCode = 'change-in-past' | 'change-ends-first';

/** Decisions about an app have days of their own: they may have been made before they are entered. */
export const hasOwnDays = (kind: ChangeKind): boolean => kind === 'clearance' || kind === 'finding';

/** No rule holds for days that are over: what held on them was answered. A clearance or finding is of the day of its decision. */
export function periodFault(
  kind: ChangeKind,
  { from, until }: Period,
  today: Day,
): PeriodCode | null {
  if (until !== null && until <= (from ?? today)) return 'change-ends-first';
  if (hasOwnDays(kind)) return until !== null && until <= today ? 'change-ends-first' : null;
  return from !== null && from < today ? 'change-in-past' : null;
}
