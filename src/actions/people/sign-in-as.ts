import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import { organisationName } from '../organisations.ts';
import { recorded, type Said } from '../recorded.ts';
import { done, refused, type Outcome } from '../server.ts';
import type { Changing } from '../store.ts';
import type { Identity, PeopleServer } from './door.ts';
import { grantSaid } from './grants.ts';
import { asPerson, begin, begun, type SignedIn } from './sessions.ts';
import type { GrantId, GroupRole, StoredPerson } from './stored.ts';

type Code = 'no-role' | 'person-ended';
type Answer =
  | { readonly kind: 'in'; readonly session: Omit<SignedIn, 'token'> }
  | { readonly kind: 'no-role' }
  /** Two logins of somebody new at once: the other made the person. */
  | { readonly kind: 'again' };

/**
 * Somebody whom the login server knows. What their groups give them is made anew at each login: what a group no longer gives is
 * taken away, also where nothing is left and the login is refused. Of who has no role here nothing is kept.
 */
export async function signInAs(
  server: PeopleServer,
  identity: Identity,
): Promise<Outcome<SignedIn, Code>> {
  const known = await server.store.people.personOf(identity.issuer, identity.subject);
  const id = known?.id ?? (server.newId() as PersonId);
  const { text, digest } = server.secrets.make('session');
  const answer = await recorded<Answer, Code>(server, asPerson(id), async (tables, at) => {
    const was = await tables.people.personOf(identity.issuer, identity.subject);
    if (was !== null && was.id !== id) return done({ value: { kind: 'again' }, said: [] });
    if (was !== null && was.ended !== null) return refused('person-ended');
    const roles = await rolesOf(tables, identity.groups);
    if (was === null && roles.length === 0) return refused('no-role');
    const person = was ?? newPerson(id, identity, at);
    const said: Said[] = [];
    if (was === null) {
      await tables.people.addPerson({ ...person, subject: identity.subject });
      said.push(cameSaid(id, 'person.came'));
    } else if (await renamed(tables, was, identity)) said.push(cameSaid(id, 'person.changed'));
    const left = await regrant(tables, server, person, roles, at, said);
    if (left === 0) {
      await tables.people.endSessions(id);
      return said.length === 0 ? refused('no-role') : done({ value: { kind: 'no-role' }, said });
    }
    const session = await begin(tables, digest, person, at);
    // Their name only with what is about them: by that it is found when it has to be erased.
    const named = said.some(({ object }) => object === `person:${id}`);
    said.push(begun('login-server'));
    const value = { kind: 'in', session } as const;
    return done(named ? { value, said, text: nameIn(identity) } : { value, said });
  });
  if (!answer.ok) {
    if (answer.code === 'idempotency-key-reused') throw new Error('a login has no idempotency key');
    return refused(answer.code);
  }
  if (answer.value.kind === 'again') return signInAs(server, identity);
  if (answer.value.kind === 'no-role') return refused('no-role');
  return done({ ...answer.value.session, token: text });
}

async function rolesOf(
  tables: Pick<Changing, 'people'>,
  groups: readonly string[],
): Promise<readonly GroupRole[]> {
  const named = new Set(groups);
  return (await tables.people.groupRoles()).filter(({ group }) => named.has(group));
}

/** Gives how many grants they have now, by hand or by group. */
async function regrant(
  tables: Changing,
  { newId }: PeopleServer,
  { id, grants }: StoredPerson,
  roles: readonly GroupRole[],
  at: Instant,
  said: Said[],
): Promise<number> {
  const same = (a: GroupRole, b: StoredPerson['grants'][number]): boolean =>
    a.group === b.group && a.role === b.role && a.organisation === b.organisation;
  const gone = grants.filter((one) => one.group !== null && !roles.some((role) => same(role, one)));
  for (const one of gone) {
    await tables.people.removeGrant(id, one.id);
    said.push(grantSaid('revoked', id, one, 'login-server'));
  }
  const wanted = roles.filter((role) => !grants.some((one) => same(role, one)));
  for (const { role, organisation, rank, delegated, id: group } of wanted) {
    const grant = { id: newId() as GrantId, role, organisation, rank, delegated, group };
    await tables.people.addGrant(id, grant, at);
    said.push(grantSaid('given', id, grant, 'login-server'));
  }
  return grants.length - gone.length + wanted.length;
}

/** The login server's names come from outside: one line, without marks that turn text around. */
const nameIn = ({ name, subject }: Identity): string =>
  organisationName(name) ?? organisationName(subject) ?? 'without a name';

const newPerson = (id: PersonId, identity: Identity, at: Instant): StoredPerson => ({
  id,
  name: nameIn(identity),
  address: identity.address,
  cleared: false,
  issuer: identity.issuer,
  created: at,
  ended: null,
  grants: [],
});

async function renamed(
  tables: Pick<Changing, 'people'>,
  was: StoredPerson,
  identity: Identity,
): Promise<boolean> {
  const to = { name: nameIn(identity), address: identity.address };
  if (was.name === to.name && was.address === to.address) return false;
  return tables.people.renamePerson(was.id, to);
}

const cameSaid = (id: PersonId, action: 'person.came' | 'person.changed'): Said => ({
  action,
  object: `person:${id}`,
  result: 'known',
  origin: 'login-server',
  details: {},
});
