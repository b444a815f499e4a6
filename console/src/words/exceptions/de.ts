import type { ExceptionsWords } from './en.ts';

export const de: ExceptionsWords = {
  title: 'Ausnahmen',
};
