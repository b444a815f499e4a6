import type { VettingWords } from './en.ts'; export const fr = {} as VettingWords;
