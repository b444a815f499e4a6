import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { ROOT } from '../api/root.ts';
import { Waiting } from '../parts/waiting.tsx';
import { Wrong } from './frame.tsx';
import { routeTree } from './route-tree.ts';

export type Router = ReturnType<typeof newRouter>;

export const newRouter = (queries: QueryClient) =>
  createRouter({
    routeTree,
    context: { queries },
    basepath: ROOT === '' ? '/' : ROOT,
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    // The queries know how old they are.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingComponent: Waiting,
    // In the place of the page alone: the navigation stays.
    defaultErrorComponent: Wrong,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: Router;
  }
}
