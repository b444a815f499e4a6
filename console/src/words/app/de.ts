import type { AppWords } from './en.ts';

export const de: AppWords = {
  title: 'App',
};
