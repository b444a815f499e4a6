import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { appWords } from '../../words/app/index.ts';
import { searchWords } from '../../words/search/index.ts';
import { companyPage, found } from './queries.ts';

export const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/search',
  validateSearch: ({ q }: Readonly<Record<string, unknown>>): { readonly q?: string } => {
    // A number of the App Store is a number in the address.
    const text = typeof q === 'number' ? String(q) : typeof q === 'string' ? q.trim() : '';
    return text === '' ? {} : { q: text.slice(0, 300) };
  },
  loaderDeps: ({ search: { q } }) => ({ q }),
  async loader({ context: { queries }, deps: { q } }) {
    if (q !== undefined) void queries.prefetchQuery(found(q));
    await searchWords.load(preferred());
  },
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
});

export const companyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/search/company/$entity',
  async loader({ context: { queries }, params: { entity } }) {
    await Promise.all([
      queries.ensureQueryData(session),
      queries.ensureQueryData(companyPage(entity, preferred())),
      searchWords.load(preferred()),
      appWords.load(preferred()),
    ]);
  },
  component: lazyRouteComponent(() => import('./company-page.tsx'), 'CompanyPage'),
});
