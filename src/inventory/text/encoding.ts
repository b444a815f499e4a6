import { isAscii, isUtf8 } from 'node:buffer';
import { cyrillicLike, westOrCentral } from './code-page.ts';

/**
 * How bytes become text. `ascii` is not settled yet: the first byte that is none decides, wherever it comes.
 * `binary`: no text at all.
 */
export type Encoding =
  | { readonly kind: 'ascii' | 'utf-8' | 'binary' }
  /** A label that TextDecoder knows. */
  | { readonly kind: 'other'; readonly label: string };

const BOM_UTF8 = [0xef, 0xbb, 0xbf];

export function detectEncoding(head: Uint8Array): Encoding {
  if (startsWith(head, BOM_UTF8)) return { kind: 'utf-8' };
  if (startsWith(head, [0xff, 0xfe])) return { kind: 'other', label: 'utf-16le' };
  if (startsWith(head, [0xfe, 0xff])) return { kind: 'other', label: 'utf-16be' };
  const nuls = nulPattern(head);
  if (nuls !== null) return nuls;
  if (isAscii(head)) return { kind: 'ascii' };
  return detectEightBit(head);
}

/** Text of a code page, or UTF-8; for bytes that are not all ASCII. */
export function detectEightBit(bytes: Uint8Array): Encoding {
  if (isUtf8(withoutCutCharacter(bytes))) return { kind: 'utf-8' };
  return { kind: 'other', label: cyrillicLike(bytes) ? 'windows-1251' : westOrCentral(bytes) };
}

/**
 * UTF-16 without a mark: headers, separators and line ends are ASCII, so every second byte of much of the text is 0.
 * Zeros that stand elsewhere too mean that this is no text.
 */
function nulPattern(head: Uint8Array): Encoding | null {
  const length = Math.min(head.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs / 5 && even <= pairs / 50) return { kind: 'other', label: 'utf-16le' };
  if (even > pairs / 5 && odd <= pairs / 50) return { kind: 'other', label: 'utf-16be' };
  return even + odd > length / 20 ? { kind: 'binary' } : null;
}

/** A sample may end within a character. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/** Whether the name of an encoding (`--encoding`) is one we can read. */
export function isEncodingLabel(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
