// What only a person reads, and a program that asks for JSON need not load.
export { lineOf, summaryLines } from './lines.ts';
export { vetText } from './text.ts';
export { notOpened } from './words.ts';
