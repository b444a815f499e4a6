import type { Sentences } from '../define.ts';

export const en = {
  title: 'App',
};

export type AppWords = Sentences<typeof en>;
