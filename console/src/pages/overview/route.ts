import { createRoute, redirect } from '@tanstack/react-router';
import type { Schemas } from '../../api/generated.ts';
import { coverage, may, session, waiting } from '../../api/queries.ts';
import { OverviewPage } from './overview-page.tsx';
import { course } from './queries.ts';
import { wantedPath } from '../../app/come-back.ts';
import { shellRoute } from '../../app/root-route.ts';
import { overviewWords } from '../../words/overview/index.ts';
import { preferred } from '../../words/preferred.ts';

const hasPhones = ({ devices }: Schemas['CoverageRow']): boolean => devices > 0;

export const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  async loader({ context: { queries }, preload }) {
    const wanted = preload ? null : wantedPath();
    if (wanted !== null) throw redirect({ to: wanted });
    const own = await queries.ensureQueryData(session);
    const [seen] = await Promise.all([
      queries.ensureQueryData(coverage),
      queries.ensureQueryData(waiting),
      overviewWords.load(preferred()),
      may(own, 'readCourse') ? queries.ensureQueryData(course) : null,
    ]);
    // Whoever can begin does: an overview of nothing helps nobody.
    if (preload || seen.rows.some(hasPhones) || !may(own, 'announceInventory')) return;
    // What is kept from before says so no longer, where something has come in meanwhile.
    const { rows } = await queries.fetchQuery(coverage);
    if (!rows.some(hasPhones)) throw redirect({ to: '/start' });
  },
  // Not lazy: it is what mostly comes up first, and would wait for who asks.
  component: OverviewPage,
});
