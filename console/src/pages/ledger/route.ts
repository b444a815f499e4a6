import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { ledgerWords } from '../../words/ledger/index.ts';
import type { LedgerSearch } from './narrowed.ts';
import { checkedLog } from './queries.ts';

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 300 ? value : null;

export const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  validateSearch: (search: Record<string, unknown>): LedgerSearch => {
    const [about, by, to] = [text(search['about']), text(search['by']), text(search['to'])];
    return { ...(about && { about }), ...(by && { by }), ...(to && { to }) };
  },
  async loader({ context: { queries } }) {
    await Promise.all([queries.ensureQueryData(session), ledgerWords.load(preferred())]);
    void queries.prefetchQuery(checkedLog(null));
  },
  component: lazyRouteComponent(() => import('./ledger-page.tsx'), 'LedgerPage'),
});

export const entryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/$index',
  async loader({ context: { queries } }) {
    await Promise.all([queries.ensureQueryData(session), ledgerWords.load(preferred())]);
    void queries.prefetchQuery(checkedLog(null));
  },
  component: lazyRouteComponent(() => import('./entry-page.tsx'), 'EntryPage'),
});
