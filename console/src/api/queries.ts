import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';
import { sessionEnded } from './session-ended.ts';
import type { OperationName, Schemas } from './generated.ts';

/** Queries that several pages share; those of one page lie in its folder. Keys begin with the word of the API. */
export type Session = Schemas['Session'];
export type Organisation = Schemas['Organisation'];

export const sessionNow = (): Promise<Session> => got(api.GET('/api/session'));

const SESSION = ['session'] as const;

/**
 * Who is signed in. Where it ends while they work, who it was stays until they are in again: a page that took them for nobody would
 * throw away what they typed.
 */
export const session = queryOptions({
  queryKey: SESSION,
  async queryFn({ client }) {
    const [before, now] = [client.getQueryData<Session>(SESSION), await sessionNow()];
    if (now.who !== null || !before?.who) return now;
    sessionEnded.tell();
    return before;
  },
  staleTime: 60_000,
});

export const organisations = queryOptions({
  queryKey: ['organisations'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/organisations', { signal }))).items,
  staleTime: 60_000,
});

export const fleets = queryOptions({
  queryKey: ['fleets'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/fleets', { signal }))).items,
});

export const coverage = queryOptions({
  queryKey: ['coverage'],
  queryFn: ({ signal }) => got(api.GET('/api/coverage', { signal })),
});

export const mdms = queryOptions({
  queryKey: ['mdms'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/mdms', { signal }))).items,
  staleTime: Infinity,
});

/** Whether whoever is signed in may do this somewhere: what they may not is not offered. The server decides all the same. */
export const may = ({ who }: Session, operation: OperationName): boolean =>
  who?.may.includes(operation) ?? false;

type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** A list that comes in pages (`items`, `next`), to be read on by `fetchNextPage`. `ask` gets the cursor, or undefined. */
export const pages = <T>(
  key: readonly unknown[],
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({
      pageParam,
      signal,
    }: {
      readonly pageParam: string | undefined;
      readonly signal: AbortSignal;
    }) => ask(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** What waits for whoever is signed in, and for others: the overview lists it, the navigation counts it. */
export const waiting = queryOptions({
  queryKey: ['waiting'],
  queryFn: ({ signal }) => got(api.GET('/api/waiting', { signal })),
});
