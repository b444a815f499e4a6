import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { pages } from '../../api/queries.ts';

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

const WHILE_RUNNING = 1000;

/** Asked again while it runs: one may leave, come back, and see how far it is. */
export const plan = (id: string) =>
  queryOptions({
    queryKey: ['plans', id],
    queryFn: ({ signal }) =>
      got(api.GET('/api/plans/{plan}', { params: { path: { plan: id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? WHILE_RUNNING : false),
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
