import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { session } from '../../api/queries.ts';
import { rootRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { startWords } from '../../words/start/index.ts';

/** Without the navigation: there is nothing to go to yet. */
export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/start',
  beforeLoad: async ({ context: { queries } }) => {
    const { who } = await queries.ensureQueryData(session);
    if (who === null) throw redirect({ to: '/sign-in', search: { to: '/start' } });
  },
  loader: () => startWords.load(preferred()),
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
});
