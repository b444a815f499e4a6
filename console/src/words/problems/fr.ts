import type { ProblemTitles } from './index.ts';

export const fr: ProblemTitles = {};
