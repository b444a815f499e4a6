import { visible } from '../text/visible.ts';
import { UserError } from '../user-error.ts';
import { allOf } from './all-of.ts';
import type { ShownChange } from './changes-shown.ts';
import type { Client } from './door.ts';

const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a proposal, for who says it by what it is about (`nl-temu`) or by its id. */
export async function proposalOf(client: Client, said: string): Promise<string> {
  if (IS_ID.test(said)) return said;
  const all = await allOf<ShownChange>(client, '/changes?state=proposed&limit=200');
  const [found, ...others] = all.filter(({ subject }) => subject === said);
  if (found === undefined)
    throw new UserError(
      `Nothing is proposed by the name ${visible(said)}`,
      'grendel changes lists what was.',
    );
  if (others.length > 0)
    throw new UserError(
      `Several proposals are about ${visible(said)}`,
      `Say which, by its id: ${[found, ...others].map(({ id }) => id).join(', ')}.`,
    );
  return found.id;
}

/** The newest change of that name, whatever became of it. */
export async function changeOf(client: Client, said: string): Promise<string> {
  if (IS_ID.test(said)) return said;
  const all = await allOf<ShownChange>(client, '/changes?limit=200');
  const found = all.find(({ subject }) => subject === said);
  if (found === undefined)
    throw new UserError(`There is no change ${visible(said)}`, 'grendel changes lists them.');
  return found.id;
}
