import type { Invited } from '../actions/people/invite.ts';
import type { SignedIn } from '../actions/people/sessions.ts';
import type {
  ApiKeyId,
  GrantId,
  GrantOf,
  GroupRole,
  GroupRoleId,
  StoredApiKey,
  StoredPerson,
} from '../actions/people/stored.ts';
import { done, refused } from '../actions/server.ts';
import type { Day } from '../core/day.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';
import type { PeopleActions } from './people-actions.ts';
import { once, ROOT, type World } from './world.fixture.ts';

const AT = '2026-11-26T10:00:00Z' as Instant;
const idOf = <Id extends string>(n: number): Id =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}` as Id;
export const PEOPLE = [idOf<PersonId>(0x501), idOf<PersonId>(0x502)] as const;
export const GRANT = idOf<GrantId>(0x503);
export const GROUP_ROLE = idOf<GroupRoleId>(0x504);
export const API_KEY = idOf<ApiKeyId>(0x505);
/** Opens; any other does not. */
export const LINK = `gl_${'a'.repeat(43)}`;
/** With it the login server lets somebody in. */
export const STATE = 'state-of-a-login';

const grant = { role: 'authority', organisation: ROOT, rank: null, delegated: false } as const;
const person = (id: PersonId, name: string): StoredPerson => ({
  id,
  name,
  address: null,
  cleared: false,
  issuer: null,
  created: AT,
  ended: null,
  grants: [],
});

/** People in memory: Ann, who has a role, and Bo, who logs in elsewhere. */
export function fakePeople(world: World): PeopleActions {
  const people = new Map<PersonId, StoredPerson>([
    [PEOPLE[0], { ...person(PEOPLE[0], 'Ann'), grants: [{ ...grant, id: GRANT, group: null }] }],
    [PEOPLE[1], { ...person(PEOPLE[1], 'Bo'), issuer: 'https://login.example' }],
  ]);
  const groups = new Map<GroupRoleId, GroupRole>([
    [GROUP_ROLE, { ...grant, id: GROUP_ROLE, group: 'Exceptions', cleared: false }],
  ]);
  const keys = new Map<ApiKeyId, StoredApiKey>([[API_KEY, keyOf(API_KEY, 'nightly')]]);
  const invited = (one: StoredPerson): Invited => ({ person: one, link: LINK, ends: AT });
  const kept = <K, T>(map: Map<K, T>, id: K, value: T): T => (map.set(id, value), value);
  const unfit = ({ organisation, role, rank }: GrantOf) =>
    world.organisations.some(({ id }) => id === organisation)
      ? rank !== null && role !== 'authority' && (refused('rank-unfit') as never)
      : (refused('unknown-organisation') as never);
  const session: SignedIn = { token: 'gs_test', person: { id: PEOPLE[0], name: 'Ann' }, ends: AT };
  return {
    people: async () => [...people.values()],
    async person(_, id) {
      const one = people.get(id);
      return one ? done(one) : refused('unknown-person');
    },
    names: async (_, ids) =>
      ids.filter((id) => id === PEOPLE[0]).map((id) => ({ person: id, name: 'Ann' })),
    me: async () => null,
    async invite(_, { grant: wanted, ...one }) {
      const id = world.newId() as PersonId;
      const given = { ...wanted, id: world.newId() as GrantId, group: null };
      return (
        unfit(wanted) ||
        done(invited(kept(people, id, { ...person(id, ''), ...one, grants: [given] })))
      );
    },
    async renewLink(_, id) {
      const one = people.get(id);
      if (!one) return refused('unknown-person');
      return one.issuer === null ? done(invited(one)) : refused('signs-in-elsewhere');
    },
    endPerson: (context, id) =>
      once(world, context, () => {
        const one = people.get(id);
        if (!one) return refused('unknown-person');
        if (one.ended !== null) return refused('person-ended');
        return done(kept(people, id, { ...one, ended: AT }));
      }),
    endSessions: (context, id) =>
      once(world, context, () =>
        people.has(id) || id === context.person ? done({ ended: 1 }) : refused('unknown-person'),
      ),
    addGrant: (context, id, wanted) =>
      once(world, context, () => {
        const one = people.get(id);
        if (!one) return refused('unknown-person');
        const has = one.grants.some(({ role }) => role === wanted.role);
        const given = { ...wanted, id: world.newId() as GrantId, group: null };
        if (has) return refused('grant-exists');
        return unfit(wanted) || done(kept(people, id, { ...one, grants: [...one.grants, given] }));
      }),
    revokeGrant: (context, id, which) =>
      once(world, context, () => {
        const one = people.get(id);
        if (!one) return refused('unknown-person');
        if (one.grants.every((given) => given.id !== which)) return refused('unknown-grant');
        return done(kept(people, id, { ...one, grants: [] }));
      }),

    groupRoles: async () => [...groups.values()],
    addGroupRole: (context, wanted) =>
      once(world, context, () => {
        if ([...groups.values()].some(({ group }) => group === wanted.group))
          return refused('group-role-exists');
        const id = world.newId() as GroupRoleId;
        return unfit(wanted) || done(kept(groups, id, { ...wanted, id }));
      }),
    removeGroupRole: (context, id) =>
      once(world, context, () => {
        const one = groups.get(id);
        groups.delete(id);
        return one ? done(one) : refused('unknown-group-role');
      }),

    apiKeys: async () => [...keys.values()],
    async addApiKey(_, { name, ...wanted }) {
      const id = world.newId() as ApiKeyId;
      const key = kept(keys, id, { ...keyOf(id, name), ...wanted });
      return unfit({ ...grant, ...wanted }) || done({ key, text: 'gk_test' });
    },
    endApiKey: (context, id) =>
      once(world, context, () => {
        const one = keys.get(id);
        if (!one) return refused('unknown-api-key');
        if (one.ended !== null) return refused('api-key-ended');
        return done(kept(keys, id, { ...one, ended: AT }));
      }),

    signIn: async (link) => (link === LINK ? done(session) : refused('sign-in-link-wrong')),
    signOut: async () => {},
    beginLogin: async () => done({ address: 'https://login.example/authorize', kept: 'sealed' }),
    finishLogin: async (_, answer) =>
      new URLSearchParams(answer).get('state') === STATE
        ? done(session)
        : refused('login-failed', { why: 'no-beginning' }),
  };
}

const keyOf = (id: ApiKeyId, name: string): StoredApiKey => ({
  id,
  name,
  person: null,
  role: 'auditor',
  organisation: ROOT,
  operations: ['readCoverage'],
  until: '2027-03-01' as Day,
  created: AT,
  ended: null,
});
