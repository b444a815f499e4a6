import type { ReportsWords } from './en.ts';

export const nl: ReportsWords = {
  title: 'Rapporten',
};
