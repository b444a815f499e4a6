import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { reportsWords } from '../../words/reports/index.ts';

export const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  loader: () => reportsWords.load(preferred()),
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
});
