import { recorded } from './recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from './server.ts';
import type { Assignment } from '../core/groups.ts';

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
    const organisations = await tables.organisations();
    if (!organisations.some(({ id }) => id === wanted.organisation))
      return refused('unknown-organisation');
    if ((await tables.assignments()).some((one) => sameDevices(one, wanted)))
      return refused('assignment-exists');
    const assignment: Assignment = { id: server.newId(), ...wanted };
    await tables.addAssignment(assignment, at);
    return done({ value: assignment, said: [said('added', assignment)] });
  });
}

type RemoveCode = 'unknown-assignment' | 'last-assignment' | 'idempotency-key-reused';

/** Never the one that holds for everybody: without it, a device could be looked at under no policy and seem clean. */
export async function removeAssignment(
  server: Server,
  context: Context,
  id: string,
): Promise<Outcome<{ readonly id: string }, RemoveCode>> {
  return recorded<{ readonly id: string }, RemoveCode>(server, context, async (tables) => {
    const found = (await tables.assignments()).find((one) => one.id === id);
    if (!found) return refused('unknown-assignment');
    const roots = (await tables.organisations()).filter(({ parent }) => parent === null);
    const isRoot = roots.some((root) => root.id === found.organisation);
    if (isRoot && holdsForAll(found)) return refused('last-assignment');
    await tables.removeAssignment(id);
    return done({ value: { id }, said: [said('removed', found)] });
  });
}

const holdsForAll = ({ ownership, function: work, clearance }: NewAssignment): boolean =>
  ownership === null && work === null && clearance === null;

const sameDevices = (a: NewAssignment, b: NewAssignment): boolean =>
  a.organisation === b.organisation &&
  a.ownership === b.ownership &&
  a.function === b.function &&
  a.clearance === b.clearance;

const said = (result: 'added' | 'removed', { id, organisation, policy, group }: Assignment) => ({
  action: `assignment.${result}`,
  object: `assignment:${id}`,
  result,
  origin: 'request',
  policy,
  details: { organisation, policy, group },
});
