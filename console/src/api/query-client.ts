import { QueryClient } from '@tanstack/react-query';
import { mayPass } from './problem.ts';

/** Data stays in view while it is asked for anew; what was refused is not asked again by itself. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
        retryDelay: (failures) => Math.min(4000, 500 * 2 ** failures),
        // A server on this machine answers without any network.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
