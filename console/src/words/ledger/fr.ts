import type { LedgerWords } from './en.ts';

export const fr: LedgerWords = {
  title: 'Registre',
};
