import type { LedgerWords } from './en.ts';

export const de: LedgerWords = {
  title: 'Logbuch',
};
