import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import { isWithin } from '../../core/organisation.ts';
import type { Role } from '../../core/rights.ts';
import { organisationName } from '../organisations.ts';
import { recorded } from '../recorded.ts';
import { isOrganisationWithin } from '../scope.ts';
import { dayOf, done, refused, type Context, type Outcome } from '../server.ts';
import type { Reading } from '../store.ts';
import type { PeopleServer } from './door.ts';
import type { ApiKeyId, StoredApiKey } from './stored.ts';

export type NewApiKey = {
  readonly name: string;
  readonly role: Role;
  readonly organisation: OrganisationId;
  /** Null: all that its role may do. */
  readonly operations: readonly string[] | null;
  /** Up to, not including; null: until somebody ends it. */
  readonly until: Day | null;
};
/** The text is shown now and never again. */
export type MadeApiKey = { readonly key: StoredApiKey; readonly text: string };

type AddCode =
  | 'unknown-organisation'
  | 'api-key-name-unfit'
  | 'key-ends-in-past'
  | 'beyond-own-rights'
  | 'keys-make-no-keys';

/** INVARIANT: what nobody in particular made is nobody's; a key of a person speaks for that person, and for no more than they may. */
export async function addApiKey(
  server: PeopleServer,
  context: Context,
  wanted: NewApiKey,
): Promise<Outcome<MadeApiKey, AddCode>> {
  // Else a key with an end would make itself another without one.
  if (isKey(context)) return refused('keys-make-no-keys');
  const name = organisationName(wanted.name);
  if (name === null) return refused('api-key-name-unfit');
  const { text, digest } = server.secrets.make('key');
  const asked = { ...context, idempotency: null };
  const answer = await recorded<StoredApiKey, AddCode>(server, asked, async (tables, at) => {
    if (!(await isOrganisationWithin(tables, context, wanted.organisation)))
      return refused('unknown-organisation');
    if (wanted.until !== null && wanted.until <= dayOf(at)) return refused('key-ends-in-past');
    if (!(await hasRole(tables, context, wanted))) return refused('beyond-own-rights');
    const id = server.newId() as ApiKeyId;
    const key = { ...wanted, name, id, person: context.person, created: at };
    await tables.people.addApiKey(digest, key);
    const value = { ...key, ended: null };
    return done({ value, said: [said('added', value)], text: name });
  });
  if (answer.ok) return done({ key: answer.value, text });
  if (answer.code === 'idempotency-key-reused') throw new Error('a new key is not asked for twice');
  return answer as Outcome<MadeApiKey, AddCode>;
}

async function hasRole(
  tables: Pick<Reading, 'people' | 'tree'>,
  { person }: Context,
  { role, organisation }: NewApiKey,
): Promise<boolean> {
  if (person === null) return true;
  const one = await tables.people.person(person);
  const there = (await tables.tree()).organisations.get(organisation);
  const where = one?.grants.filter((grant) => grant.role === role) ?? [];
  return (
    there !== undefined &&
    isWithin(
      there,
      where.map((grant) => grant.organisation),
    )
  );
}

/** One's own; whoever set the server up sees those of all. A key sees none but those of whom it speaks for. */
export async function apiKeysSeen(
  tables: Pick<Reading, 'people'>,
  context: Context,
): Promise<readonly StoredApiKey[]> {
  const all = await tables.people.apiKeys();
  if (context.person !== null) return all.filter(({ person }) => person === context.person);
  return isKey(context) ? [] : all;
}

/** Counts from the next request on, in every process. */
export async function endApiKey(
  server: PeopleServer,
  context: Context,
  id: ApiKeyId,
): Promise<Outcome<StoredApiKey, 'unknown-api-key' | 'api-key-ended' | 'idempotency-key-reused'>> {
  return recorded<StoredApiKey, 'unknown-api-key' | 'api-key-ended'>(
    server,
    context,
    async (tables, at) => {
      const key = (await apiKeysSeen(tables, context)).find((one) => one.id === id);
      if (key === undefined) return refused('unknown-api-key');
      if (!(await tables.people.endApiKey(id, at))) return refused('api-key-ended');
      return done({ value: { ...key, ended: at }, said: [said('ended', key)] });
    },
  );
}

export const KEY_ACTOR = 'key:';
const isKey = ({ actor }: Context): boolean => actor.startsWith(KEY_ACTOR);

const said = (
  result: 'added' | 'ended',
  { id, role, organisation, operations, until, person }: StoredApiKey,
) => ({
  action: `api-key.${result}`,
  object: `api-key:${id}`,
  result,
  origin: 'request',
  details: {
    role,
    organisation,
    operations: operations?.join(' ') ?? null,
    until,
    nobodys: person === null,
  },
});
