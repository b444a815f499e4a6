import type { Sentences } from '../define.ts';

export const en = {
  title: 'Findings',
};

export type FindingsWords = Sentences<typeof en>;
