import { daysBetween, plusDays, type Day } from '../day.ts';
import { isCertain } from '../finding.ts';
import type { PhaseMeasure } from '../groups.ts';
import { isLater, laterBy } from '../instant.ts';
import type { NoticeClock } from './clock.ts';
import type { HolderNoticeKind, NoticeCase, NoticeKind, Told } from './notice.ts';

/** What there is to say about one finding, and from which day on; whether it is said now, the hours and the other findings decide. */
type Due = HolderDue | EscalationDue;
export type HolderDue = DueBase & { readonly kind: HolderNoticeKind };
export type EscalationDue = DueBase & { readonly kind: 'escalation' };
type DueBase = {
  readonly from: Day;
  readonly measure: PhaseMeasure;
  readonly deadline: Day | null;
};

export type Outlook = {
  /** Null: nothing, as long as nobody says or sees anything new. */
  readonly due: Due | null;
  /** The deadline has passed, and the finding's state does not say so yet. From the start of that day. */
  readonly overdueFrom: Day | null;
};

/** Whoever answered has so many days at least once the clock goes on, whatever was left of the deadline: our choice. */
const DAYS_AFTER_ANSWER = 3;

const NOTHING: Outlook = { due: null, overdueFrom: null };

/** What comes next for one finding; `from` may lie ahead. */
export function outlook(one: NoticeCase, clock: NoticeClock, today: Day): Outlook {
  const { finding, measure } = one;
  if (measure === null || finding.state === 'closed' || !isCertain(finding)) return NOTHING;
  // The order of measures on a device: call, removal by the MDM, block. Nobody is asked to delete what is hidden from them.
  if (finding.usable === false || one.removal) return NOTHING;
  if (finding.state === 'open') return called(clock, measure, clock.dayOf(finding.opened), today);

  const call = one.told.findLastIndex(({ kind }) => kind === 'call');
  const first = one.told[call];
  const last = one.told.at(-1);
  if (first === undefined || last === undefined)
    return called(clock, measure, clock.dayOf(finding.opened), today);
  if (one.unreached || isPaused(one)) return NOTHING;
  // Whoever was asked is told, and gets that measure's time, before anything runs against them.
  if (first.measure === 'advise' && measure !== 'advise')
    return called(clock, measure, today, today);

  const resumed = resumedOn(one, clock, last);
  if (resumed !== null) {
    const deadline = postponed(last.deadline, resumed, clock, today);
    return { due: { kind: 'reminder', from: resumed.to, measure, deadline }, overdueFrom: null };
  }
  return following(one, clock, { measure, today, told: one.told.slice(call), first, last });
}

function called(clock: NoticeClock, measure: PhaseMeasure, from: Day, today: Day): Outlook {
  const { deadlineDays } = clock.rules.measures[measure];
  const deadline = deadlineDays === null ? null : clock.openDay(plusDays(today, deadlineDays));
  return { due: { kind: 'call', from, measure, deadline }, overdueFrom: null };
}

/** An answer stops the clock until a person settles it; "removed", until the phone was seen again. */
export function isPaused({ answer, finding, listAgeHours }: NoticeCase): boolean {
  if (answer === null || answer.settled !== null) return false;
  if (answer.kind !== 'removed') return true;
  return !isLater(finding.seen, laterBy(answer.at, listAgeHours * 3_600_000));
}

/** From the answer until it was settled, or the app was seen again; null where no answer came after the last message. */
function resumedOn(
  { answer, finding }: NoticeCase,
  clock: NoticeClock,
  last: Told,
): { readonly from: Day; readonly to: Day } | null {
  if (answer === null || !isLater(answer.at, last.at)) return null;
  return {
    from: clock.dayOf(answer.at),
    to: clock.dayOf(answer.settled ?? finding.seen),
  };
}

/** The clock stood still meanwhile. */
function postponed(
  deadline: Day | null,
  pause: { readonly from: Day; readonly to: Day },
  clock: NoticeClock,
  today: Day,
): Day | null {
  if (deadline === null) return null;
  const later = plusDays(deadline, Math.max(0, daysBetween(pause.from, pause.to)));
  const least = plusDays(today, DAYS_AFTER_ANSWER);
  return clock.openDay(later > least ? later : least);
}

/** Reminders, then overdue, then escalated; each once for a deadline. */
function following(
  { finding }: NoticeCase,
  clock: NoticeClock,
  { measure, today, told, first, last }: SinceCall,
): Outlook {
  if (finding.state === 'escalated') return NOTHING;
  const { deadline } = last;
  const passes = deadline === null ? null : plusDays(deadline, 1);
  const overdueFrom = finding.state === 'called' ? passes : null;
  const due = (kind: NoticeKind, from: Day): Outlook => ({
    due: { kind, from, measure, deadline },
    overdueFrom,
  });

  const reminder = nextReminder(clock, measure, first, last);
  if (reminder !== null && (passes === null || (reminder < passes && today < passes)))
    return due('reminder', reminder);
  if (passes === null || deadline === null) return NOTHING;

  const overdue = told.find((one) => one.kind === 'overdue' && one.deadline === deadline);
  if (overdue === undefined) return due('overdue', passes);
  const { escalateAfterDays } = clock.rules.measures[measure];
  if (escalateAfterDays === null || finding.state !== 'overdue') return { due: null, overdueFrom };
  const dayAfter = plusDays(clock.dayOf(overdue.at), 1);
  const from = plusDays(deadline, escalateAfterDays);
  return due('escalation', from > dayAfter ? from : dayAfter);
}

type SinceCall = {
  readonly measure: PhaseMeasure;
  readonly today: Day;
  readonly told: readonly Told[];
  readonly first: Told;
  readonly last: Told;
};

/** What was said meanwhile stands for the reminders before it; a postponed deadline postpones them too. */
function nextReminder(
  clock: NoticeClock,
  measure: PhaseMeasure,
  first: Told,
  last: Told,
): Day | null {
  const shift =
    first.deadline === null || last.deadline === null
      ? 0
      : daysBetween(first.deadline, last.deadline);
  const callDay = clock.dayOf(first.at);
  const lastDay = clock.dayOf(last.at);
  const days = clock.rules.measures[measure].remindAfterDays;
  return days.map((after) => plusDays(callDay, after + shift)).find((day) => day > lastDay) ?? null;
}
