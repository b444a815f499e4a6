import type { ExceptionsWords } from './en.ts';

export const nl: ExceptionsWords = {
  title: 'Uitzonderingen',
};
