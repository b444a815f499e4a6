import type { ExceptionsWords } from './en.ts';

export const fr: ExceptionsWords = {
  title: 'Exceptions',
};
