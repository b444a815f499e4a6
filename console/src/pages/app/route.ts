import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may, session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { appWords } from '../../words/app/index.ts';
import { appPage, appPhones } from './queries.ts';

export const appRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/app/$app',
  async loader({ context: { queries }, params: { app } }) {
    const [own] = await Promise.all([
      queries.ensureQueryData(session),
      queries.ensureQueryData(appPage(app, preferred())),
      appWords.load(preferred()),
    ]);
    if (may(own, 'readAppPhones')) void queries.prefetchQuery(appPhones(app));
  },
  component: lazyRouteComponent(() => import('./app-page.tsx'), 'AppPage'),
});
