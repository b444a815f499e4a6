import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import type { Language } from '../../words/language.ts';

export type Found = Schemas['Sought'];
export const MOST = 30;

export const found = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: async ({ signal }) =>
      (await got(api.GET('/api/search', { params: { query: { text, limit: MOST } }, signal })))
        .items,
    staleTime: 60_000,
  });

/** Its sentences are the server's, so that it is another page in another language. */
export const companyPage = (entity: string, language: Language) =>
  queryOptions({
    queryKey: ['entities', entity, 'page', language],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/entities/{entity}/page', {
          params: { path: { entity }, query: { language } },
          signal,
        }),
      ),
    staleTime: 60_000,
  });
