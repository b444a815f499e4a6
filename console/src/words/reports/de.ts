import type { ReportsWords } from './en.ts';

export const de: ReportsWords = {
  title: 'Berichte',
};
