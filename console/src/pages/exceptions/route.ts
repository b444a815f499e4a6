import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router';
import { may, organisations, session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { preferred } from '../../words/preferred.ts';
import { approval, exception, STATES, type State } from './queries.ts';
import { SHOWN, type Shown } from './shown.ts';

type Loading = {
  readonly context: {
    readonly queries: QueryClient;
  };
};

/** Words of the rules too: grounds, and questions one at a time. */
async function ready({ context: { queries } }: Loading): Promise<void> {
  const [own] = await Promise.all([
    queries.ensureQueryData(session),
    exceptionsWords.load(preferred()),
    policiesWords.load(preferred()),
  ]);
  if (may(own, 'listOrganisations')) await queries.ensureQueryData(organisations);
}

export const exceptionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions',
  validateSearch: (search: { show?: Shown; state?: State } & SearchSchemaInput) => {
    const state = STATES.find((one) => one === search.state);
    return {
      show: SHOWN.find((one) => one === search.show) ?? SHOWN[0],
      ...(state === undefined ? {} : { state }),
    };
  },
  loader: ready,
  component: lazyRouteComponent(() => import('./exceptions-page.tsx'), 'ExceptionsPage'),
});

export const exceptionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/$exception',
  async loader(loading) {
    const { queries } = loading.context;
    await Promise.all([
      ready(loading),
      queries.ensureQueryData(exception(loading.params.exception)),
    ]);
  },
  component: lazyRouteComponent(() => import('./exception-page.tsx'), 'ExceptionPage'),
});

export const askRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/ask',
  /** `findings`: their ids, with commas. */
  validateSearch: ({ findings }: { findings?: string } & SearchSchemaInput) =>
    typeof findings === 'string' ? { findings } : {},
  loader: ready,
  component: lazyRouteComponent(() => import('./ask-page.tsx'), 'AskPage'),
});

export const approvalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/approvals/$approval',
  async loader(loading) {
    const { queries } = loading.context;
    await Promise.all([ready(loading), queries.ensureQueryData(approval(loading.params.approval))]);
  },
  component: lazyRouteComponent(() => import('./approval-page.tsx'), 'ApprovalPage'),
});

export const askApprovalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions/approvals/ask',
  loader: ready,
  component: lazyRouteComponent(() => import('./ask-approval-page.tsx'), 'AskApprovalPage'),
});
