/**
 * A share of capital or votes in ten-thousandths of a per cent: 50 % is 500,000. Whole numbers, so
 * that exactly 50 % is exactly 50 % and a sum does not depend on the order of its parts.
 */
export type Share = number;

export const WHOLE: Share = 1_000_000;
const PERCENT = /^(?:100(?:\.0{1,4})?|\d{1,2}(?:\.\d{1,4})?)$/;

/** Reads `51`, `24.19`; null for what is no percentage from 0 to 100 with at most four decimals. */
export function shareOf(text: string): Share | null {
  return PERCENT.test(text) ? Math.round(Number(text) * 10_000) : null;
}

export const percent = (share: Share): string => String(share / 10_000);
