import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { pages } from '../../api/queries.ts';
import type { FindingListQuery, FindingQuery } from './filter.ts';

export type Finding = Schemas['Finding'];
export type Answer = Schemas['Answer'];
export type Message = Schemas['OutboxMessage'];
/** Null: fewer than five. */
export type CountRow = Schemas['FindingCount'] | Schemas['FindingProgress'];

const PAGE = 200;

export const findingList = (query: FindingListQuery) => {
  return infiniteQueryOptions({
    ...pages(['findings', 'list', query], (cursor, signal) =>
      got(
        api.GET('/api/findings', {
          params: { query: { ...query, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      ),
    ),
  });
};

/** How many the filters leave, on how many phones, and of how many. */
export const findingCount = (query: FindingQuery) => {
  return queryOptions({
    queryKey: ['findings', 'count', query],
    queryFn: ({ signal }) => got(api.GET('/api/findings/count', { params: { query }, signal })),
  });
};

export const findingSummary = queryOptions({
  queryKey: ['findings', 'summary'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/findings/summary', { signal }))).items,
});

export const findingProgress = queryOptions({
  queryKey: ['findings', 'progress'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/findings/progress', { signal }))).items,
});

/** The last sixty days; the overview asks for the same. */
export const courseNow = queryOptions({
  queryKey: ['course'],
  queryFn: ({ signal }) => got(api.GET('/api/course', { signal })),
});

export const oneFinding = (finding: string) =>
  queryOptions({
    queryKey: ['findings', 'one', finding],
    queryFn: ({ signal }) =>
      got(api.GET('/api/findings/{finding}', { params: { path: { finding } }, signal })),
  });

export const findingEvents = (finding: string) =>
  queryOptions({
    queryKey: ['findings', 'events', finding],
    queryFn: async ({ signal }) =>
      (
        await got(
          api.GET('/api/findings/{finding}/events', { params: { path: { finding } }, signal }),
        )
      ).items,
  });

export const findingNotices = (finding: string) =>
  queryOptions({
    queryKey: ['findings', 'notices', finding],
    queryFn: async ({ signal }) =>
      (await got(api.GET('/api/notices', { params: { query: { finding, limit: PAGE } }, signal })))
        .items,
  });

export const findingAnswers = (finding: string) =>
  queryOptions({
    queryKey: ['findings', 'answers', finding],
    queryFn: async ({ signal }) =>
      (
        await got(
          api.GET('/api/findings/{finding}/answers', { params: { path: { finding } }, signal }),
        )
      ).items,
  });

export type Notice = Schemas['Notice'];
/** Of which nobody knows that they came: the newest first. */
export const failedMessages = infiniteQueryOptions({
  ...pages(['findings', 'failed'], (cursor, signal) =>
    got(
      api.GET('/api/notices', {
        params: {
          query: {
            state: ['bounced', 'failed', 'perhaps-sent'],
            limit: PAGE,
            ...(cursor === undefined ? {} : { cursor }),
          },
        },
        signal,
      }),
    ),
  ),
});

export const noticeSummary = queryOptions({
  queryKey: ['findings', 'notice-summary'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/notices/summary', { signal }))).items,
});

/** Names a holder: asked for by a person's own deed only, never kept longer than the page is there, never asked again by itself. */
export const lookAt = (finding: string) =>
  got(
    api.GET('/api/findings/{finding}', { params: { path: { finding }, query: { named: true } } }),
  );
export const readWords = async (finding: string) =>
  (
    await got(
      api.GET('/api/findings/{finding}/answers', {
        params: { path: { finding }, query: { named: true } },
      }),
    )
  ).items;
export const lookIntoOutbox = (cursor: string | null) =>
  got(
    api.GET('/api/outbox', {
      params: { query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) } },
    }),
  );
