import type { LedgerWords } from './en.ts';

export const nl: LedgerWords = {
  title: 'Register',
};
