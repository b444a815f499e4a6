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

export const days = z
  .number(says('is no number of days', 'write a whole number above 0'))
  .refine(
    (given) => Number.isSafeInteger(given) && given > 0,
    says('is no number of days', 'write a whole number above 0'),
  );

/** What stands twice contradicts itself or hides a slip. */
export const distinct =
  <T>(keyOf: (item: T) => string, what: string) =>
  (items: readonly T[], context: z.core.$RefinementCtx) => {
    const seen = new Set<string>();
    for (const [at, item] of items.entries()) {
      const key = keyOf(item);
      if (seen.has(key))
        context.addIssue({
          code: 'custom',
          path: [at],
          message: complaint({
            problem: `has the same ${what} as one before it`,
            remedy: 'keep one of them',
          }),
        });
      seen.add(key);
    }
  };
