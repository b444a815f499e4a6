import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { pages } from '../../api/queries.ts';

export type Exception = Schemas['Exception'];
export type ExceptionFile = NonNullable<Schemas['ExceptionFile']>;
export type Approval = Schemas['Approval'];
export type State = Exception['state'];
export const STATES = [
  'asked',
  'advised',
  'granted',
  'in-force',
  'refused',
  'withdrawn',
  'ended',
] as const satisfies readonly State[];

const list = (
  name: readonly string[],
  query: { readonly state?: State[]; readonly endingWithin?: number },
) =>
  pages(['exceptions', ...name], (cursor, signal) =>
    got(
      api.GET('/api/exceptions', {
        params: { query: { ...query, limit: 50, ...(cursor ? { cursor } : {}) } },
        signal,
      }),
    ),
  );

/** What waits for advice or a decision. */
export const queue = list(['queue'], { state: ['asked', 'advised'] });
/** Days before the end from which it is soon. */
export const SOON = 30;
export const ending = list(['ending'], { endingWithin: SOON });
/** All that were ever asked for; of one state where said. */
export const register = (state: State | undefined) =>
  list(['register', state ?? 'all'], state === undefined ? {} : { state: [state] });

export const exception = (id: string) =>
  queryOptions({
    queryKey: ['exceptions', 'one', id],
    queryFn: ({ signal }) =>
      got(api.GET('/api/exceptions/{exception}', { params: { path: { exception: id } }, signal })),
  });

/** Each time it is asked for is a look, which goes into the ledger: never by itself, never twice. */
export const openFile = (id: string): Promise<Exception> =>
  got(api.GET('/api/exceptions/{exception}/file', { params: { path: { exception: id } } }));

export const approvals = pages(['approvals', 'all'], (cursor, signal) =>
  got(
    api.GET('/api/approvals', {
      params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
      signal,
    }),
  ),
);
export const approval = (id: string) =>
  queryOptions({
    queryKey: ['approvals', 'one', id],
    queryFn: ({ signal }) =>
      got(api.GET('/api/approvals/{approval}', { params: { path: { approval: id } }, signal })),
  });
