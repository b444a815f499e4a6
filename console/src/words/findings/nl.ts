import type { FindingsWords } from './en.ts';

export const nl: FindingsWords = {
  title: 'Bevindingen',
};
