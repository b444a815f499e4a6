import type { SettingsWords } from './en.ts';

export const nl: SettingsWords = {
  title: 'Instellingen',
};
