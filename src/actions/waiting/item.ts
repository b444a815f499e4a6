import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';

/** The most pressing first. */
export const WAITING_KINDS = [
  'findings-escalated',
  'findings-overdue',
  'inventory-held',
  'plan-failed',
  'drift',
  'change-to-decide',
  'exception-to-decide',
  'approval-to-decide',
  'answers-to-settle',
  'findings-to-confirm',
  'exception-to-advise',
  'canary-to-verify',
  'plan-to-apply',
  'messages-failed',
  'messages-to-hand-over',
  'exception-ending',
  'approval-ending',
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** Pages of the console's navigation that lead to it. */
export const WAITING_PAGES = ['findings', 'policy', 'exceptions', 'blocking'] as const;
export type WaitingPage = (typeof WAITING_PAGES)[number];

export const WAITING_TARGETS = [
  'findings',
  'answers',
  'outbox',
  'inventory',
  'change',
  'exception',
  'approval',
  'plan',
  'connection',
] as const;

/** One thing that waits, or a heap of like ones. No holder, and nothing of a restricted exception but its number. */
export type Waiting = {
  readonly kind: WaitingKind;
  readonly page: WaitingPage;
  readonly count: number;
  readonly since: Instant | null;
  /** Its last day, where it has one. */
  readonly until: Day | null;
  readonly target: { readonly kind: (typeof WAITING_TARGETS)[number]; readonly id: string | null };
  readonly organisation: OrganisationId | null;
  readonly number: number | null;
  /** Of an app, a fleet or a proposal; null where it may not be told. */
  readonly name: string | null;
};

export const waits = (
  kind: WaitingKind,
  page: WaitingPage,
  target: Waiting['target'],
  more: Partial<Omit<Waiting, 'kind' | 'page' | 'target'>> = {},
): Waiting => ({
  kind,
  page,
  target,
  count: 1,
  since: null,
  until: null,
  organisation: null,
  number: null,
  name: null,
  ...more,
});

/** By kind, within it the oldest first. */
export const mostPressingFirst = (items: readonly Waiting[]): readonly Waiting[] =>
  items.toSorted(
    (a, b) =>
      WAITING_KINDS.indexOf(a.kind) - WAITING_KINDS.indexOf(b.kind) ||
      ((a.since ?? '') < (b.since ?? '') ? -1 : 1),
  );
