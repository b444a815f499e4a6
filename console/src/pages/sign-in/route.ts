import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { signInWords } from '../../words/sign-in/index.ts';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ to }: Readonly<Record<string, unknown>>): { readonly to?: string } =>
    typeof to === 'string' && to.startsWith('/') && !to.startsWith('//') ? { to } : {},
  loader: () => signInWords.load(preferred()),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});
