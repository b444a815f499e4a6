import type { ProblemTitles } from './index.ts';

export const de: ProblemTitles = {};
