import type { AppWords } from './en.ts';

export const nl: AppWords = {
  title: 'App',
};
