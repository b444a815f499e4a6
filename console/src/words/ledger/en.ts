import type { Sentences } from '../define.ts';

export const en = {
  title: 'Ledger',
};

export type LedgerWords = Sentences<typeof en>;
