import type { FindingsWords } from './en.ts';

export const fr: FindingsWords = {
  title: 'Constats',
};
