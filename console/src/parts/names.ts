import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, got } from '../api/client.ts';
import type { Schemas } from '../api/generated.ts';
import { may, organisations, session } from '../api/queries.ts';
import { common } from '../words/common/index.ts';
import { useWords } from '../words/context.tsx';
import { policiesWords } from '../words/policies/index.ts';

export type Person = Schemas['Person'];

export const people = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/people', { signal }))).items,
});

/** Names of organisations by id. Who may not see the tree reads that it is not known. */
export function useOrganisationName(): (id: string | null) => string {
  const { unknown } = useWords(common);
  const { data: own } = useQuery(session);
  const { data } = useQuery({
    ...organisations,
    enabled: own !== undefined && may(own, 'listOrganisations'),
  });
  return useMemo(() => {
    const names = new Map(data?.map(({ id, name }) => [id, name]));
    return (id) => (id === null ? unknown : (names.get(id) ?? unknown));
  }, [data, unknown]);
}

const names = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['people', 'names', ...ids],
    queryFn: async ({ signal }) =>
      (await got(api.GET('/api/people/names', { params: { query: { person: [...ids] } }, signal })))
        .items,
    staleTime: 60_000,
  });

/** Who these are, as far as whoever looks may know: themselves, by name, or just somebody. */
export function usePersonName(asked: readonly (string | null)[]): (id: string | null) => string {
  const { somebody } = useWords(policiesWords);
  const { data: own } = useQuery(session);
  const me = own?.who?.person ?? null;
  const ids = [...new Set(asked)]
    .filter((id): id is string => id !== null && id !== me)
    .toSorted()
    .slice(0, 100);
  const { data } = useQuery({
    ...names(ids),
    enabled: ids.length > 0 && own !== undefined && may(own, 'namePeople'),
  });
  const known = new Map(data?.map(({ person, name }) => [person, name]));
  return (id) =>
    id === null ? somebody.nobody : id === me ? somebody.you : (known.get(id) ?? somebody.another);
}
