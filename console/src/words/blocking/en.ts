import type { Sentences } from '../define.ts';

export const en = {
  title: 'Blocking',
};

export type BlockingWords = Sentences<typeof en>;
