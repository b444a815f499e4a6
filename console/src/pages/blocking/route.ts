import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { blockingWords } from '../../words/blocking/index.ts';

export const blockingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/blocking',
  loader: () => blockingWords.load(preferred()),
  component: lazyRouteComponent(() => import('./blocking-page.tsx'), 'BlockingPage'),
});
