import { z } from '@hono/zod-openapi';
import { isDay } from '../core/day.ts';
import type { Instant } from '../core/inventory.ts';

/** Ids are UUIDs; which table they belong to, their place says. */
export const id = <Id extends string>() => z.uuid().transform((text) => text.toLowerCase() as Id);

/**
 * One line of text. No control characters: PostgreSQL takes no NUL in a text, and a terminal would obey others. Half a
 * surrogate pair is no text.
 */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\u0000-\u0020\u007f][^\u0000-\u001f\u007f]*$/)
    .refine((text) => text.isWellFormed(), 'Holds half a character (a lone surrogate).');

/** A person's words: line ends and tabs may be in it. */
export const words = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\u0000-\u0020\u007f][^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/)
    .refine((text) => text.isWellFormed(), 'Holds half a character (a lone surrogate).');

/** RFC 3339 in UTC, to the millisecond at most, of this millennium: no MDM is older, and PostgreSQL has no year 0. */
export const instant = () =>
  z.iso
    .datetime()
    .max(24)
    .regex(/^2[0-9]{3}-/)
    .transform((text) => text as Instant)
    .openapi({ example: '2026-11-24T07:12:09Z' });

/** One that we gave out in a cursor and get back: whatever a device's clock had said. */
export const ownInstant = () =>
  z.iso
    .datetime()
    .max(35)
    .refine((text) => !text.startsWith('0000'))
    .transform((text) => text as Instant);

/** As it is shown: what we wrote ourselves needs no check. */
export const shownInstant = () => z.string().openapi({ format: 'date-time' });
export const shownId = () => z.string().openapi({ format: 'uuid' });

export const day = () =>
  z
    .string()
    .max(10)
    .refine(isDay, 'Has to be a day, as in 2027-03-01.')
    .openapi({ format: 'date' });

/** A number in a query or path. */
export const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^(0|[1-9][0-9]{0,15})$/)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `Has to be a whole number from ${min} to ${max}.`)
    .openapi({ type: 'integer', minimum: min, maximum: max });

export const flag = () =>
  z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .openapi({ type: 'boolean' });

/** `state=open&state=called`. */
export const several = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.enum(words)).min(1).max(words.length),
    )
    .openapi({ type: 'array', items: { type: 'string', enum: [...words] }, minItems: 1 });
