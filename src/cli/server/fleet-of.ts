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

/**
 * The one of that name, in any case, or of that id; null: none. A name is one fleet's within its organisation alone: where several have
 * it, `ORGANISATION/NAME` says which.
 */
export async function fleetCalled(
  client: Client,
  name: string,
  fleets: readonly ShownFleet[],
): Promise<ShownFleet | null> {
  const named = fleets.filter(({ id, name: one }) => same(one, name) || id === name);
  if (named.length === 1) return named[0] ?? null;
  if (named.length === 0 && !name.includes('/')) return null;
  const organisations = await organisationsOf(client);
  const whole = (fleet: ShownFleet): string => {
    const holder = organisations.find(({ id }) => id === fleet.organisation);
    return `${holder?.name ?? fleet.organisation}/${fleet.name}`;
  };
  const several = named.length > 0 ? named : fleets.filter((one) => same(whole(one), name));
  if (several.length < 2) return several[0] ?? null;
  const places = several.map(whole);
  const isTold = new Set(places.map((one) => one.toLowerCase())).size === several.length;
  throw new UserError(
    `Several fleets are called ${name}`,
    `Say which: ${(isTold ? places : several.map(({ id }) => id)).join(', ')}.`,
  );
}

/** The fleet of that name, added below the organisation above all, or the one that it names, where there is none. */
export async function fleetNamed(
  client: Client,
  name: string,
  mdm = 'export',
): Promise<{ readonly fleet: ShownFleet; readonly isNew: boolean }> {
  const { items } = await client.get<Items<ShownFleet>>('/fleets');
  const known = await fleetCalled(client, name, items);
  if (known) return { fleet: known, isNew: false };
  const wanted = { ...placeOf(name, await organisationsOf(client)), mdm };
  return { fleet: await client.post<ShownFleet>('/fleets', wanted), isNew: true };
}

/** `Water/Phones` belongs to Water, where there is one organisation of that name; all else to the one above all that can be seen. */
function placeOf(
  name: string,
  organisations: readonly ShownOrganisation[],
): { readonly organisation: string; readonly name: string } {
  const [said = '', ...rest] = name.split('/');
  const inside = rest.join('/').trim();
  const holders = organisations.filter((one) => same(one.name, said));
  if (inside !== '' && holders[0] && holders.length === 1)
    return { organisation: holders[0].id, name: inside };
  const tops = organisations.filter(({ parent }) => !organisations.some(({ id }) => id === parent));
  const [top, another] = tops;
  if (!top) throw new UserError('The server has no organisation yet', 'Start it once more.');
  if (another)
    throw new UserError(
      `It is not said whose the new fleet ${name} is`,
      `Say ORGANISATION/NAME; there are ${tops.map((one) => one.name).join(', ')}.`,
    );
  return { organisation: top.id, name };
}

const organisationsOf = async (client: Client): Promise<readonly ShownOrganisation[]> =>
  (await client.get<Items<ShownOrganisation>>('/organisations')).items;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
