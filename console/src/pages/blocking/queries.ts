import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { pages } from '../../api/queries.ts';
import type { Language } from '../../words/language.ts';

export type Connection = Schemas['Connection'];
export type Plan = Schemas['Plan'];
export type Check = Schemas['Check'];
export type Sync = Schemas['Sync'];
export type Mdm = Schemas['Mdm'];

export const connections = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/connections', { signal }))).items,
});

export const connection = (id: string) =>
  queryOptions({
    queryKey: ['connections', id],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/connections/{connection}', { params: { path: { connection: id } }, signal }),
      ),
  });

export const syncs = (id: string) =>
  queryOptions({
    queryKey: ['connections', id, 'syncs'],
    queryFn: async ({ signal }) =>
      (
        await got(
          api.GET('/api/connections/{connection}/syncs', {
            params: { path: { connection: id }, query: { limit: 5 } },
            signal,
          }),
        )
      ).items,
  });

/** The latest ones, newest first: enough to know where a connection stands. */
export const latestPlans = (id: string) =>
  queryOptions({
    queryKey: ['connections', id, 'plans'],
    queryFn: async ({ signal }) =>
      (
        await got(
          api.GET('/api/connections/{connection}/plans', {
            params: { path: { connection: id }, query: { limit: 10 } },
            signal,
          }),
        )
      ).items,
  });

export const allPlans = (id: string) =>
  pages(['connections', id, 'plans', 'all'], (cursor, signal) =>
    got(
      api.GET('/api/connections/{connection}/plans', {
        params: { path: { connection: id }, query: { limit: 20, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );

export const checks = (id: string) =>
  queryOptions({
    queryKey: ['connections', id, 'checks'],
    queryFn: async ({ signal }) =>
      (
        await got(
          api.GET('/api/connections/{connection}/checks', {
            params: { path: { connection: id }, query: { limit: 20 } },
            signal,
          }),
        )
      ).items,
  });

/** Its sentences in one language. */
export const plan = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['plans', id, language],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/plans/{plan}', {
          params: { path: { plan: id }, query: { language } },
          signal,
        }),
      ),
  });

/** What each MDM can do, as one language says it. */
export const abilitiesIn = (language: Language) =>
  queryOptions({
    queryKey: ['mdms', language],
    queryFn: async ({ signal }) =>
      (await got(api.GET('/api/mdms', { params: { query: { language } }, signal }))).items,
    staleTime: Infinity,
  });

export type Drift = Schemas['Drift'];
export const drift = queryOptions({
  queryKey: ['drift', 'connections'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/drift', { signal }))).items,
});

export const failedSteps = (id: string) =>
  queryOptions({
    queryKey: ['plans', id, 'failed'],
    queryFn: async ({ signal }) =>
      (
        await got(
          api.GET('/api/plans/{plan}/steps', {
            params: { path: { plan: id }, query: { state: ['failed'], limit: 50 } },
            signal,
          }),
        )
      ).items,
  });

export const exemptions = queryOptions({
  queryKey: ['exemptions'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/exemptions', { signal }))).items,
});
