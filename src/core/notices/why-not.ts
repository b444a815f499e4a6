import { isCertain } from '../finding.ts';
import type { Instant } from '../inventory.ts';
import type { NoticeClock } from './clock.ts';
import { isPaused, outlook } from './due.ts';
import type { NoticeCase } from './notice.ts';

export const NOT_DUE = [
  'finding-closed',
  'finding-only-possible',
  'nothing-in-force',
  'finding-hidden',
  'holder-not-reached',
  'answer-open',
  'already-called',
  'outside-hours',
  'waits-its-turn',
] as const;
export type NotDue = (typeof NOT_DUE)[number];

/** Why nothing is said now of a finding that `planNotices` left out: the first of the reasons, in the order in which it looks. */
export function whyNotDue(one: NoticeCase, clock: NoticeClock, at: Instant): NotDue {
  const { finding, measure, unreached, removal } = one;
  if (finding.state === 'closed') return 'finding-closed';
  if (!isCertain(finding)) return 'finding-only-possible';
  if (measure === null) return 'nothing-in-force';
  if (finding.usable === false || removal) return 'finding-hidden';
  if (finding.state !== 'open' && unreached) return 'holder-not-reached';
  if (finding.state !== 'open' && isPaused(one)) return 'answer-open';
  const today = clock.dayOf(at);
  const { due } = outlook(one, clock, today);
  if (due === null || due.from > today) return 'already-called';
  // Told today already, or more are due than there is room for.
  return clock.isOpen(at) ? 'waits-its-turn' : 'outside-hours';
}
