import { INCOMPLETE } from '../../src/inventory/scan/kernel-memory';

/** Are the `length` bytes at both places the same? `length` is at least 1; up to 15 bytes behind either may be read. */
export function same(a: i32, b: i32, length: i32): bool {
  let at = 0;
  for (; at + 16 < length; at += 16)
    if (i8x16.bitmask(i8x16.eq(v128.load(a + at), v128.load(b + at))) != 0xffff) return false;
  const rest = (1 << (length - at)) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(a + at), v128.load(b + at))) & rest) == rest;
}

/** The first of three bytes at or behind `at`; INCOMPLETE where none stands before `to`. */
export function firstOf(at: i32, to: i32, a: v128, b: v128, c: v128): i32 {
  for (; at < to; at += 16) {
    const chunk = v128.load(at);
    const mask = i8x16.bitmask(
      v128.or(v128.or(i8x16.eq(chunk, a), i8x16.eq(chunk, b)), i8x16.eq(chunk, c)),
    );
    if (mask == 0) continue;
    at += ctz(mask);
    return at < to ? at : INCOMPLETE;
  }
  return INCOMPLETE;
}
