import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { coverage, may, session, waiting } from '../../api/queries.ts';
import { course } from './queries.ts';
import { wantedPath } from '../../app/come-back.ts';
import { shellRoute } from '../../app/root-route.ts';
import { overviewWords } from '../../words/overview/index.ts';
import { preferred } from '../../words/preferred.ts';

export const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  async loader({ context: { queries }, preload }) {
    const wanted = preload ? null : wantedPath();
    if (wanted !== null) throw redirect({ to: wanted });
    const [own, seen] = await Promise.all([
      queries.ensureQueryData(session),
      queries.ensureQueryData(coverage),
      queries.ensureQueryData(waiting),
      overviewWords.load(preferred()),
    ]);
    if (may(own, 'readCourse')) await queries.ensureQueryData(course);
    // Whoever can begin does: an overview of nothing helps nobody.
    const isEmpty = seen.rows.every((row) => row.devices === 0);
    if (isEmpty && !preload && may(own, 'announceInventory')) throw redirect({ to: '/start' });
  },
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});
