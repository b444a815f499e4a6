import type { Sentences } from '../define.ts';

export const en = {
  title: 'Exceptions',
};

export type ExceptionsWords = Sentences<typeof en>;
