import { findingOf } from '../finding-stories.fixture.ts';
import type { Day } from '../day.ts';
import type { Finding, FindingId, OrganisationId } from '../finding.ts';
import type { PhaseMeasure } from '../groups.ts';
import type { Instant } from '../inventory.ts';
import type { AppId } from '../statements.ts';
import { noticeClock, type NoticeClock } from './clock.ts';
import type {
  Answer,
  EscalationMessage,
  HolderKey,
  HolderMessage,
  NoticeCase,
  NoticePlan,
  Told,
} from './notice.ts';
import { planNotices } from './plan-notices.ts';
import { NOTICE_RULES } from './rules.fixture.ts';

export const CLOCKS: ReadonlyMap<string, NoticeClock> = new Map([
  ['nl', noticeClock(NOTICE_RULES)],
]);

export const at = (text: string): Instant => text as Instant;
export const dayOf = (text: string): Day => text as Day;

/** An open finding of TikTok on Monday 2 November 2026, under a measure that has a deadline. */
export function caseOf({
  app = 'tiktok',
  finding = {},
  ...facts
}: Partial<Omit<NoticeCase, 'finding'>> & {
  readonly app?: string;
  readonly finding?: Partial<Finding>;
} = {}): NoticeCase {
  return {
    finding: findingOf({
      app: app as AppId,
      opened: at('2026-11-02T07:00:00Z'),
      seen: at('2026-11-02T07:00:00Z'),
      ...finding,
    }),
    holder: 'h1' as HolderKey,
    policy: 'nl',
    measure: 'remove',
    told: [],
    answer: null,
    listAgeHours: 0,
    removal: false,
    unreached: false,
    ...facts,
  };
}

export type World = {
  readonly cases: readonly NoticeCase[];
  readonly escalated: ReadonlyMap<OrganisationId, Instant>;
};

export function planFor(world: World, now: Instant, room = 1000): NoticePlan {
  return planNotices(world.cases, {
    at: now,
    clocks: CLOCKS,
    room,
    escalated: world.escalated,
  });
}

/** What whoever stores a plan makes of the world, in one transaction. */
export function stored(world: World, plan: NoticePlan): World {
  const after = new Map(plan.moves.map((move) => [move.finding, move.after]));
  const told = new Map<FindingId, Told>();
  const escalated = new Map(world.escalated);
  for (const message of plan.messages) {
    if (message.to === 'organisation') escalated.set(message.organisation, plan.at);
    for (const item of message.items)
      told.set(item.finding, {
        kind: 'kind' in item ? item.kind : 'escalation',
        at: plan.at,
        measure: item.measure,
        deadline: item.deadline,
      });
  }
  const cases = world.cases.map((one) => {
    const line = told.get(one.finding.id);
    return {
      ...one,
      finding: after.get(one.finding.id) ?? one.finding,
      told: line === undefined ? one.told : [...one.told, line],
    };
  });
  return { cases, escalated };
}

/** The holder's answer about all that is open. */
export function answered(world: World, answer: Answer | null): World {
  return { ...world, cases: world.cases.map((one) => ({ ...one, answer })) };
}

/** A later inventory that still shows the app. */
export function seen(world: World, when: Instant): World {
  const cases = world.cases.map((one) => ({ ...one, finding: { ...one.finding, seen: when } }));
  return { ...world, cases };
}

export function under(world: World, measure: PhaseMeasure): World {
  return { ...world, cases: world.cases.map((one) => ({ ...one, measure })) };
}

/** `overdue to h1: tiktok until 2026-11-16`; one line a message. */
export function toldIn(plan: NoticePlan): readonly string[] {
  return plan.messages.map(inWords);
}

function inWords(message: HolderMessage | EscalationMessage): string {
  if (message.to === 'organisation')
    return `escalation to ${message.organisation}: ${message.items.length}`;
  const items = message.items.map(
    ({ app, kind, deadline }) => `${app} ${kind} until ${deadline ?? 'no day'}`,
  );
  return `${message.kind} to ${message.holder}: ${items.join(', ')}`;
}
