import { words } from '../define.ts';

export const overviewWords = words({
  en: () => import('./en.ts').then(({ en }) => en),
  nl: () => import('./nl.ts').then(({ nl }) => nl),
  fr: () => import('./fr.ts').then(({ fr }) => fr),
  de: () => import('./de.ts').then(({ de }) => de),
});
