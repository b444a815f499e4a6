import { z } from 'zod';
import { isDay } from '../core/day.ts';
import { complaint } from './file-problem.ts';

/** Building blocks for JSON that people write by hand: each says in two halves what is wrong and what to do. */

export const says = (problem: string, remedy: string) => ({
  error: complaint({ problem, remedy }),
});

export const oneOf = <const T extends string>(words: readonly T[]) =>
  z.enum(words, says('is none of the words allowed here', `write one of ${words.join(', ')}`));

export const list = <T extends z.ZodType>(of: T) => z.array(of, says('is no list', 'write [ … ]'));

export const object = <T extends z.core.$ZodLooseShape>(members: T) =>
  z.strictObject(members, says('is no object', 'write { … }'));

export const text = z
  .string(says('is no text', 'write it in quotation marks'))
  .refine((given) => given.trim() !== '', says('is empty', 'write what a reader should know'));

export const day = z
  .string(says('is no day', 'write it as 2026-11-25, in quotation marks'))
  .refine(isDay, says('is no day of the calendar', 'write it as 2026-11-25'));
