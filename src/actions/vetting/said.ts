import type { Said } from '../recorded.ts';
import type { VettingId } from './stored.ts';

/** What stands in the ledger of an app file: never its name, which people choose. */
export const saidOf = (
  id: VettingId,
  deed:
    | 'announced'
    | 'received'
    | 'interrupted'
    | 'examined'
    | 'cancelled'
    | 'deleted'
    | 'kept'
    | 'erased',
  details: Said['details'] = {},
  origin = 'request',
): Said => ({
  action: `vetting.${deed}`,
  object: `vetting:${id}`,
  result: deed,
  origin,
  details,
});
