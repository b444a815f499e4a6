import type { BlockingWords } from './en.ts';

export const fr: BlockingWords = {
  title: 'Blocage',
};
