import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { appWords } from '../../words/app/index.ts';

export const appRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/app/$app',
  loader: () => appWords.load(preferred()),
  component: lazyRouteComponent(() => import('./app-page.tsx'), 'AppPage'),
});
