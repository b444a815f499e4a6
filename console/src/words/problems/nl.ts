import type { ProblemTitles } from './index.ts';

export const nl: ProblemTitles = {};
