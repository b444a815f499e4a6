import { basename } from 'node:path';
import { UserError } from '../user-error.ts';
import type { Client, Items, ShownFleet, ShownOrganisation } from './door.ts';

/** `exports/clocks-phones.2026.xlsx` as `clocks-phones`: what a fleet is called where nobody names it. */
export function fleetNameOf(file: string): string {
  const name = basename(file).split('.')[0] ?? '';
  if (name === '')
    throw new UserError(`${file}: no fleet can be named after it`, 'Say --fleet NAME.');
  return name;
}

/** The fleet of that name, added below the organisation above all where there is none. */
export async function fleetNamed(
  client: Client,
  name: string,
  mdm = 'export',
): Promise<{ readonly fleet: ShownFleet; readonly isNew: boolean }> {
  const { items } = await client.get<Items<ShownFleet>>('/fleets');
  const known = items.find((fleet) => fleet.name.toLowerCase() === name.toLowerCase());
  if (known) return { fleet: known, isNew: false };
  const organisations = await client.get<Items<ShownOrganisation>>('/organisations');
  const root = organisations.items.find(({ parent }) => parent === null);
  if (!root) throw new UserError('The server has no organisation yet', 'Start it once more.');
  const wanted = { organisation: root.id, name, mdm };
  return { fleet: await client.post<ShownFleet>('/fleets', wanted), isNew: true };
}
