import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { pages } from '../../api/queries.ts';

export type Change = Schemas['Change'];
export type ChangeRead = Schemas['ChangeRead'];
export type Preview = Schemas['ChangePreview'];

const list = (name: string, state: readonly Change['state'][]) =>
  pages(['changes', name], (cursor, signal) =>
    got(
      api.GET('/api/changes', {
        params: { query: { state: [...state], limit: 50, ...(cursor ? { cursor } : {}) } },
        signal,
      }),
    ),
  );

export const proposals = list('proposals', ['proposed']);
export const decided = list('decided', ['adopted', 'rejected', 'withdrawn']);

export const preview = (change: string) =>
  queryOptions({
    // Not below `changes`: of what was decided there is none.
    queryKey: ['change-preview', change],
    queryFn: ({ signal }) =>
      got(api.GET('/api/changes/{change}/preview', { params: { path: { change } }, signal })),
  });
