import { isWithin } from '../../core/organisation.ts';
import type { PersonId } from '../../core/rights.ts';
import type { Context } from '../server.ts';
import type { Reading, Tree } from '../store.ts';
import type { StoredPerson } from './stored.ts';

type Tables = Pick<Reading, 'tree' | 'people' | 'topOrganisations'>;
type Seeing = Pick<Context, 'scope'>;

/** Those who may do something in the scope, with what they may there. Who sees the whole tree sees everybody. */
export async function peopleWithin(
  tables: Tables,
  seeing: Seeing,
): Promise<readonly StoredPerson[]> {
  const [all, seen] = [await tables.people.people(), await seer(tables, seeing)];
  return all.flatMap((one) => seen(one) ?? []);
}

/** Null for who lies outside, exactly as for who is not there. */
export async function personWithin(
  tables: Tables,
  seeing: Seeing,
  id: PersonId,
): Promise<StoredPerson | null> {
  const one = await tables.people.person(id);
  return one && (await seer(tables, seeing))(one);
}

async function seer(
  tables: Tables,
  { scope }: Seeing,
): Promise<(one: StoredPerson) => StoredPerson | null> {
  const tops = await tables.topOrganisations();
  if (tops.every((top) => scope.includes(top))) return (one) => one;
  const tree: Tree = await tables.tree();
  return (one) => {
    const grants = one.grants.filter(({ organisation }) => {
      const of = tree.organisations.get(organisation);
      return of !== undefined && isWithin(of, scope);
    });
    return grants.length === 0 ? null : { ...one, grants };
  };
}
