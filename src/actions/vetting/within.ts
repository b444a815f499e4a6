import { isOrganisationWithin } from '../scope.ts';
import type { Context } from '../server.ts';
import type { Reading } from '../store.ts';
import type { StoredVetting, VettingId } from './stored.ts';

/** Null for what lies outside of the scope, exactly as for what is not there. */
export async function vettingWithin(
  tables: Pick<Reading, 'tree' | 'vetting'>,
  context: Pick<Context, 'scope'>,
  id: VettingId,
): Promise<StoredVetting | null> {
  const one = await tables.vetting.vetting(id);
  if (one === null) return null;
  return (await isOrganisationWithin(tables, context, one.organisation)) ? one : null;
}
