import type { ProblemCode } from '../../api/generated.ts';
import { words } from '../define.ts';

/** The titles of refusals. In English they come with the refusal itself. */
export type ProblemTitles = Readonly<Record<ProblemCode, string>>;

export const problemTitles = words<Partial<ProblemTitles>>({
  en: () => Promise.resolve({}),
  nl: () => import('./nl.ts').then(({ nl }) => nl),
  fr: () => import('./fr.ts').then(({ fr }) => fr),
  de: () => import('./de.ts').then(({ de }) => de),
});
