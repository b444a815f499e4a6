import type { Said } from '../recorded.ts';
import type { StoredChange } from './stored.ts';

/** What stands in the ledger of a change: what it is, word for word (by its digest), from when, and under which policy. */
export const saidOf = (
  one: StoredChange,
  deed: 'proposed' | 'commented' | 'adopted' | 'rejected' | 'withdrawn' | 'begun' | 'ended',
  more: Said['details'] = {},
  origin = 'request',
): Said => ({
  action: `change.${deed}`,
  object: `change:${one.id}`,
  result: deed,
  origin,
  ...(one.policy === null
    ? {}
    : { policy: one.kind === 'policy' ? `${one.policy}@${one.version}` : one.policy }),
  details: {
    kind: one.kind,
    subject: one.subject,
    version: one.version,
    document: one.document,
    from: one.from,
    until: one.until,
    ...more,
  },
});
