import type { VettingWords } from './en.ts'; export const de = {} as VettingWords;
