import type { Platform } from '../../core/catalogue.ts';
import { decode, encode, equalsFolded, isAscii, trimEnd, trimStart } from './bytes.ts';
import { findDisguised } from './disguise.ts';
import {
  APP_NAME,
  APP_PLATFORM,
  DEVICE_COUNT,
  has,
  IDENTIFIER,
  MANAGED,
  PROFILE,
  STATE,
  TRACK_ID,
  type Spans,
} from './fields.ts';
import type { Match, WatchIndex } from './watch.ts';

export const isApp = (spans: Spans): boolean =>
  has(spans, IDENTIFIER) || has(spans, TRACK_ID) || has(spans, APP_NAME);

/**
 * What the catalogue knows of the app. An identifier decides alone: where the catalogue does not know it, an equal
 * name is a twin (`Telegram X` builds, clones of `WeChat`), and no hit. Only an app without any is matched by name.
 */
export function find(index: WatchIndex, bytes: Uint8Array, spans: Spans): Match | null {
  const start = spans[2 * IDENTIFIER] as number;
  const end = spans[2 * IDENTIFIER + 1] as number;
  const identified = start < end && !isBlank(bytes, start, end);
  if (identified) {
    const match = index.identifier(bytes, start, end) ?? findDisguised(index, bytes, start, end);
    if (match !== null) return match;
  }
  const trackStart = spans[2 * TRACK_ID] as number;
  const trackEnd = spans[2 * TRACK_ID + 1] as number;
  const numbered = trackStart < trackEnd && !isNoNumber(bytes, trackStart, trackEnd);
  if (numbered)
    return (
      index.trackId(bytes, trackStart, trackEnd) ??
      findDisguised(index, bytes, trackStart, trackEnd)
    );
  if (identified || !has(spans, APP_NAME)) return null;
  return index.name(bytes, spans[2 * APP_NAME] as number, spans[2 * APP_NAME + 1] as number);
}

const isBlank = (bytes: Uint8Array, start: number, end: number): boolean =>
  trimStart(bytes, start, end) === end;

/** Fleet and others write 0 for an app that is of no store. */
const isNoNumber = (bytes: Uint8Array, start: number, end: number): boolean => {
  const from = trimStart(bytes, start, end);
  return from === end || (bytes[from] === 48 && trimEnd(bytes, from, end) === from + 1);
};

export const spellingAt = (bytes: Uint8Array, spans: Spans, slot: number): string =>
  has(spans, slot)
    ? decode(bytes, spans[2 * slot] as number, spans[2 * slot + 1] as number).trim()
    : '';

/** Identifier of the app as the inventory wrote it; its number where it has no identifier. */
export function identifierAt(bytes: Uint8Array, spans: Spans): string {
  const identifier = spellingAt(bytes, spans, IDENTIFIER);
  if (identifier !== '') return identifier;
  const number = spellingAt(bytes, spans, TRACK_ID);
  return number === '0' ? '' : number;
}

/** Android: user 0 is the phone's own; a clone ("dual app") lives in user 999, a second user in 10 or 11. */
export const isSecondCopy = (bytes: Uint8Array, spans: Spans): boolean =>
  /^[1-9]\d*$/.test(spellingAt(bytes, spans, PROFILE));

export function platformAt(
  bytes: Uint8Array,
  spans: Spans,
  read: (text: string) => Platform | null,
): Platform | null {
  const text = spellingAt(bytes, spans, APP_PLATFORM);
  return text === '' ? null : read(text);
}

/** How many devices the MDM counts with the app; null where it does not say. */
export function countAt(bytes: Uint8Array, spans: Spans): number | null {
  const text = spellingAt(bytes, spans, DEVICE_COUNT);
  const digits = /^\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+$/.test(text)
    ? text.replace(/\D/g, '')
    : text;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** Is a field one of some words? Told from the bytes, blind to case. */
export type WordTest = (bytes: Uint8Array, spans: Spans) => boolean;

function wordTest(slot: number, words: ReadonlySet<string>): WordTest {
  const encoded = [...words].map(encode);
  const lengths = new Set(encoded.map((word) => word.length));
  const beyondAscii = encoded.some((word) => !isAscii(word, 0, word.length));
  return (bytes, spans) => {
    if (!has(spans, slot)) return false;
    const start = trimStart(bytes, spans[2 * slot] as number, spans[2 * slot + 1] as number);
    const end = trimEnd(bytes, start, spans[2 * slot + 1] as number);
    if (lengths.has(end - start))
      for (const word of encoded) if (equalsFolded(bytes, start, end, word)) return true;
    return (
      beyondAscii &&
      !isAscii(bytes, start, end) &&
      words.has(decode(bytes, start, end).toLowerCase())
    );
  };
}

export const absentTest = (words: ReadonlySet<string>): WordTest => wordTest(STATE, words);
export const unmanagedTest = (words: ReadonlySet<string>): WordTest => wordTest(MANAGED, words);
