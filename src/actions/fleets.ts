import type { FleetId, OrganisationId } from '../core/finding.ts';
import { isWithin } from '../core/organisation.ts';
import { organisationName, sameName } from './organisations.ts';
import { recorded } from './recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from './server.ts';
import type { Fleet } from './store.ts';

export type NewFleet = {
  readonly organisation: OrganisationId;
  /** As people call it: `Jamf of the shared service centre`. */
  readonly name: string;
  readonly mdm: string;
};
type Code = 'unknown-organisation' | 'fleet-exists' | 'fleet-name-unfit' | 'idempotency-key-reused';

/** A fleet is what one MDM manages; its devices know each other by that MDM's ids. */
export async function addFleet(
  server: Server,
  context: Context,
  { organisation, name, mdm }: NewFleet,
): Promise<Outcome<Fleet, Code>> {
  const fit = organisationName(name);
  if (fit === null) return refused('fleet-name-unfit');
  return recorded<Fleet, Code>(server, context, async (tables, at) => {
    const holder = await tables.organisation(organisation);
    if (holder === null || !isWithin(holder, context.scope)) return refused('unknown-organisation');
    const isHere = (fleet: Fleet): boolean => fleet.organisation === organisation;
    // Only there: else whoever adds one would learn what those of others are called.
    if ((await tables.fleets()).some((one) => isHere(one) && sameName(one.name, fit)))
      return refused('fleet-exists');
    const fleet = { id: server.newId() as FleetId, organisation, name: fit, mdm };
    await tables.addFleet(fleet, at);
    const said = {
      action: 'fleet.added',
      object: `fleet:${fleet.id}`,
      result: 'added',
      origin: 'request',
      details: { organisation, name: fit, mdm },
    };
    return done({ value: { ...fleet, version: 0 }, said: [said] });
  });
}
