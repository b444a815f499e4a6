import type { FindingsWords } from './en.ts';

export const de: FindingsWords = {
  title: 'Befunde',
};
