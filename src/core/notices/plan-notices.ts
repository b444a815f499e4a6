import { call, escalate, markOverdue, type FindingMove } from '../finding-life.ts';
import type { Finding, FindingId, OrganisationId } from '../finding.ts';
import type { Instant } from '../inventory.ts';
import { plusDays } from '../day.ts';
import type { NoticeClock } from './clock.ts';
import { outlook, type EscalationDue, type HolderDue } from './due.ts';
import { earliest, hoursAt, isToday, type Hours } from './hours.ts';
import { compared, escalationFor, messageFor, type DueCase } from './messages.ts';
import type {
  EscalationMessage,
  HolderMessage,
  NoticeCase,
  NoticeMove,
  NoticePlan,
} from './notice.ts';

export type NoticesGiven = {
  readonly at: Instant;
  /** By the policy's id. */
  readonly clocks: ReadonlyMap<string, NoticeClock>;
  /** How many messages may be made now: the rate limit, as the caller counts it. */
  readonly room: number;
  /** When an organisation's contact was last written to. */
  readonly escalated: ReadonlyMap<OrganisationId, Instant>;
};

/**
 * Who is told what now, and what that makes of the findings. All cases of a holder must be in one call: a holder gets one message
 * for all that is due, and at most one a day. Whoever stores a message stores its items and its moves with it; planning again then
 * plans nothing. A deadline that has passed marks its finding at any hour; messages are made in open hours alone. When there is no
 * room for all, those that have waited longest come first.
 */
export function planNotices(cases: Iterable<NoticeCase>, given: NoticesGiven): NoticePlan {
  const hoursOf = hoursByPolicy(given);
  const found: Found = { drafts: [], escalations: [], moves: [], next: null };
  for (const theirs of Map.groupBy(cases, ({ holder }) => holder).values())
    lookAtHolder(theirs, hoursOf, given.at, found);
  writeToContacts(hoursOf, given, found);

  const inOrder = found.drafts.toSorted(
    (a, b) => compared(a.since, b.since) || compared(addresseeOf(a), addresseeOf(b)),
  );
  const kept = inOrder.slice(0, Math.max(0, given.room));
  return {
    at: given.at,
    messages: kept.map(({ message }) => message),
    moves: [...found.moves, ...kept.flatMap(movesOf)].toSorted((a, b) =>
      compared(a.finding, b.finding),
    ),
    next: found.next,
    held: inOrder.length - kept.length,
  };
}

/** A message, the findings that it speaks of, and the first day on which one of them was due. */
type Draft = {
  readonly message: HolderMessage | EscalationMessage;
  readonly findings: ReadonlyMap<FindingId, Finding>;
  readonly since: string;
};
type Found = {
  readonly drafts: Draft[];
  readonly escalations: DueCase<EscalationDue>[];
  readonly moves: NoticeMove[];
  next: Instant | null;
};
type HoursOf = (policy: string) => Hours;

function hoursByPolicy({ clocks, at }: NoticesGiven): HoursOf {
  const known = new Map<string, Hours>();
  return (policy) => {
    const before = known.get(policy);
    if (before !== undefined) return before;
    const clock = clocks.get(policy);
    if (clock === undefined) throw new Error('a finding is under a policy without a clock');
    const hours = hoursAt(clock, at);
    known.set(policy, hours);
    return hours;
  };
}

function lookAtHolder(
  theirs: readonly NoticeCase[],
  hoursOf: HoursOf,
  at: Instant,
  found: Found,
): void {
  const now: DueCase<HolderDue>[] = [];
  const hadOneToday = theirs.some(({ told, policy }) =>
    told.some((one) => one.kind !== 'escalation' && isToday(hoursOf(policy), one.at)),
  );
  for (const one of theirs) {
    const hours = hoursOf(one.policy);
    const { clock, today } = hours;
    const { due, overdueFrom } = outlook(one, clock, today);
    if (overdueFrom !== null) {
      if (overdueFrom > today) wait(found, clock.startOf(overdueFrom));
      else {
        const deadline = clock.endOf(plusDays(overdueFrom, -1));
        found.moves.push(moved(one.finding, markOverdue(one.finding, deadline, at)));
      }
    }
    if (due === null) continue;
    if (due.from > today) wait(found, clock.opensFrom(due.from));
    else if (due.kind === 'escalation') found.escalations.push({ one, due });
    else if (hadOneToday) wait(found, hours.opensTomorrow);
    else if (!hours.isOpen) wait(found, hours.opens);
    else now.push({ one, due });
  }
  const message = messageFor(now);
  if (message !== null) found.drafts.push(draftOf(message, now));
}

function writeToContacts(hoursOf: HoursOf, { escalated }: NoticesGiven, found: Found): void {
  const groups = Map.groupBy(found.escalations, ({ one }) => one.finding.organisation);
  for (const [organisation, theirs] of groups) {
    const before = escalated.get(organisation);
    const now = theirs.filter(({ one }) => {
      const hours = hoursOf(one.policy);
      const hadOneToday = before !== undefined && isToday(hours, before);
      if (hadOneToday) wait(found, hours.opensTomorrow);
      else if (!hours.isOpen) wait(found, hours.opens);
      return !hadOneToday && hours.isOpen;
    });
    const message = escalationFor(now);
    if (message !== null) found.drafts.push(draftOf(message, now));
  }
}

function wait(found: Found, until: Instant | null): void {
  found.next = earliest(found.next, until);
}

function draftOf(
  message: HolderMessage | EscalationMessage,
  cases: readonly DueCase<HolderDue | EscalationDue>[],
): Draft {
  const findings = new Map(cases.map(({ one }) => [one.finding.id, one.finding]));
  const [since = ''] = cases.map(({ due }) => due.from).toSorted();
  return { message, findings, since };
}

const addresseeOf = ({ message }: Draft): string =>
  message.to === 'holder' ? `holder ${message.holder}` : `organisation ${message.organisation}`;

/** What a message does to its findings. A call that is repeated for a stricter measure moves nothing. */
function movesOf({ message, findings }: Draft): readonly NoticeMove[] {
  return message.items.flatMap((item): readonly NoticeMove[] => {
    const finding = findings.get(item.finding);
    // INVARIANT: a message is made of the cases that it is drafted with.
    if (finding === undefined) throw new Error('a message speaks of a finding that is not its own');
    if (message.kind === 'escalation') return [moved(finding, escalate(finding))];
    return finding.state === 'open' ? [moved(finding, call(finding))] : [];
  });
}

/** INVARIANT: `outlook` lets nothing be due that the finding's life refuses. */
function moved(finding: Finding, move: FindingMove): NoticeMove {
  if (!move.ok) throw new Error(`a notice is due that its finding refuses: ${move.refusal.code}`);
  return { finding: finding.id, change: move.change, after: move.after };
}
