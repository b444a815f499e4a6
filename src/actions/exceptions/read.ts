import type { Naming } from '../findings/read.ts';
import { done, type Context, type Outcome, type Server } from '../server.ts';
import type { Page } from '../stored.ts';
import { inReach } from './in-reach.ts';
import type { ExceptionFilter, NumberPage } from './store.ts';
import type { ExceptionId, StoredException } from './stored.ts';

/** One as it stands in the register. Of a restricted one a number, its state and its end, whoever looks. */
export type ShownException = Pick<
  StoredException,
  'id' | 'number' | 'restricted' | 'state' | 'until' | 'ended'
> & { readonly open: OpenException | null };
type OpenException = Omit<
  StoredException,
  'id' | 'number' | 'restricted' | 'state' | 'until' | 'ended' | 'app' | 'task'
> &
  ReturnType<Naming>;

export function shownException(naming: Naming, one: StoredException): ShownException {
  const { id, number, restricted, state, until, ended, app, task: _, ...rest } = one;
  const open = restricted ? null : { ...rest, ...naming(app) };
  return { id, number, restricted, state, until, ended, open };
}

export async function listExceptions(
  { store }: Server,
  { scope }: Context,
  naming: Naming,
  filter: Omit<ExceptionFilter, 'scope'>,
  page: NumberPage,
): Promise<Page<ShownException, number>> {
  const { rows, next } = await store.exceptions.exceptions({ ...filter, scope }, page);
  return { rows: rows.map((one) => shownException(naming, one)), next };
}

export async function readException(
  { store }: Server,
  context: Context,
  naming: Naming,
  id: ExceptionId,
): Promise<Outcome<ShownException, 'unknown-exception'>> {
  const found = await inReach(store, context, id);
  return found.ok ? done(shownException(naming, found.value)) : found;
}
