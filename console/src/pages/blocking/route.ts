import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { fleets, may, mdms, session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { blockingWords } from '../../words/blocking/index.ts';
import { abilitiesIn, connection, connections, drift, plan } from './queries.ts';

const shared = (queries: QueryClient) =>
  Promise.all([
    queries.ensureQueryData(session),
    queries.ensureQueryData(fleets),
    queries.ensureQueryData(mdms),
    blockingWords.load(preferred()),
  ]);

export const blockingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/blocking',
  async loader({ context: { queries } }) {
    const own = await queries.ensureQueryData(session);
    await blockingWords.load(preferred());
    if (!may(own, 'listConnections')) return;
    await Promise.all([shared(queries), queries.ensureQueryData(connections)]);
  },
  component: lazyRouteComponent(() => import('./blocking-page.tsx'), 'BlockingPage'),
});

/** Which MDM was chosen lives in the address. */
export const connectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/blocking/connect',
  validateSearch: ({ mdm }: Record<string, unknown>): { readonly mdm?: string } =>
    typeof mdm === 'string' ? { mdm } : {},
  loader: ({ context: { queries } }) =>
    Promise.all([shared(queries), queries.ensureQueryData(connections)]),
  component: lazyRouteComponent(() => import('./connect/connect-page.tsx'), 'ConnectPage'),
});

export const abilitiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/blocking/abilities',
  validateSearch: ({ mdm }: Record<string, unknown>): { readonly mdm?: string } =>
    typeof mdm === 'string' ? { mdm } : {},
  loader: ({ context: { queries } }) =>
    Promise.all([shared(queries), queries.ensureQueryData(abilitiesIn(preferred()))]),
  component: lazyRouteComponent(() => import('./abilities/abilities-page.tsx'), 'AbilitiesPage'),
});

export const driftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/blocking/drift',
  async loader({ context: { queries } }) {
    const own = await queries.ensureQueryData(session);
    await blockingWords.load(preferred());
    if (may(own, 'readDrift')) await queries.ensureQueryData(drift);
  },
  component: lazyRouteComponent(() => import('./drift/drift-page.tsx'), 'DriftPage'),
});

export const connectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/blocking/$connection',
  loader: ({ context: { queries }, params }) =>
    Promise.all([shared(queries), queries.ensureQueryData(connection(params.connection))]),
  component: lazyRouteComponent(() => import('./connection/connection-page.tsx'), 'ConnectionPage'),
});

export const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/blocking/plans/$plan',
  loader: ({ context: { queries }, params }) =>
    Promise.all([shared(queries), queries.ensureQueryData(plan(params.plan, preferred()))]),
  component: lazyRouteComponent(() => import('./plan/plan-page.tsx'), 'PlanPage'),
});
