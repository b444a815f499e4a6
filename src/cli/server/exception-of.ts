import { UserError } from '../user-error.ts';
import { allOf } from './all-of.ts';
import type { Client } from './door.ts';
import type { ShownException } from './exceptions-shown.ts';

/** Its id, for who says it by its number or by its id. */
export async function exceptionOf(client: Client, said: string): Promise<string> {
  if (!/^[1-9][0-9]{0,14}$/.test(said)) return said;
  const all = await allOf<ShownException>(client, '/exceptions?limit=200');
  const found = all.find(({ number }) => number === Number(said));
  if (found === undefined)
    throw new UserError(`There is no exception ${said}`, 'grendel exceptions lists them.');
  return found.id;
}
