import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import type { Language } from '../../words/language.ts';

export type App = Schemas['AppPage'];
export type Statement = Schemas['AppStatement'];
export type Chain = App['chain'];
export type ChainNode = Schemas['ChainNode'];
export type ChainLink = Schemas['ChainLink'];
export type Listing = Schemas['AppListing'];
export type Phones = Schemas['AppPhones'];

/** Its sentences are the server's, so that it is another page in another language. */
export const appPage = (app: string, language: Language) =>
  queryOptions({
    queryKey: ['apps', app, 'page', language],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/apps/{app}/page', { params: { path: { app }, query: { language } }, signal }),
      ),
    staleTime: 60_000,
  });

export const appPhones = (app: string) =>
  queryOptions({
    queryKey: ['apps', app, 'phones'],
    queryFn: ({ signal }) =>
      got(api.GET('/api/apps/{app}/phones', { params: { path: { app } }, signal })),
  });
