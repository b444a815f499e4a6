import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { ledgerWords } from '../../words/ledger/index.ts';

export const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  loader: () => ledgerWords.load(preferred()),
  component: lazyRouteComponent(() => import('./ledger-page.tsx'), 'LedgerPage'),
});
