import type { Stops } from './window.ts';

/** The bytes of JSON, and small questions about them that need nothing of the scanner's state. */
export const LF = 10;
export const QUOTE = 34;
export const COMMA = 44;
export const COLON_MARK = 58;
export const OPEN_ARRAY = 91;
export const BACKSLASH = 92;
export const CLOSE_ARRAY = 93;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;

/** `":"`, `":` and `,"` as numbers, read lowest byte first. */
export const MARK_COLON_MARK = QUOTE | (COLON_MARK << 8) | (QUOTE << 16);
export const MARK_COLON_ARRAY_MARK = QUOTE | (COLON_MARK << 8) | (OPEN_ARRAY << 16) | (QUOTE << 24);
export const MARK_COLON = QUOTE | (COLON_MARK << 8);
export const COMMA_MARK = COMMA | (QUOTE << 8);

/** Bytes of numbers and of `true`, `false`, `null`. */
const SCALAR = new Uint8Array(256);
for (const c of '+-.0123456789Eaeflnrstu') SCALAR[c.charCodeAt(0)] = 1;

/**
 * From the opening mark of the first of `["one","two"]`, at `place` of the stops: place of the closing mark of the last; -1
 * where anything else stands there or the window ends.
 */
export function lastOfTexts(
  bytes: Uint8Array,
  view: DataView,
  { index, end }: Stops,
  place: number,
): number {
  for (let closing = place + 1; ; closing += 2) {
    const at = index[closing] as number;
    if (at + 1 >= end || bytes[at] !== QUOTE) return -1;
    if (bytes[at + 1] === CLOSE_ARRAY) return closing;
    if (view.getInt16(at + 1, true) !== COMMA_MARK) return -1;
  }
}

export function scalarEnd(bytes: Uint8Array, at: number): number {
  let p = at;
  while (SCALAR[bytes[p] as number] === 1) p++;
  return p;
}

/** Numbers are not checked to the last digit: a wrong one is no identifier either. */
export function isScalar(bytes: Uint8Array, start: number, end: number): boolean {
  const byte = bytes[start] as number;
  if (byte === 116 || byte === 110) return end - start === 4;
  if (byte === 102) return end - start === 5;
  return end > start && (byte === 45 || (byte >= 48 && byte <= 57));
}
