import {
  BACKSLASHES,
  FEEDS,
  INCOMPLETE,
  IRREGULAR,
  QUOTES,
} from '../../src/inventory/scan/kernel-memory';
import { firstOf } from './bytes';

/**
 * The pieces of JSON, as strict as the scanner in JavaScript or stricter. Each function answers the place behind what it read, or
 * IRREGULAR or INCOMPLETE, which are negative.
 */

/** Was there an escape in a text since this was last cleared? */
export let escaped: bool = false;
export function clearEscaped(): void {
  escaped = false;
}
/** Line ends gone by; -1 where none may stand between tokens. */
export let lines: i32 = 0;
export function startLines(count: i32): void {
  lines = count;
}

/** Behind white space; a line end where none may stand stays, and is none of what may follow. */
export function skipBlank(at: i32, to: i32): i32 {
  while (at < to) {
    const byte = load<u8>(at);
    if (byte > 32) break;
    if (byte == 10) {
      if (lines < 0) break;
      lines++;
    }
    at++;
  }
  return at;
}

/** From behind the opening mark: place of the closing one. Escapes are checked. */
export function textEnd(at: i32, to: i32): i32 {
  while (true) {
    at = firstOf(at, to, v128.load(QUOTES), v128.load(BACKSLASHES), v128.load(FEEDS));
    if (at < 0) return at;
    const byte = load<u8>(at);
    if (byte == 34) return at;
    if (byte == 10) return IRREGULAR;
    escaped = true;
    // The text must go on for a closing mark, at least.
    if (at + 6 >= to) return INCOMPLETE;
    const length = escapeLength(at);
    if (length == 0) return IRREGULAR;
    at += length;
  }
}

/** 0: it is none of JSON's. */
function escapeLength(at: i32): i32 {
  const letter = load<u8>(at + 1);
  if (letter == 117)
    return isHex(at + 2) && isHex(at + 3) && isHex(at + 4) && isHex(at + 5) ? 6 : 0;
  // " / \ b f n r t
  const simple =
    letter == 34 ||
    letter == 47 ||
    letter == 92 ||
    letter == 98 ||
    letter == 102 ||
    letter == 110 ||
    letter == 114 ||
    letter == 116;
  return simple ? 2 : 0;
}

function isHex(at: i32): bool {
  const byte = load<u8>(at);
  return <u32>(byte - 48) <= 9 || <u32>((byte | 32) - 97) <= 5;
}

export function scalarEnd(at: i32, to: i32): i32 {
  const first = load<u8>(at);
  let end = at;
  while (end < to && <u32>(load<u8>(end) - 48) <= 9) end++;
  while (end < to && isScalarByte(load<u8>(end))) end++;
  // What the text's end cuts may go on.
  if (end >= to) return INCOMPLETE;
  const length = end - at;
  if (first == 116 || first == 110) return length == 4 ? end : IRREGULAR;
  if (first == 102) return length == 5 ? end : IRREGULAR;
  const isNumber = first == 45 || <u32>(first - 48) <= 9;
  return isNumber ? end : IRREGULAR;
}

/** One of `+-.0123456789E` or of `aeflnrstu`. */
function isScalarByte(byte: u8): bool {
  if (byte >= 97) return byte <= 117 && ((0x1e2831 >>> (byte - 97)) & 1) != 0;
  if (byte < 43) return false;
  return byte <= 69 && ((<u64>0x4007fed >>> (byte - 43)) & 1) != 0;
}

/** A value of which nothing is wanted. `levels`: how much deeper it may go. */
export function skipValue(at: i32, to: i32, levels: i32): i32 {
  if (at >= to) return INCOMPLETE;
  const byte = load<u8>(at);
  if (byte == 34) {
    const end = textEnd(at + 1, to);
    return end < 0 ? end : end + 1;
  }
  if (byte != 91 && byte != 123) return scalarEnd(at, to);
  return levels == 0 ? IRREGULAR : skipContainer(at, to, levels - 1);
}

function skipContainer(open: i32, to: i32, levels: i32): i32 {
  const isObject = load<u8>(open) == 123;
  const close: u8 = isObject ? 125 : 93;
  let at = skipBlank(open + 1, to);
  if (at < to && load<u8>(at) == close) return at + 1;
  while (true) {
    if (isObject) {
      at = skipName(at, to);
      if (at < 0) return at;
    }
    at = skipValue(at, to, levels);
    if (at < 0) return at;
    at = skipBlank(at, to);
    if (at >= to) return INCOMPLETE;
    const byte = load<u8>(at);
    if (byte == close) return at + 1;
    if (byte != 44) return IRREGULAR;
    at = skipBlank(at + 1, to);
  }
}

/** `"name" : `, up to the value. */
function skipName(at: i32, to: i32): i32 {
  if (at >= to) return INCOMPLETE;
  if (load<u8>(at) != 34) return IRREGULAR;
  at = textEnd(at + 1, to);
  if (at < 0) return at;
  at = skipBlank(at + 1, to);
  if (at >= to) return INCOMPLETE;
  return load<u8>(at) == 58 ? skipBlank(at + 1, to) : IRREGULAR;
}
