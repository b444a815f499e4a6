import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organisations, session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { reportsWords } from '../../words/reports/index.ts';
import type { ReportOf } from './queries.ts';

const dayIn = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null;

export const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  validateSearch: (search: Record<string, unknown>): ReportOf => {
    const { organisation } = search;
    const [from, to] = [dayIn(search['from']), dayIn(search['to'])];
    return {
      ...(search['for'] === 'ministry' ? { for: 'ministry' } : {}),
      ...(typeof organisation === 'string' ? { organisation } : {}),
      ...(from && { from }),
      ...(to && { to }),
    };
  },
  loader: ({ context: { queries } }) =>
    Promise.all([
      queries.ensureQueryData(session),
      queries.ensureQueryData(organisations),
      reportsWords.load(preferred()),
    ]),
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
});
