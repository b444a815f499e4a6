import type { PoliciesWords } from './en.ts';

export const fr: PoliciesWords = {
  title: 'Politique',
};
