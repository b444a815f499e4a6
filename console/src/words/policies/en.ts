import type { Sentences } from '../define.ts';

export const en = {
  title: 'Policy',
};

export type PoliciesWords = Sentences<typeof en>;
