import { join } from 'node:path';
import { readPolicy } from '../src/catalogue/policy.ts';
import type { Day } from '../src/core/day.ts';
import type { DeviceId, FindingId, FindingState, OrganisationId } from '../src/core/finding.ts';
import type { Instant } from '../src/core/inventory.ts';
import { noticeClock } from '../src/core/notices/clock.ts';
import type { HolderKey, NoticeCase, NoticePlan, Told } from '../src/core/notices/notice.ts';
import { planNotices } from '../src/core/notices/plan-notices.ts';
import type { AppId } from '../src/core/statements.ts';
import { median } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';

const POLICY = join(import.meta.dirname, '../policies/nl.json');
const AT = '2026-11-27T08:00:00Z' as Instant;
const CALLED = '2026-11-09T08:00:00Z' as Instant;
const DEADLINE = '2026-11-23' as Day;

/**
 * (n) The notices of a fleet on one morning: a holder has one phone, every fifth a second app. A third is found today, a third has a
 * reminder or a deadline behind it, a third has answered.
 */
export async function notices({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  const holders = quick ? 2_000 : 100_000;
  const cases = Array.from({ length: holders }, (_, index) => casesOf(index)).flat();
  const clocks = new Map([['nl', noticeClock(readPolicy(POLICY).notices)]]);
  const given = { at: AT, clocks, room: Infinity, escalated: new Map() };
  let plan: NoticePlan | null = null;
  const took = median(
    Array.from({ length: quick ? 1 : 5 }, () => {
      const before = performance.now();
      plan = planNotices(cases, given);
      return performance.now() - before;
    }),
  );
  const made = (plan as NoticePlan | null)?.messages.length ?? 0;
  log(`n-notices: ${made} messages`);
  if (made < holders / 2) throw new Error('too few notices were planned');
  return [
    {
      name: 'n-notices, plan',
      value: took / 1000,
      unit: 's',
      goal: quick ? null : { at: 'most', value: 10 },
      note: `${holders} holders, ${cases.length} findings, ${made} messages`,
    },
  ];
}

function casesOf(index: number): readonly NoticeCase[] {
  const apps = index % 5 === 0 ? ['tiktok', 'wechat'] : ['tiktok'];
  const third = (['new', 'told', 'answered'] as const)[index % 3] ?? 'new';
  const isOverdue = index % 2 === 0;
  const state: FindingState = third === 'new' ? 'open' : isOverdue ? 'overdue' : 'called';
  const call: Told = { kind: 'call', at: CALLED, measure: 'remove', deadline: DEADLINE };
  return apps.map((app) => ({
    finding: {
      id: `${app}-${index}` as FindingId,
      device: index as DeviceId,
      app: app as AppId,
      organisation: `organisation-${index % 40}` as OrganisationId,
      strength: 'exact',
      confirmed: false,
      platform: 'android',
      present: true,
      usable: null,
      secondCopy: false,
      state,
      because: null,
      opened: CALLED,
      seen: AT,
      seenAs: 'all',
      closed: null,
      reopenings: 0,
    },
    holder: `holder-${index}` as HolderKey,
    policy: 'nl',
    measure: 'remove',
    told: third === 'new' ? [] : [call],
    answer:
      third === 'answered'
        ? { kind: isOverdue ? 'removed' : 'disputed', at: CALLED, settled: null }
        : null,
    listAgeHours: 0,
    removal: false,
    unreached: false,
  }));
}
