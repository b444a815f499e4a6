import type { BlockingWords } from './en.ts';

export const de: BlockingWords = {
  title: 'Sperren',
};
