import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WordsProvider } from '../words/context.tsx';
import type { Router } from './router.ts';

type Props = { readonly queries: QueryClient; readonly router: Router };

export function App({ queries, router }: Props): ReactNode {
  return (
    <QueryClientProvider client={queries}>
      <WordsProvider>
        <RouterProvider router={router} />
      </WordsProvider>
    </QueryClientProvider>
  );
}
