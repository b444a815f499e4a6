import type { EscalationDue, HolderDue } from './due.ts';
import type {
  EscalatedItem,
  EscalationMessage,
  HolderMessage,
  HolderNoticeKind,
  MessageItem,
  NoticeCase,
} from './notice.ts';

/** A finding of which something is to be said now. */
export type DueCase<Due> = { readonly one: NoticeCase; readonly due: Due };

const MOST_PRESSING_FIRST: readonly HolderNoticeKind[] = ['overdue', 'call', 'reminder'];

/** All that is due for one holder, in one message; null where nothing is. */
export function messageFor(cases: readonly DueCase<HolderDue>[]): HolderMessage | null {
  const [first, ...rest] = cases.toSorted(byDeviceAndApp);
  if (first === undefined) return null;
  const { policy, holder } = first.one;
  const items = [itemOf(first), ...rest.map(itemOf)] as const;
  const kind = MOST_PRESSING_FIRST.find((candidate) =>
    items.some((item) => item.kind === candidate),
  );
  return { to: 'holder', holder, policy, kind: kind ?? first.due.kind, items };
}

function itemOf({ one, due }: DueCase<HolderDue>): MessageItem {
  const { id, device, app } = one.finding;
  const { kind, measure, deadline } = due;
  return { finding: id, device, app, kind, measure, deadline };
}

/** All that is due for one organisation's contact; null where nothing is. */
export function escalationFor(cases: readonly DueCase<EscalationDue>[]): EscalationMessage | null {
  const [first, ...rest] = cases.toSorted(byDeviceAndApp);
  if (first === undefined) return null;
  const { finding, policy } = first.one;
  const items = [escalated(first), ...rest.map(escalated)] as const;
  return {
    to: 'organisation',
    organisation: finding.organisation,
    policy,
    kind: 'escalation',
    items,
  };
}

function escalated({ one, due }: DueCase<EscalationDue>): EscalatedItem {
  const { holder, finding } = one;
  const { measure, deadline } = due;
  return { finding: finding.id, device: finding.device, holder, measure, deadline };
}

/** The same message for the same findings, in whatever order they were given. */
function byDeviceAndApp(a: DueCase<unknown>, b: DueCase<unknown>): number {
  return (
    a.one.finding.device - b.one.finding.device ||
    compared(a.one.finding.app, b.one.finding.app) ||
    compared(a.one.finding.id, b.one.finding.id)
  );
}

export function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
