import type { Sentences } from '../define.ts';

export const en = {
  title: 'Overview',
  few: 'Fewer than five',
  answer: (hits: string, all: string) => `${hits} of ${all} phones still have a prohibited app.`,
  answerNone: (all: string) => `None of ${all} phones is known to have a prohibited app.`,
  willBe: (left: string, day: string) =>
    `At the pace of the last seven days, about ${left} will still have one on the deadline: ${day}.`,
  willBeGone: (day: string) =>
    `At the pace of the last seven days, none will have one on the deadline: ${day}.`,
  asOf: (moment: string) => `As of ${moment}.`,
  possible: (n: string) => `${n} more phones may have one, by its name alone.`,
  hidden: (n: string) => `${n} phones could hide something`,
  hiddenAfter: ': we do not see all of them.',
  unit: 'phones with a prohibited app',
  fewer: (n: string) => `${n} fewer than a week ago.`,
  more: (n: string) => `${n} more than a week ago.`,
  asMany: 'The same number as a week ago.',
  pace: (needed: string, is: string) =>
    `To meet the deadline there would have to be ${needed} fewer each day; over the last week it was ${is}.`,
  paceNone: (needed: string) =>
    `To meet the deadline there would have to be ${needed} fewer each day; over the last week there were none.`,
  noDeadline: 'No holder has a deadline yet.',
  called: 'Holders called',
  deadline: 'Deadline',
  today: 'today',
  courseTitle: 'What is still on phones',
  courseSays: (points: string) => `Phones with a prohibited app: ${points}.`,
  point: (n: string, day: string) => `${n} on ${day}`,
  expected: (n: string, day: string) => `about ${n} expected on ${day}`,
  waitsTitle: 'Waits for you',
  othersTitle: 'Waits for others',
  nothingWaits: 'Nothing waits for you now.',
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  byTitle: 'By organisation',
  byLead: 'All on one scale. The first is the one with most still to do.',
  itself: (name: string) => `Directly under ${name}`,
  ofWas: (all: string, was: string) => `of ${all}, was ${was}`,
  ofAll: (all: string) => `of ${all}`,
  left: (n: string) => `About ${n} left`,
  makes: 'Meets the deadline',
  coverageTitle: 'What we can see',
  coverageLead: (whole: string, all: string) =>
    `${whole} of ${all} phones are seen whole. “Not seen” is not “not there”.`,
  caption: 'All phones, by what their last inventory can show. A phone counts once.',
  phones: 'Phones',
  number: 'Number',
  all: 'All phones',
  organisation: 'Organisation',
  same: 'The same by organisation',
  handIn: 'Hand in an export',
  parts: {
    withHits: 'With a prohibited app',
    without: 'Seen whole, nothing to remove',
    notVisible: 'Not visible in whole',
    stale: 'Too old',
    notAssessed: 'Nothing known of them',
  },
  partsSay: {
    withHits: 'Certain ones and possible ones; see the findings',
    without: 'Or leave to keep it, by an exception',
    notVisible: 'Only the work side, managed apps or names',
    stale: 'The last inventory is too old to count',
    notAssessed: 'Listed by an MDM, without a word on their apps',
  },
  split: {
    workSide: 'Only the work side is seen',
    managedOnly: 'Only apps that the MDM put there are seen',
    namesOnly: 'Seen by names alone, or not said how far',
  },
  kinds: {
    'findings-escalated': (n: string, one: boolean, _name: string) =>
      one ? '1 finding is escalated' : `${n} findings are escalated`,
    'findings-overdue': (n: string, one: boolean, _name: string) =>
      one ? '1 finding is past its deadline' : `${n} findings are past their deadline`,
    'findings-to-confirm': (n: string, one: boolean, _name: string) =>
      one
        ? '1 finding rests on a name alone: confirm it or not'
        : `${n} findings rest on a name alone: confirm them or not`,
    'inventory-held': (_n: string, _one: boolean, name: string) =>
      `${name}: far fewer phones than last time, held until someone says why`,
    'plan-failed': (_n: string, _one: boolean, name: string) =>
      `A plan could not be carried out: ${name}`,
    drift: (_n: string, _one: boolean, name: string) =>
      `The MDM differs from what was decided: ${name}`,
    'change-to-decide': (_n: string, _one: boolean, name: string) =>
      `Decide on a proposal: ${name}`,
    'exception-to-decide': (_n: string, _one: boolean, name: string) =>
      `Decide on an exception for ${name}`,
    'exception-to-advise': (_n: string, _one: boolean, name: string) =>
      `Advise on an exception for ${name}`,
    'approval-to-decide': (_n: string, _one: boolean, name: string) =>
      `Decide on an approval of ${name}`,
    'answers-to-settle': (n: string, one: boolean, _name: string) =>
      one ? '1 answer of a holder has to be settled' : `${n} answers of holders have to be settled`,
    'canary-to-verify': (_n: string, _one: boolean, name: string) =>
      `A canary waits to be proven: ${name}`,
    'plan-to-apply': (_n: string, _one: boolean, name: string) =>
      `A plan waits to be applied: ${name}`,
    'messages-failed': (n: string, one: boolean, _name: string) =>
      one ? '1 message could not be sent' : `${n} messages could not be sent`,
    'messages-to-hand-over': (n: string, one: boolean, _name: string) =>
      one ? '1 message has to be handed over' : `${n} messages have to be handed over`,
    'exception-ending': (_n: string, _one: boolean, name: string) =>
      `An exception for ${name} ends soon`,
    'approval-ending': (_n: string, _one: boolean, name: string) =>
      `An approval of ${name} ends soon`,
  },
};

export type OverviewWords = Sentences<typeof en>;
