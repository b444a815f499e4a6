/**
 * Writes the places in `[start, stop)` of bytes that are one of four to `out`, sixteen bytes at a time; answers how many.
 * Places behind `stop` may be among the last.
 */
export function find(start: i32, stop: i32, out: i32, four: i32): i32 {
  const a = i8x16.splat(<i8>four);
  const b = i8x16.splat(<i8>(four >>> 8));
  const c = i8x16.splat(<i8>(four >>> 16));
  const d = i8x16.splat(<i8>(four >>> 24));
  let at = out;
  while (<u32>start < <u32>stop) {
    const chunk = v128.load(start);
    let mask = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(chunk, a), i8x16.eq(chunk, b)),
        v128.or(i8x16.eq(chunk, c), i8x16.eq(chunk, d)),
      ),
    );
    while (mask != 0) {
      store<i32>(at, start + ctz(mask));
      at += 4;
      mask &= mask - 1;
    }
    start += 16;
  }
  return (at - out) >> 2;
}
