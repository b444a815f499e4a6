import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, got } from '../../../api/client.ts';
import type { Schemas } from '../../../api/generated.ts';
import { may, organisations, session } from '../../../api/queries.ts';
import { common } from '../../../words/common/index.ts';
import { useWords } from '../../../words/context.tsx';
import { policiesWords } from '../../../words/policies/index.ts';

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
  const names = new Map(data?.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? unknown : (names.get(id) ?? unknown));
}

/** Who somebody is, as far as whoever looks may know: themselves, by name, or just somebody. */
export function usePersonName(): (id: string | null) => string {
  const { somebody } = useWords(policiesWords);
  const { data: own } = useQuery(session);
  const { data } = useQuery({
    ...people,
    enabled: own !== undefined && may(own, 'listPeople'),
  });
  const names = new Map(data?.map(({ id, name }) => [id, name]));
  return (id) =>
    id === null
      ? somebody.nobody
      : id === own?.who?.person
        ? somebody.you
        : (names.get(id) ?? somebody.another);
}
