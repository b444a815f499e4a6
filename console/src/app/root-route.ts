import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { session } from '../api/queries.ts';
import { Frame, Missing, WrongAlone } from './frame.tsx';
import { Shell } from './shell.tsx';

export type RouterContext = { readonly queries: QueryClient };

/** Above all pages: the frame that hears of ended sessions, toasts and keys. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Frame,
  notFoundComponent: Missing,
  errorComponent: WrongAlone,
});

/** Pages of somebody who is signed in, with the navigation beside them. Who is not goes to sign in, and comes back. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context: { queries }, location }) => {
    const { who } = await queries.ensureQueryData(session);
    if (who === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
  component: Shell,
  errorComponent: WrongAlone,
});
