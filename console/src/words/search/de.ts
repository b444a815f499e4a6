import type { SearchWords } from './en.ts';

export const de: SearchWords = {
  title: 'Suche',
};
