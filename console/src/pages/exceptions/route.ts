import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { exceptionsWords } from '../../words/exceptions/index.ts';

export const exceptionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exceptions',
  loader: () => exceptionsWords.load(preferred()),
  component: lazyRouteComponent(() => import('./exceptions-page.tsx'), 'ExceptionsPage'),
});
