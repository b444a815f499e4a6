import { decode } from './bytes.ts';

/** Bidirectional marks, zero-width and other invisible characters; stores and holders paste them into names. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const BLANK = /[\s\p{Cc}]+/gu;

/**
 * How names are compared: NFKC, lower case, invisible characters gone, white space collapsed, trimmed.
 * Two names match only when equal then: `TikTok Lite` is not `TikTok`, and a prefix says nothing.
 */
export const normaliseName = (name: string): string =>
  name
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(BLANK, ' ')
    .trim();

/** Without invisible characters anywhere and blanks around. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '').trim();

/** Longer names are matched by nothing in the catalogue. */
export const MAX_NAME = 1024;

/**
 * `normaliseName` on bytes, into `out`; answers the length. -1: there is something beyond ASCII,
 * which only `normaliseSlowly` can do.
 */
export function normaliseAscii(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
): number {
  let length = 0;
  let blank = false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 128) return -1;
    if (byte <= 32 || byte === 127) {
      blank = length > 0;
      continue;
    }
    if (blank) out[length++] = 32;
    blank = false;
    out[length++] = byte >= 65 && byte <= 90 ? byte | 32 : byte;
  }
  return length;
}

/** The one place where the text of a row that is no hit exists for a moment: NFKC needs a string. Kept nowhere. */
export const normaliseSlowly = (bytes: Uint8Array, start: number, end: number): string =>
  normaliseName(decode(bytes, start, end));
