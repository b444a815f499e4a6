import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { fleets, may, organisations, session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { findingSearch, listQueryOf, queryOf } from './filter.ts';
import {
  failedMessages,
  findingCount,
  findingEvents,
  findingList,
  findingProgress,
  findingSummary,
  oneFinding,
} from './queries.ts';

export const findingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/findings',
  validateSearch: findingSearch,
  loaderDeps: ({ search }) => ({ list: listQueryOf(search), count: queryOf(search) }),
  async loader({ context: { queries }, deps }) {
    const [own] = await Promise.all([
      queries.ensureQueryData(session),
      findingsWords.load(preferred()),
    ]);
    if (may(own, 'listOrganisations')) await queries.ensureQueryData(organisations);
    if (!may(own, 'listFindings')) return void (await queries.ensureQueryData(findingProgress));
    // The page stands while another list of it comes.
    void queries.prefetchInfiniteQuery(findingList(deps.list));
    void queries.prefetchQuery(findingCount(deps.count));
    void queries.prefetchQuery(fleets);
    await queries.ensureQueryData(findingSummary);
  },
  component: lazyRouteComponent(() => import('./findings-page.tsx'), 'FindingsPage'),
});

export const findingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/findings/$finding',
  async loader({ context: { queries }, params: { finding } }) {
    await Promise.all([
      queries.ensureQueryData(session),
      queries.ensureQueryData(oneFinding(finding)),
      queries.ensureQueryData(findingEvents(finding)),
      queries.ensureQueryData(organisations),
      queries.ensureQueryData(fleets),
      findingsWords.load(preferred()),
    ]);
  },
  component: lazyRouteComponent(() => import('./finding-page.tsx'), 'FindingPage'),
});

export const outboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/findings/outbox',
  async loader({ context: { queries } }) {
    await Promise.all([queries.ensureQueryData(session), findingsWords.load(preferred())]);
  },
  component: lazyRouteComponent(() => import('./outbox-page.tsx'), 'OutboxPage'),
});

export const failedRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/findings/failed',
  async loader({ context: { queries } }) {
    const [own] = await Promise.all([
      queries.ensureQueryData(session),
      findingsWords.load(preferred()),
    ]);
    if (may(own, 'listOrganisations')) await queries.ensureQueryData(organisations);
    if (may(own, 'listNotices')) await queries.ensureInfiniteQueryData(failedMessages);
  },
  component: lazyRouteComponent(() => import('./failed-page.tsx'), 'FailedPage'),
});
