import type { PersonId } from '../../core/rights.ts';
import type { Context, Server } from '../server.ts';

/**
 * What people are called who propose, advise and decide, so that others see who it was. Of those alone who have a role in the part of
 * whoever asks, below it or above it; others, and those whose names were erased, are left out.
 */
export async function namesOf(
  { store }: Pick<Server, 'store'>,
  { scope }: Pick<Context, 'scope'>,
  people: readonly PersonId[],
): Promise<readonly { readonly person: PersonId; readonly name: string }[]> {
  const { organisations } = await store.tree();
  const above = new Set(scope.flatMap((id) => organisations.get(id)?.path ?? []));
  const named = [];
  for (const id of new Set(people)) {
    const one = await store.people.person(id);
    if (one === null || one.name === '') continue;
    const isNear = one.grants.some(
      ({ organisation }) =>
        above.has(organisation) ||
        (organisations.get(organisation)?.path.some((up) => scope.includes(up)) ?? false),
    );
    if (isNear) named.push({ person: id, name: one.name });
  }
  return named;
}
