import type { ReportsWords } from './en.ts';

export const fr: ReportsWords = {
  title: 'Rapports',
};
