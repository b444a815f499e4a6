import { UserError } from '../user-error.ts';
import type { LedgerVerification, LedgerDoor } from './door.ts';

/** A ledger as the folder's name says: `good`, `changed`, `half`, else none. Remembers nothing. */
export const LEDGER: LedgerDoor = {
  export: async (_, folder, { openings }) => {
    if (folder === 'full') throw new UserError(`${folder} is not empty`);
    return { origin: 'log.example', size: 44, openings: openings ? 7 : null };
  },
  verify: async ({ folder, checkpoints, keys }) => {
    const shared = {
      keyGiven: keys.length > 0,
      checkpoints: checkpoints.map((name) => ({
        name,
        size: 900,
        result: folder === 'changed' ? ('differs' as const) : ('same-history' as const),
        signed: true,
      })),
    };
    if (folder === 'good') return { ...GOOD, ...shared };
    if (folder === 'changed')
      return { ...GOOD, ...shared, kind: 'tampering', tampering: [CHANGED, LATER], more: 2 };
    return { ...GOOD, ...shared, kind: 'cannot', log: null, signers: [], obstacles: [MISSING] };
  },
};

const GOOD: LedgerVerification = {
  kind: 'verified',
  log: { origin: 'grendel.example/ledger', size: 1200, root: 'AAAA' },
  signers: ['grendel.example/ledger+00000000+AAAA'],
  keyGiven: false,
  checkpoints: [],
  tampering: [],
  obstacles: [],
  more: 0,
  openings: null,
  unexpected: { count: 1, first: ['tile/\u202e0/999'] },
};
const CHANGED = {
  code: 'entry-changed',
  file: 'tile/entries/003',
  from: 812,
  to: 812,
  message: 'Entry 812 was changed.',
  remedy: 'Keep this folder as evidence.',
};
const LATER = { ...CHANGED, from: 900, to: 901, message: 'Entries 900 to 901 were changed.' };
const MISSING = {
  code: 'file-missing',
  file: 'checkpoint',
  from: null,
  to: null,
  message: 'checkpoint is missing.',
  remedy: 'Export the folder again.',
};
