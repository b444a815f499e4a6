import type { ReportAsked, ReportCode } from '../actions/report/read-report.ts';
import type { GovernmentReport, ReportPart } from '../actions/report/report.ts';
import { done, refused, type Outcome } from '../actions/server.ts';
import type { Day } from '../core/day.ts';
import type { Instant } from '../core/inventory.ts';
import { MINISTRY, ROOT, type World } from './world.fixture.ts';

/** For tests only: a report in which some numbers are told and others not, and names that mean harm. */
export const REPORT: GovernmentReport = {
  for: 'parliament',
  exact: false,
  sample: true,
  organisation: ROOT,
  name: 'Government of Utopia',
  from: '2026-11-01' as Day,
  to: '2026-11-24' as Day,
  asOf: '2026-11-24T07:00:00Z' as Instant,
  inventories: ['2026-11-20', '2026-11-24'] as Day[],
  total: part('Government of Utopia', 1204, 68, 59),
  parts: [part('=HYPERLINK("x") <b>Bridges</b> \u202e', 204, 9, null)],
  course: {
    days: ['2026-11-01', '2026-11-02', '2026-11-24'] as Day[],
    phones: [68, null, 59],
  },
  apps: [
    {
      app: 'tiktok',
      appName: 'TikTok',
      category: null,
      phones: 31,
      possible: null,
    },
    {
      app: null,
      appName: null,
      category: 'dating',
      phones: 7,
      possible: 0,
    },
  ],
  states: [{ state: 'called', findings: 38 }],
  called: { count: 63, more: true },
  deadline: { day: '2026-12-11' as Day, findings: 63, forecast: 40 },
  exceptions: {
    states: [{ state: 'in-force', count: 6 }],
    grounds: [
      { ground: 'inspection-and-supervision', count: 6 },
      { ground: null, count: null },
    ],
    asked: 12,
    decided: null,
  },
  rules: [
    {
      policy: 'nl',
      policyName: 'Central government',
      group: 'everyone',
      who: 'Everyone',
      measure: 'remove',
      from: '2023-03-21' as Day,
    },
  ],
  policies: [{ id: 'nl', version: '2026-11-26' }],
  catalogue: '2026-11-26',
  ledger: { origin: 'grendel.example/log', size: 130, rootHash: 'AAAA' },
};

function part(name: string, all: number, before: number, now: number | null): ReportPart {
  const unseen = { notVisible: 12, workSide: 4, managedOnly: 2, stale: 3, notAssessed: 0 };
  const coverage = { all, withHits: now, without: null, ...unseen };
  return { organisation: MINISTRY, name, itself: false, before, now, possible: 0, coverage };
}

export function fakeReport(
  { organisations }: World,
  { organisation, from, to }: ReportAsked,
): Outcome<GovernmentReport, ReportCode> {
  if (organisation !== null && !organisations.some(({ id }) => id === organisation))
    return refused('unknown-organisation');
  if (from !== null && to !== null && from > to) return refused('period-unfit', { most: 800 });
  return done(REPORT);
}
