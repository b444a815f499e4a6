import type { AppWords } from './en.ts';

export const fr: AppWords = {
  title: 'Application',
};
