import { queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';
import { ROOT } from './root.ts';

/** How far a server is set up: empty, with an invented fleet, with data of one's own. Asked anew each second while a sample loads. */
export const start = queryOptions({
  queryKey: ['start'],
  queryFn: ({ signal }) => got(api.GET('/api/start', { signal })),
  refetchInterval: ({ state: { data } }) =>
    data?.state === 'loading' && data.loading !== null ? 1000 : false,
});

/** As one of the invented people, or (null) as the operator again. The page begins anew: nothing of whom one was stays in it. */
export async function actAs(person: string | null, acting: boolean): Promise<void> {
  if (acting) await got(api.POST('/api/sample/act-as/end'));
  if (person !== null) await got(api.POST('/api/sample/act-as', { body: { person } }));
  location.assign(`${ROOT}/`);
}
