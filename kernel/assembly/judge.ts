import {
  JUDGED,
  KNOWN_MANAGED,
  KNOWN_STATE,
  WATCHED,
  WATCHED_BITS,
  WORDS,
  WORDS_BITS,
} from '../../src/inventory/scan/kernel-memory';

/**
 * Is the record whose spans lie in memory surely an installed app that nobody looks for? Then it need only be counted. False for
 * all that is not sure.
 */
export function passes(): bool {
  const identifier = load<i32>(JUDGED);
  let start = trimStart(load<i32>(identifier), load<i32>(identifier, 4));
  let end = trimEnd(start, load<i32>(identifier, 4));
  // Without an identifier the name decides.
  if (start >= end || isDisguised(start, end)) return false;
  if (mayHold(WATCHED, WATCHED_BITS, hash(start, end))) return false;

  const number = load<i32>(JUDGED, 4);
  start = load<i32>(number);
  end = load<i32>(number, 4);
  if (start < end) {
    start = trimStart(start, end);
    // Not a number: a link, perhaps.
    if (start < end && !isDigit(load<u8>(start))) return false;
    if (mayHold(WATCHED, WATCHED_BITS, hash(start, trimEnd(start, end)))) return false;
  }

  const count = load<i32>(JUDGED, 16);
  if (load<i32>(count) < load<i32>(count, 4)) return false;
  return (
    isPlainWord(load<i32>(JUDGED, 8), KNOWN_STATE) &&
    isPlainWord(load<i32>(JUDGED, 12), KNOWN_MANAGED)
  );
}

/** As `looksDisguised` of `disguise.ts`: what a table may not know as it stands. */
function isDisguised(start: i32, end: i32): bool {
  if (!isLetter(load<u8>(start)) || !isLast(load<u8>(end - 1))) return true;
  // Where the colon of a link to a store stands; all of it lies behind the start, within what may be read.
  return (
    isColon(start + 4, end) ||
    isColon(start + 5, end) ||
    isColon(start + 6, end) ||
    isColon(start + 8, end) ||
    isColon(start + 9, end)
  );
}

function isColon(at: i32, end: i32): bool {
  return at < end && load<u8>(at) == 58;
}

function isLetter(byte: i32): bool {
  const folded = byte | 32;
  return folded >= 97 && folded <= 122;
}

function isDigit(byte: i32): bool {
  return byte >= 48 && byte <= 57;
}

function isLast(byte: i32): bool {
  return isLetter(byte) || isDigit(byte) || byte == 45 || byte == 95;
}

/**
 * Nothing there, or surely none of the words. Case is only folded in ASCII: what is beyond is not sure. `known`: where the last
 * short text of this kind is kept that was none of them; most records have the same.
 */
function isPlainWord(span: i32, known: i32): bool {
  const from = load<i32>(span);
  const to = load<i32>(span, 4);
  if (from >= to) return true;
  const length = to - from;
  const text = v128.load(from);
  const isShort = length <= 16;
  if (isShort && load<i32>(known) == length) {
    const counts = (1 << length) - 1;
    const alike = i8x16.bitmask(i8x16.eq(text, v128.load(known, 16)));
    if ((alike & counts) == counts) return true;
  }
  for (let at = from; at < to; at++) if (load<u8>(at) >= 128) return false;
  const start = trimStart(from, to);
  if (mayHold(WORDS, WORDS_BITS, hash(start, trimEnd(start, to)))) return false;
  if (isShort) {
    store<i32>(known, length);
    v128.store(known, text, 16);
  }
  return true;
}

function trimStart(start: i32, end: i32): i32 {
  while (start < end && load<u8>(start) <= 32) start++;
  return start;
}

function trimEnd(start: i32, end: i32): i32 {
  while (end > start && load<u8>(end - 1) <= 32) end--;
  return end;
}

/** As `hash` of `bytes.ts`, to the bit. */
function hash(start: i32, end: i32): i32 {
  let a = end - start;
  let b = 0x2545f491;
  if (a < 4) for (let at = start; at < end; at++) b = (b ^ (<i32>load<u8>(at) | 32)) * 0x01000193;
  else {
    const last = end - 4;
    let at = start;
    for (; at + 4 <= last; at += 8) {
      a = mix(a, at);
      b = mix(b, at + 4);
    }
    if (at < last) a = mix(a, at);
    b = mix(b, last);
  }
  const h = (a ^ (b >>> 16) ^ (b << 13)) * 0x45d9f3b;
  return h ^ (h >>> 15);
}

function mix(h: i32, at: i32): i32 {
  return ((h ^ (load<i32>(at) | 0x20202020)) * 0x2c1b3c6d) ^ (h >>> 15);
}

/** As `addTo` of `filter.ts` sets the bits. */
function mayHold(filter: i32, bits: i32, h: i32): bool {
  return isSet(filter, bits, h) && isSet(filter, bits, rotl(h, 16));
}

function isSet(filter: i32, bits: i32, h: i32): bool {
  const bit = h & ((1 << bits) - 1);
  return ((load<u8>(filter + (bit >>> 3)) >>> (bit & 7)) & 1) != 0;
}
