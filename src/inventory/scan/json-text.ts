import { encode } from './bytes.ts';

const BACKSLASH = 92;
const SIMPLE: Readonly<Record<string, number>> = {
  '"': 34,
  '\\': 92,
  '/': 47,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
};

/**
 * Replaces the escapes of a JSON string in place (what they stand for is never longer); answers the new end, or -1
 * where one is none of JSON's. A surrogate without its other half becomes U+FFFD, as in any UTF-8.
 */
export function unescape(bytes: Uint8Array, start: number, end: number): number {
  let out = start;
  for (let p = start; p < end;) {
    if (bytes[p] !== BACKSLASH) {
      bytes[out++] = bytes[p++] as number;
      continue;
    }
    const letter = String.fromCharCode(bytes[p + 1] as number);
    const simple = SIMPLE[letter];
    if (simple !== undefined) {
      bytes[out++] = simple;
      p += 2;
      continue;
    }
    const unit = letter === 'u' ? hexAt(bytes, p + 2, end) : -1;
    if (unit < 0) return -1;
    p += 6;
    if (unit < 128) {
      bytes[out++] = unit;
      continue;
    }
    let text = String.fromCharCode(unit);
    if (unit >= 0xd800 && unit < 0xdc00 && bytes[p] === BACKSLASH && bytes[p + 1] === 117) {
      const low = hexAt(bytes, p + 2, end);
      if (low >= 0xdc00 && low < 0xe000) {
        text += String.fromCharCode(low);
        p += 6;
      }
    }
    const utf8 = encode(text);
    bytes.set(utf8, out);
    out += utf8.length;
  }
  return out;
}

function hexAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  let value = 0;
  for (let p = at; p < at + 4; p++) {
    const byte = bytes[p] as number;
    const digit =
      byte >= 48 && byte <= 57
        ? byte - 48
        : (byte | 32) >= 97 && (byte | 32) <= 102
          ? (byte | 32) - 87
          : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}
