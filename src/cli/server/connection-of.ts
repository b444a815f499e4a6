import { UserError } from '../user-error.ts';
import type { Client, Items, ShownFleet } from './door.ts';
import { fleetCalled } from './fleet-of.ts';
import type { ShownConnection } from './mdm-shown.ts';

export const FLEET_OPTION = {
  fleet: {
    type: 'string',
    value: 'NAME',
    help: 'which fleet; not needed where one alone is connected',
  },
} as const;

export type ConnectedFleet = {
  readonly connection: ShownConnection;
  readonly fleet: ShownFleet;
};

export async function connectedFleets(client: Client): Promise<readonly ConnectedFleet[]> {
  const connections = (await client.get<Items<ShownConnection>>('/connections')).items;
  const fleets = (await client.get<Items<ShownFleet>>('/fleets')).items;
  return connections.flatMap((connection) => {
    const fleet = fleets.find(({ id }) => id === connection.fleet);
    return fleet ? [{ connection, fleet }] : [];
  });
}

/** The connection of the fleet of that name; without a name the only one that there is. */
export async function connectionOf(client: Client, name: string | null): Promise<ConnectedFleet> {
  const all = await connectedFleets(client);
  const fleets = all.map(({ fleet }) => fleet);
  const called = name === null ? null : await fleetCalled(client, name, fleets);
  const some = name === null ? all : all.filter(({ fleet }) => fleet === called);
  const [only] = some;
  if (only && some.length === 1) return only;
  if (all.length === 0)
    throw new UserError(
      'No fleet is connected to an MDM yet',
      'Connect one: grendel connect MDM --fleet NAME',
    );
  const known = all.map(({ fleet }) => fleet.name).join(', ');
  throw name === null
    ? new UserError('Several fleets are connected', `Say --fleet NAME: ${known}.`)
    : new UserError(`No fleet ${name} is connected`, `Connected are ${known}.`);
}

/** What a fleet is called in a report: nobody takes a simulated one for real. */
export const fleetText = ({ connection, fleet }: ConnectedFleet): string =>
  `${fleet.name}${connection.simulated ? ' (SIMULATED)' : ''}`;

/** As a word of a command line that a person copies: quoted where a shell would part it. */
export const word = (text: string): string =>
  /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
