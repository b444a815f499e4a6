import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router';
import { organisations, may, session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { changeRead } from '../../api/policy.ts';
import { KINDS, type Kind } from './kinds.ts';

const SHOWN = ['held', 'proposals', 'decided'] as const;
type Shown = (typeof SHOWN)[number];

const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text);
const oneOf = <T extends string>(all: readonly T[], text: unknown): T | undefined =>
  all.find((one) => one === text);

export const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies',
  validateSearch: (
    search: { show?: Shown; at?: string; organisation?: string } & SearchSchemaInput,
  ) => ({
    show: oneOf(SHOWN, search.show) ?? SHOWN[0],
    ...(isDay(search.at) ? { at: search.at } : {}),
    ...(typeof search.organisation === 'string' ? { organisation: search.organisation } : {}),
  }),
  async loader({ context: { queries } }) {
    const [own] = await Promise.all([
      queries.ensureQueryData(session),
      policiesWords.load(preferred()),
    ]);
    if (may(own, 'listOrganisations')) await queries.ensureQueryData(organisations);
  },
  component: lazyRouteComponent(() => import('./policies-page.tsx'), 'PoliciesPage'),
});

export const changeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/$change',
  async loader({ context: { queries }, params: { change } }) {
    await Promise.all([
      queries.ensureQueryData(session),
      queries.ensureQueryData(changeRead(change)),
      policiesWords.load(preferred()),
    ]);
  },
  component: lazyRouteComponent(() => import('./change-page.tsx'), 'ChangePage'),
});

export const proposeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/propose',
  /** `ends`: a change that is to end. */
  validateSearch: (search: { kind?: Kind; ends?: string } & SearchSchemaInput) => ({
    kind: oneOf(KINDS, search.kind),
    ends: typeof search.ends === 'string' ? search.ends : undefined,
  }),
  async loader({ context: { queries } }) {
    await Promise.all([queries.ensureQueryData(session), policiesWords.load(preferred())]);
  },
  component: lazyRouteComponent(() => import('./propose-page.tsx'), 'ProposePage'),
});
