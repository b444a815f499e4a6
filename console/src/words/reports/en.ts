import type { Sentences } from '../define.ts';

export const en = {
  title: 'Reports',
};

export type ReportsWords = Sentences<typeof en>;
