/**
 * Which ids, serial numbers and IMEIs can be relied on to tell devices apart. Exports hold placeholders,
 * zeros, and numbers that a spreadsheet has rounded; taking those for keys would make one device of many.
 */
export type Soundness = 'sound' | 'empty' | 'placeholder' | 'damaged';

/** As seen in exports and in the firmware of cheap phones (memory). */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'unknown',
  'n/a',
  'na',
  'none',
  'null',
  'nil',
  'undefined',
  'not available',
  'not applicable',
  'unspecified',
  'unassigned',
  'default string',
  'to be filled by o.e.m.',
  'system serial number',
  'serial number',
  '0123456789abcdef',
  '0123456789',
]);

/** 350000000000017 becomes `3.5E+14` (or, in most of Europe, `3,5E+14`). */
const SCIENTIFIC = /^[-+]?\d+(?:[.,]\d+)?e[+-]?\d{1,3}$/i;
/** `##########`: the column was too narrow when the sheet was copied. */
const TOO_NARROW = /^#+$/;
const NOTHING = /^[0\s.:_-]*$/;
const ONE_CHARACTER = /^(.)\1*$/;

export type KeyKind = 'device-id' | 'serial' | 'imei';

export function soundness(kind: KeyKind, text: string): Soundness {
  const value = text.trim();
  if (value === '') return 'empty';
  if (SCIENTIFIC.test(value) || TOO_NARROW.test(value)) return 'damaged';
  if (NOTHING.test(value) || PLACEHOLDERS.has(value.toLowerCase())) return 'placeholder';
  // An MDM may well number its devices 1, 2, … 11; no maker gives a phone the serial number 11111111.
  if (kind !== 'device-id' && ONE_CHARACTER.test(value)) return 'placeholder';
  return 'sound';
}

/**
 * Surely sound, of whatever kind, as its bytes show: nearly all are, and then no text is made of them. False: ask `soundness`.
 * A digit above 0 beside another character rules out zeros, repetitions, `####` and all placeholders but those that count up from 0;
 * another letter than `e`, or no `e`, rules out `3.5E+14`.
 */
export function isPlainlySound(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if (first === ZERO) return false;
  let hasDigit = false;
  let hasE = false;
  let hasLetter = false;
  let differs = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    const folded = byte | 32;
    if (byte !== first) differs = true;
    if (byte > ZERO && byte <= ZERO + 9) hasDigit = true;
    else if (folded === LETTER_E) hasE = true;
    else if (folded >= 97 && folded <= 122) hasLetter = true;
  }
  return hasDigit && differs && (hasLetter || !hasE);
}
const ZERO = 48;
const LETTER_E = 101;
