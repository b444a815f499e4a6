import { recorded } from '../recorded.ts';
import { isOrganisationWithin } from '../scope.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import { unfitGrant, type GrantCode } from './grants.ts';
import type { GroupRole, GroupRoleId } from './stored.ts';

type Key = 'idempotency-key-reused';

/** Lets a group of the login server be something in a part of the tree. It counts for each of its people at their next login. */
export async function addGroupRole(
  server: Server,
  context: Context,
  wanted: Omit<GroupRole, 'id'>,
): Promise<Outcome<GroupRole, GrantCode | 'group-role-exists' | Key>> {
  return recorded<GroupRole, GrantCode | 'group-role-exists'>(
    server,
    context,
    async (tables, at) => {
      const unfit = await unfitGrant(tables, context, wanted);
      if (unfit !== null) return unfit;
      const value = { ...wanted, id: server.newId() as GroupRoleId };
      if (!(await tables.people.addGroupRole(value, at))) return refused('group-role-exists');
      return done({ value, said: [said('added', value)], text: wanted.group });
    },
  );
}

/** What was granted by it goes at once, not at the next login. */
export async function removeGroupRole(
  server: Server,
  context: Context,
  id: GroupRoleId,
): Promise<Outcome<GroupRole, 'unknown-group-role' | Key>> {
  return recorded<GroupRole, 'unknown-group-role'>(server, context, async (tables) => {
    const one = (await tables.people.groupRoles()).find((known) => known.id === id);
    if (one === undefined || !(await isOrganisationWithin(tables, context, one.organisation)))
      return refused('unknown-group-role');
    if (!(await tables.people.removeGroupRole(id))) return refused('unknown-group-role');
    return done({ value: one, said: [said('removed', one)], text: one.group });
  });
}

const said = (
  result: 'added' | 'removed',
  { id, role, organisation, rank, delegated, cleared }: GroupRole,
) => ({
  action: `group-role.${result}`,
  object: `group-role:${id}`,
  result,
  origin: 'request',
  details: { role, organisation, rank, delegated, cleared },
});
