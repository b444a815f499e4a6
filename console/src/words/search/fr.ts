import type { SearchWords } from './en.ts';

export const fr: SearchWords = {
  title: 'Recherche',
};
