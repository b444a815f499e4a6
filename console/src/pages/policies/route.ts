import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { policiesWords } from '../../words/policies/index.ts';

export const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies',
  loader: () => policiesWords.load(preferred()),
  component: lazyRouteComponent(() => import('./policies-page.tsx'), 'PoliciesPage'),
});
