import type { SearchWords } from './en.ts';

export const nl: SearchWords = {
  title: 'Zoeken',
};
