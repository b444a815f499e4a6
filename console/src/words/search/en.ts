import type { Sentences } from '../define.ts';

export const en = {
  title: 'Search',
};

export type SearchWords = Sentences<typeof en>;
