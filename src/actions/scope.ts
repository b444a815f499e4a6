import type { FleetId, InventoryId, OrganisationId } from '../core/finding.ts';
import { isWithin, type Organisation } from '../core/organisation.ts';
import type { ConnectionId, Exemption, ExemptionId } from './mdm/stored.ts';
import type { PlanId, StoredConnection, StoredPlan, StoredSync, SyncId } from './mdm/stored.ts';
import type { Context } from './server.ts';
import type { Fleet, Reading, StoredInventory, Tree } from './store.ts';

/**
 * What of the tree somebody sees. INVARIANT: null for what lies outside, exactly as for what is not there, so that nobody can
 * tell one from the other. Organisations, fleets and what hangs on them never move, so that looking before a change is enough.
 */
type Seeing = Pick<Context, 'scope'>;
type Trees = Pick<Reading, 'tree'>;

const seen = ({ organisations }: Tree, { scope }: Seeing, id: OrganisationId): boolean => {
  const one = organisations.get(id);
  return one !== undefined && isWithin(one, scope);
};

export async function isOrganisationWithin(
  tables: Trees,
  seeing: Seeing,
  id: OrganisationId,
): Promise<boolean> {
  return seen(await tables.tree(), seeing, id);
}

/** Those in the scope, and those above it: whoever has a part may read the way down to it. From the top down. */
export async function organisationsSeen(
  tables: Trees,
  { scope }: Seeing,
): Promise<readonly Organisation[]> {
  const { organisations } = await tables.tree();
  const above = new Set(scope.flatMap((id) => organisations.get(id)?.path ?? []));
  return [...organisations.values()].filter((one) => above.has(one.id) || isWithin(one, scope));
}

export async function fleetsWithin(tables: Trees, seeing: Seeing): Promise<readonly Fleet[]> {
  const tree = await tables.tree();
  return tree.fleets.filter(({ organisation }) => seen(tree, seeing, organisation));
}

export async function fleetWithin(
  tables: Trees,
  seeing: Seeing,
  id: FleetId,
): Promise<Fleet | null> {
  const tree = await tables.tree();
  const fleet = tree.fleets.find((one) => one.id === id);
  return fleet !== undefined && seen(tree, seeing, fleet.organisation) ? fleet : null;
}

/** An inventory is its fleet's, whichever organisations it covers. */
export async function inventoryWithin(
  tables: Trees & Pick<Reading, 'inventory'>,
  seeing: Seeing,
  id: InventoryId,
): Promise<StoredInventory | null> {
  return ofFleet(tables, seeing, await tables.inventory(id));
}

type Mdms = Trees & Pick<Reading, 'mdm'>;

export async function connectionsWithin(
  tables: Mdms,
  seeing: Seeing,
): Promise<readonly StoredConnection[]> {
  const fleets = new Set((await fleetsWithin(tables, seeing)).map(({ id }) => id));
  return (await tables.mdm.connections()).filter(({ fleet }) => fleets.has(fleet));
}

export async function connectionWithin(
  tables: Mdms,
  seeing: Seeing,
  id: ConnectionId,
): Promise<StoredConnection | null> {
  return ofFleet(tables, seeing, await tables.mdm.connection(id));
}

export async function syncWithin(
  tables: Mdms,
  seeing: Seeing,
  id: SyncId,
): Promise<StoredSync | null> {
  return ofConnection(tables, seeing, await tables.mdm.sync(id));
}

export async function planWithin(
  tables: Mdms,
  seeing: Seeing,
  id: PlanId,
): Promise<StoredPlan | null> {
  return ofConnection(tables, seeing, await tables.mdm.plan(id));
}

/** An exemption is of the organisation that its finding is of, whichever fleet the device is in. */
export async function exemptionsWithin(
  tables: Mdms,
  seeing: Seeing,
  fleet: FleetId | null,
): Promise<readonly Exemption[]> {
  const tree = await tables.tree();
  const all = await tables.mdm.exemptions(fleet);
  return all.filter(({ organisation }) => seen(tree, seeing, organisation));
}

export async function exemptionWithin(
  tables: Mdms,
  seeing: Seeing,
  id: ExemptionId,
): Promise<Exemption | null> {
  const one = await tables.mdm.exemption(id);
  return one !== null && seen(await tables.tree(), seeing, one.organisation) ? one : null;
}

async function ofFleet<T extends { readonly fleet: FleetId }>(
  tables: Trees,
  seeing: Seeing,
  one: T | null,
): Promise<T | null> {
  return one !== null && (await fleetWithin(tables, seeing, one.fleet)) !== null ? one : null;
}

async function ofConnection<T extends { readonly connection: ConnectionId }>(
  tables: Mdms,
  seeing: Seeing,
  one: T | null,
): Promise<T | null> {
  return one !== null && (await connectionWithin(tables, seeing, one.connection)) !== null
    ? one
    : null;
}
