import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import { organisationName } from '../organisations.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { PeopleServer } from './door.ts';
import { grantSaid, unfitGrant, type GrantCode } from './grants.ts';
import type { GrantId, GrantOf, StoredPerson } from './stored.ts';
import { personWithin } from './within.ts';

export type Invitation = {
  readonly name: string;
  /** E-mail: where what concerns them is sent. */
  readonly address: string | null;
  readonly cleared: boolean;
  readonly grant: GrantOf;
};
/** The link opens once, until `ends`. It is shown now and never again. */
export type Invited = {
  readonly person: StoredPerson;
  readonly link: string;
  readonly ends: Instant;
};

/** Over a weekend. */
const LINK_HOURS = 72;
const HOUR = 3_600_000;
export const after = (at: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(at) + milliseconds).toISOString() as Instant;

/** Makes somebody a person here, who may do something somewhere, and a link by which they sign in. */
export async function invite(
  server: PeopleServer,
  context: Context,
  { name, address, cleared, grant: wanted }: Invitation,
): Promise<Outcome<Invited, GrantCode | 'person-name-unfit'>> {
  const fit = organisationName(name);
  if (fit === null) return refused('person-name-unfit');
  return made<GrantCode>(server, context, async (tables, at) => {
    const unfit = await unfitGrant(tables, context, wanted);
    if (unfit !== null) return unfit;
    const id = server.newId() as PersonId;
    const grant = { ...wanted, id: server.newId() as GrantId, group: null };
    const person = { id, name: fit, address, cleared, issuer: null, created: at };
    await tables.people.addPerson({ ...person, subject: null });
    await tables.people.addGrant(id, grant, at);
    const invited = {
      action: 'person.invited',
      object: `person:${id}`,
      result: 'invited',
      origin: 'request',
      details: { cleared },
    };
    return done({
      value: { ...person, ended: null, grants: [grant] },
      said: [invited, grantSaid('given', id, grant, 'request')],
      text: fit,
    });
  });
}

type LinkCode = 'unknown-person' | 'person-ended' | 'signs-in-elsewhere';

/** Another link, for who lost theirs or whose session has ended. Those before it still open, as long as they would have. */
export async function renewLink(
  server: PeopleServer,
  context: Context,
  id: PersonId,
): Promise<Outcome<Invited, LinkCode>> {
  return made<LinkCode>(server, context, async (tables) => {
    const person = await personWithin(tables, context, id);
    if (person === null) return refused('unknown-person');
    if (person.ended !== null) return refused('person-ended');
    if (person.issuer !== null) return refused('signs-in-elsewhere');
    const said = {
      action: 'sign-in-link.made',
      object: `person:${id}`,
      result: 'made',
      origin: 'request',
      details: {},
    };
    return done({ value: person, said: [said] });
  });
}

/** INVARIANT: no answer with a secret is kept for a request that comes twice: what is kept is read by whoever reads the database. */
async function made<Code extends string>(
  server: PeopleServer,
  context: Context,
  decide: Parameters<typeof recorded<StoredPerson, Code>>[2],
): Promise<Outcome<Invited, Code>> {
  const { text, digest } = server.secrets.make('link');
  const ends = after(server.clock(), LINK_HOURS * HOUR);
  const asked = { ...context, idempotency: null };
  const answer = await recorded<StoredPerson, Code>(server, asked, async (tables, at) => {
    const decided = await decide(tables, at);
    if (decided.ok) await tables.people.addLink(digest, decided.value.value.id, ends);
    return decided;
  });
  if (answer.ok) return done({ person: answer.value, link: text, ends });
  if (answer.code === 'idempotency-key-reused') throw new Error('a link has no idempotency key');
  return answer as Outcome<Invited, Code>;
}
