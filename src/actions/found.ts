import type { Assignment } from '../core/groups.ts';
import type { OrganisationId } from '../core/finding.ts';
import type { Organisation } from '../core/organisation.ts';
import type { Server } from './server.ts';

/** What a new server begins with: one organisation above all, and the policy that holds for everybody until another is assigned. */
export type Beginning = { readonly name: string; readonly policy: string; readonly group: string };

/** Founds what is not there yet; does nothing the next time. */
export async function found(server: Server, { name, policy, group }: Beginning): Promise<void> {
  if ((await server.store.organisations()).length > 0) return;
  const id = server.newId() as OrganisationId;
  const root: Organisation = { id, parent: null, name, path: [id] };
  const assignment: Assignment = {
    id: server.newId(),
    organisation: id,
    ownership: null,
    function: null,
    clearance: null,
    policy,
    group,
  };
  const at = server.clock();
  await server.store.change(async (tables) => {
    await tables.addOrganisation(root, at);
    await tables.addAssignment(assignment, at);
    const actor = server.ledger.commit('actor', 'server');
    await tables.addOpenings([actor]);
    const trace = {
      action: 'server.founded',
      object: `organisation:${id}`,
      result: 'founded',
      origin: 'start',
      at,
      policy,
      details: { policy, group },
    };
    return { result: undefined, entries: [server.ledger.entry(trace, actor)] };
  });
}
