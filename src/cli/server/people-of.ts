import { UserError } from '../user-error.ts';
import { visible } from '../text/visible.ts';
import type { Client, Items, ShownOrganisation } from './door.ts';

export type ShownGrant = {
  readonly id: string;
  readonly role: string;
  readonly organisation: string;
  readonly rank: string | null;
  readonly delegated: boolean;
  readonly group?: string | null;
};
export type ShownPerson = {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly cleared: boolean;
  readonly signsIn: string;
  readonly grants: readonly ShownGrant[];
  readonly ended: string | null;
};
export type ShownGroupRole = Omit<ShownGrant, 'group'> & {
  readonly group: string;
  readonly cleared: boolean;
};
export type ShownApiKey = {
  readonly id: string;
  readonly name: string;
  readonly person: string | null;
  readonly role: string;
  readonly organisation: string;
  readonly operations: readonly string[] | null;
  readonly until: string | null;
  readonly ended: string | null;
};

export const ROLE_OPTIONS = {
  role: {
    type: 'string',
    value: 'ROLE',
    help: 'policy-officer, mdm-administrator, authority, analyst or auditor',
    oneOf: ['policy-officer', 'mdm-administrator', 'authority', 'analyst', 'auditor'],
  },
  organisation: {
    type: 'string',
    value: 'ORG',
    help: 'where, with all below it: a name or an id; the whole tree unless said',
  },
  rank: { type: 'string', value: 'WORD', help: 'of an authority: as a policy asks for it' },
  delegated: { type: 'boolean', help: 'the rank is delegated to them' },
} as const;

export async function organisationNamed(
  client: Client,
  named: string | null,
): Promise<ShownOrganisation> {
  const { items } = await client.get<Items<ShownOrganisation>>('/organisations');
  if (named === null) {
    const root = items.find(({ parent }) => parent === null);
    if (root !== undefined) return root;
    throw new UserError('There is more than one part of the tree', 'Say --organisation ORG.');
  }
  return theOne('organisation', items, named);
}

/** By id or name, of those who still are. */
export async function personNamed(client: Client, named: string): Promise<ShownPerson> {
  const { items } = await client.get<Items<ShownPerson>>('/people');
  const here = items.filter(({ id, ended }) => ended === null || id === named);
  return theOne('person', here, named);
}

export function theOne<T extends { readonly id: string; readonly name: string }>(
  what: string,
  items: readonly T[],
  named: string,
): T {
  const wanted = named.normalize('NFC').toLowerCase();
  const found = items.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const [one, another] = found;
  if (one === undefined) throw new UserError(`There is no ${what} ${visible(named)}`);
  if (another !== undefined)
    throw new UserError(
      `More than one ${what} is called ${visible(named)}`,
      `Say which by its id: ${found.map(({ id }) => id).join(', ')}`,
    );
  return one;
}
