import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ROOT } from '../api/root.ts';
import { newQueryClient } from '../api/query-client.ts';
import { WordsProvider } from '../words/context.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { routeTree } from './route-tree.ts';

export function App(): ReactNode {
  const [queries] = useState(newQueryClient);
  const [router] = useState(() => newRouter(queries));
  return (
    <QueryClientProvider client={queries}>
      <WordsProvider>
        <RouterProvider router={router} />
      </WordsProvider>
    </QueryClientProvider>
  );
}

const newRouter = (queries: ReturnType<typeof newQueryClient>) =>
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
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
