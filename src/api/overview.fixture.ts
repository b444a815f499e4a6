import { done, refused } from '../actions/server.ts';
import { waits } from '../actions/waiting/item.ts';
import type { OverviewActions } from './overview-actions.ts';
import { fakeReport } from './report.fixture.ts';
import { isSensitive, ROOT, type World } from './world.fixture.ts';
import type { Day } from '../core/day.ts';

/** Of one organisation with one phone, as the real ones are bound. */
export function fakeOverview(world: World): OverviewActions {
  return {
    report: async (_, asked) => fakeReport(world, asked),
    async course(_, { organisation, from, to, exactIn }) {
      const one = world.organisations.find(({ id }) => id === (organisation ?? ROOT));
      if (one === undefined) return refused('unknown-organisation');
      if (from !== null && to !== null && from > to) return refused('period-unfit', { most: 800 });
      const exact = exactIn.some((id) => one.path.includes(id));
      const now = exact ? 1 : null;
      const coverage = {
        all: 2,
        withHits: now,
        without: now,
        notVisible: 0,
        workSide: 0,
        managedOnly: 0,
        stale: 0,
        notAssessed: 0,
      };
      const series = {
        organisation: one.id,
        name: one.name,
        itself: false,
        phones: [now],
        possible: [0],
        now,
        weekAgo: null,
        pace: null,
        needed: null,
        forecast: null,
        makes: null,
        coverage,
      };
      return done({
        exact,
        counted: true,
        asOf: null,
        organisation: one.id,
        days: ['2026-11-26' as Day],
        inventories: [],
        total: series,
        parts: [],
        calls: [{ day: '2026-11-26' as Day, findings: 5 }],
        deadlines: [],
        deadline: null,
        phases: [],
      });
    },
    async appPage(_, { app, policy, language }) {
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      if (app !== 'tiktok') return refused('unknown-app');
      return done({
        app: { id: app, name: 'TikTok', category: null },
        policy: { id: 'nl', name: 'The Netherlands', version: '2026-11-01' },
        at: '2026-11-26' as Day,
        language,
        decision: 'prohibited',
        sentence: 'Prohibited: TikTok is named.',
        reasons: [],
        outweighed: [],
        statements: [],
        chain: { nodes: [], links: [] },
        listings: [],
        identifiers: [],
        names: [],
        changes: [],
      });
    },
    async entityPage(_, { entity, policy, language }) {
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      if (entity !== 'bytedance') return refused('unknown-entity');
      return done({
        entity: { id: entity, name: 'ByteDance Ltd.', kind: 'company', lei: '', wikidata: '' },
        policy: { id: 'nl', name: 'The Netherlands', version: '2026-11-01' },
        at: '2026-11-26' as Day,
        language,
        statements: [],
        chain: { nodes: [], links: [] },
        apps: [],
        listings: [],
      });
    },
    async appPhones(_, { app, organisation, exactIn }) {
      if (isSensitive(app)) return refused('sensitive-app');
      const one = world.organisations.find(({ id }) => id === (organisation ?? ROOT));
      if (one === undefined) return refused('unknown-organisation');
      const exact = exactIn.some((id) => one.path.includes(id));
      const count = { phones: exact ? 1 : null, possible: 0, excepted: 0, of: 2 };
      return done({ exact, organisation: one.id, total: count, parts: [] });
    },
    waiting: async (context, may) => {
      const seen = await may('listFindings');
      const mine =
        seen.length === 0 || context.scope.length === 0
          ? []
          : [waits('findings-overdue', 'findings', { kind: 'findings', id: null }, { count: 2 })];
      return { mine, others: [], counts: { findings: 0, policy: 0, exceptions: 0, blocking: 0 } };
    },
    async search(_, { text, policy }) {
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      const found = {
        by: 'name',
        text: 'TikTok',
        platform: null,
        exact: text === 'TikTok',
      } as const;
      const one = {
        kind: 'app',
        id: 'tiktok' as never,
        label: 'TikTok',
        decision: 'prohibited',
      } as const;
      return done([{ ...found, ...one, how: text === 'TikTok' ? 'exact' : 'spelling' }]);
    },
  };
}
