import type { PoliciesWords } from './en.ts';

export const de: PoliciesWords = {
  title: 'Richtlinie',
};
