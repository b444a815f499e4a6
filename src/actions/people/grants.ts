import type { PersonId } from '../../core/rights.ts';
import { recorded, type Said } from '../recorded.ts';
import { isOrganisationWithin } from '../scope.ts';
import { done, refused, type Context, type Outcome, type Refused, type Server } from '../server.ts';
import type { Reading } from '../store.ts';
import type { GrantId, GrantOf, StoredPerson } from './stored.ts';
import { personWithin } from './within.ts';

export type GrantCode = 'unknown-organisation' | 'rank-unfit';
type Key = 'idempotency-key-reused';

/** Only who decides has a rank, and only who has one may decide in its name. */
export async function unfitGrant(
  tables: Pick<Reading, 'tree'>,
  context: Context,
  { role, organisation, rank, delegated }: GrantOf,
): Promise<Refused<GrantCode> | null> {
  if (!(await isOrganisationWithin(tables, context, organisation)))
    return refused('unknown-organisation');
  const isFit = rank === null ? !delegated : role === 'authority' && RANK.test(rank);
  return isFit ? null : refused('rank-unfit');
}
/** As policies write one: `agency-head`. */
const RANK = /^[a-z][a-z0-9-]{0,39}$/;

/** Lets somebody be something in a part of the tree. */
export async function addGrant(
  server: Server,
  context: Context,
  id: PersonId,
  wanted: GrantOf,
): Promise<
  Outcome<StoredPerson, GrantCode | 'unknown-person' | 'person-ended' | 'grant-exists' | Key>
> {
  return recorded<StoredPerson, GrantCode | 'unknown-person' | 'person-ended' | 'grant-exists'>(
    server,
    context,
    async (tables, at) => {
      const person = await personWithin(tables, context, id);
      if (person === null) return refused('unknown-person');
      if (person.ended !== null) return refused('person-ended');
      const unfit = await unfitGrant(tables, context, wanted);
      if (unfit !== null) return unfit;
      const grant = { ...wanted, id: server.newId() as GrantId, group: null };
      if (!(await tables.people.addGrant(id, grant, at))) return refused('grant-exists');
      const value = { ...person, grants: [...person.grants, grant] };
      return done({ value, said: [grantSaid('given', id, grant, 'request')] });
    },
  );
}

type RevokeCode = 'unknown-person' | 'unknown-grant' | 'grant-from-group';

/** Counts from the next request on, in every process. What a group gives is taken away in that group, or from the group. */
export async function revokeGrant(
  server: Server,
  context: Context,
  id: PersonId,
  which: GrantId,
): Promise<Outcome<StoredPerson, RevokeCode | Key>> {
  return recorded<StoredPerson, RevokeCode>(server, context, async (tables) => {
    const person = await personWithin(tables, context, id);
    if (person === null) return refused('unknown-person');
    const grant = person.grants.find((one) => one.id === which);
    if (grant === undefined) return refused('unknown-grant');
    if (grant.group !== null) return refused('grant-from-group');
    if (!(await tables.people.removeGrant(id, which))) return refused('unknown-grant');
    const value = { ...person, grants: person.grants.filter((one) => one !== grant) };
    return done({ value, said: [grantSaid('revoked', id, grant, 'request')] });
  });
}

/** In the ledger a person is a number: whose it is, only their row tells. */
export const grantSaid = (
  result: 'given' | 'revoked',
  person: PersonId,
  { id, role, organisation, rank, delegated }: GrantOf & { readonly id: GrantId },
  origin: string,
): Said => ({
  action: `grant.${result}`,
  object: `person:${person}`,
  result,
  origin,
  details: { grant: id, role, organisation, rank, delegated },
});
