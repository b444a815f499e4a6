import { words } from '../define.ts';

/** What every page shares: the frame, the parts, and the words of the API that stand on many pages. */
export const common = words({
  en: () => import('./en.ts').then(({ en }) => en),
  nl: () => import('./nl.ts').then(({ nl }) => nl),
  fr: () => import('./fr.ts').then(({ fr }) => fr),
  de: () => import('./de.ts').then(({ de }) => de),
});
export type { CommonWords } from './en.ts';
