import type { Instant } from './inventory.ts';

/**
 * Whether `a` is after `b`. Compared as numbers: one source writes `07:12:09Z`, another `07:12:09.000Z`, and as texts
 * those are two instants. To the millisecond.
 */
export function isLater(a: Instant, b: Instant): boolean {
  return Date.parse(a) > Date.parse(b);
}

/** So many milliseconds later, in UTC. */
export const laterBy = (at: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(at) + milliseconds).toISOString() as Instant;
