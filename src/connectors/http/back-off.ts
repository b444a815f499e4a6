const FIRST = 1000;
const LONGEST = 60_000;

/**
 * How long to wait before try number `again` (1: the second sending), in milliseconds: doubling from a second, at most a minute,
 * between half and all of it. `jitter`: from 0 up to, not including, 1, so that many clients do not come back together.
 */
export function backOff(again: number, jitter: number): number {
  const full = Math.min(LONGEST, FIRST * 2 ** Math.min(again - 1, 16));
  return Math.round(full * (0.5 + 0.5 * jitter));
}
