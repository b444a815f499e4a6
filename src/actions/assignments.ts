import { recorded } from './recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from './server.ts';
import type { Assignment } from '../core/groups.ts';
import { isWithin } from '../core/organisation.ts';
import type { Reading } from './store.ts';

export type NewAssignment = Omit<Assignment, 'id'>;
type AddCode =
  | 'unknown-organisation'
  | 'unknown-policy'
  | 'unknown-group'
  | 'assignment-exists'
  | 'idempotency-key-reused';

/** Says which policy, and which of its groups, holds for an organisation and all below it, or for some of its devices. */
export async function addAssignment(
  server: Server,
  context: Context,
  wanted: NewAssignment,
): Promise<Outcome<Assignment, AddCode>> {
  const policy = server.rules().policies.find(({ id }) => id === wanted.policy);
  if (!policy) return refused('unknown-policy');
  if (!policy.groups.some(({ id }) => id === wanted.group)) return refused('unknown-group');
  return recorded<Assignment, AddCode>(server, context, async (tables, at) => {
    if (!(await isSeen(tables, context, wanted))) return refused('unknown-organisation');
    if ((await tables.assignments()).some((one) => sameDevices(one, wanted)))
      return refused('assignment-exists');
    const assignment: Assignment = { id: server.newId(), ...wanted };
    await tables.addAssignment(assignment, at);
    await tables.setSetting(ASSIGNED_AT, at);
    return done({ value: assignment, said: [said('added', assignment)] });
  });
}

type ChangeCode =
  | 'unknown-assignment'
  | 'unknown-policy'
  | 'unknown-group'
  | 'idempotency-key-reused';

/** Another policy or group for the same organisation and devices: nobody is without one in between. */
export async function changeAssignment(
  server: Server,
  context: Context,
  id: string,
  wanted: Pick<Assignment, 'policy' | 'group'>,
): Promise<Outcome<Assignment, ChangeCode>> {
  const policy = server.rules().policies.find((one) => one.id === wanted.policy);
  if (!policy) return refused('unknown-policy');
  if (!policy.groups.some((one) => one.id === wanted.group)) return refused('unknown-group');
  return recorded<Assignment, ChangeCode>(server, context, async (tables, at) => {
    const found = (await tables.assignments()).find((one) => one.id === id);
    if (!found || !(await isSeen(tables, context, found))) return refused('unknown-assignment');
    const assignment = { ...found, policy: wanted.policy, group: wanted.group };
    await tables.removeAssignment(id, at);
    await tables.addAssignment(assignment, at);
    await tables.setSetting(ASSIGNED_AT, at);
    return done({ value: assignment, said: [said('changed', assignment)] });
  });
}

/** Since when it holds for whom what holds: an export that was looked at before is looked at again. */
export const ASSIGNED_AT = 'assigned-at';

type RemoveCode = 'unknown-assignment' | 'last-assignment' | 'idempotency-key-reused';

/** Never the one that holds for everybody: without it, a device could be looked at under no policy and seem clean. */
export async function removeAssignment(
  server: Server,
  context: Context,
  id: string,
): Promise<Outcome<{ readonly id: string }, RemoveCode>> {
  return recorded<{ readonly id: string }, RemoveCode>(server, context, async (tables, at) => {
    const found = (await tables.assignments()).find((one) => one.id === id);
    if (!found || !(await isSeen(tables, context, found))) return refused('unknown-assignment');
    const roots = (await tables.organisations()).filter(({ parent }) => parent === null);
    const isRoot = roots.some((root) => root.id === found.organisation);
    if (isRoot && holdsForAll(found)) return refused('last-assignment');
    await tables.removeAssignment(id, at);
    await tables.setSetting(ASSIGNED_AT, at);
    return done({ value: { id }, said: [said('removed', found)] });
  });
}

/** Those of the scope alone: what holds from above is its own people's matter. */
export async function assignmentsWithin(
  tables: Pick<Reading, 'tree' | 'assignments'>,
  context: Pick<Context, 'scope'>,
): Promise<readonly Assignment[]> {
  const all = await tables.assignments();
  const { organisations } = await tables.tree();
  return all.filter(({ organisation }) => {
    const one = organisations.get(organisation);
    return one !== undefined && isWithin(one, context.scope);
  });
}

async function isSeen(
  tables: Pick<Reading, 'organisation'>,
  { scope }: Pick<Context, 'scope'>,
  { organisation }: Pick<Assignment, 'organisation'>,
): Promise<boolean> {
  const one = await tables.organisation(organisation);
  return one !== null && isWithin(one, scope);
}

const holdsForAll = ({ ownership, function: work, clearance }: NewAssignment): boolean =>
  ownership === null && work === null && clearance === null;

const sameDevices = (a: NewAssignment, b: NewAssignment): boolean =>
  a.organisation === b.organisation &&
  a.ownership === b.ownership &&
  a.function === b.function &&
  a.clearance === b.clearance;

const said = (
  result: 'added' | 'changed' | 'removed',
  { id, organisation, policy, group }: Assignment,
) => ({
  action: `assignment.${result}`,
  object: `assignment:${id}`,
  result,
  origin: 'request',
  policy,
  details: { organisation, policy, group },
});
