import type { PoliciesWords } from './en.ts';

export const nl: PoliciesWords = {
  title: 'Beleid',
};
