import { isWithin } from '../../core/organisation.ts';
import { refused, done, type Context, type Outcome } from '../server.ts';
import type { Reading } from '../store.ts';
import type { ExceptionId, StoredException } from './stored.ts';

/** One of an organisation outside the scope is as unknown as one that is not there. */
export async function inReach(
  tables: Pick<Reading, 'exceptions' | 'organisation'>,
  { scope }: Pick<Context, 'scope'>,
  id: ExceptionId,
): Promise<Outcome<StoredException, 'unknown-exception'>> {
  const one = await tables.exceptions.exception(id);
  const organisation = one === null ? null : await tables.organisation(one.organisation);
  return one !== null && organisation !== null && isWithin(organisation, scope)
    ? done(one)
    : refused('unknown-exception');
}

/** What a restricted one is about is for cleared people, and so is having a say in it. */
export async function inSight(
  tables: Pick<Reading, 'exceptions' | 'organisation'>,
  context: Context,
  id: ExceptionId,
): Promise<Outcome<StoredException, 'unknown-exception' | 'not-cleared'>> {
  const found = await inReach(tables, context, id);
  return found.ok && found.value.restricted && !context.isCleared ? refused('not-cleared') : found;
}
