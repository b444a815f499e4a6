import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { searchWords } from '../../words/search/index.ts';

export const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/search',
  validateSearch: ({ q }: Readonly<Record<string, unknown>>): { readonly q?: string } =>
    typeof q === 'string' ? { q } : {},
  loader: () => searchWords.load(preferred()),
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
});
