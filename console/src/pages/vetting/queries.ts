import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { pages } from '../../api/queries.ts';
import type { Language } from '../../words/language.ts';

export type Row = Schemas['VettingRow'];
export type Read = Schemas['VettingRead'];
export type Report = NonNullable<Read['report']>;
export type Evidence = Report['evidence'][number];
export type Answer = Report['answer'];

const GOING = new Set(['announced', 'receiving', 'waiting', 'reading']);
export const isGoing = ({ state }: { readonly state: Row['state'] }): boolean => GOING.has(state);

/** Newest first; asked again while one of them is being read. */
export const vettings = (answer: Answer | null) => ({
  ...pages(['vettings', answer], (cursor, signal) =>
    got(
      api.GET('/api/vettings', {
        params: {
          query: { limit: 50, ...(cursor && { cursor }), ...(answer && { answer: [answer] }) },
        },
        signal,
      }),
    ),
  ),
});

export const vetting = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['vettings', 'one', id, language],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/vettings/{vetting}', {
          params: { path: { vetting: id }, query: { language } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (state.data && isGoing(state.data.vetting) ? 1000 : false),
  });
