import type { Sentences } from '../define.ts';

export const en = {
  title: 'Settings',
};

export type SettingsWords = Sentences<typeof en>;
