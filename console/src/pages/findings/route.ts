import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { findingsWords } from '../../words/findings/index.ts';

export const findingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/findings',
  loader: () => findingsWords.load(preferred()),
  component: lazyRouteComponent(() => import('./findings-page.tsx'), 'FindingsPage'),
});
