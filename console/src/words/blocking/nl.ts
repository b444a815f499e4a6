import type { BlockingWords } from './en.ts';

export const nl: BlockingWords = {
  title: 'Blokkeren',
};
