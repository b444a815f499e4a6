import type { VettingWords } from './en.ts'; export const nl = {} as VettingWords;
