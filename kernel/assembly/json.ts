import {
  BACKSLASHES,
  DONE,
  ENTRY,
  FEEDS,
  FOUND,
  INCOMPLETE,
  IRREGULAR,
  LINES,
  MEMBER_COUNT,
  MEMBERS,
  NAME,
  OUTCOME,
  PASSED,
  QUOTES,
  REPEATED,
  REPEATED_ROOM,
  REPEATED_TEXT,
  SHAPE,
  SHAPE_END,
  SHAPE_ENTRY,
  SHAPE_ROOM,
} from '../../src/inventory/scan/kernel-memory';
import { MAX_VALUE } from '../../src/inventory/scan/limits';
import { same } from './bytes';
import {
  clearEscaped,
  escaped,
  lines,
  scalarEnd,
  skipBlank,
  skipValue,
  startLines,
  textEnd,
} from './json-value';
import { passes } from './judge';

/** How deep a value that nobody wants may go. */
const LEVELS = 16;
/** Has a wanted value of the object at hand escapes? */
let isEscaped: bool = false;
/** Is it the first of its run? */
let isFirst: bool = false;

/**
 * Runs over app objects from the `{` at `at`, and over the commas between them. Answers the place it came to: behind an object
 * (DONE, FOUND) or before one (IRREGULAR, INCOMPLETE).
 */
export function apps(at: i32, to: i32, mayHaveLines: i32): i32 {
  let passed = 0;
  let outcome = DONE;
  let line = mayHaveLines ? 0 : -1;
  startLines(line);
  isFirst = true;
  while (true) {
    isEscaped = false;
    const end = object(at, to);
    if (end < 0) {
      outcome = end;
      break;
    }
    const isPassed = passes();
    // What has an escape cannot be handed out as it stands.
    if (!isPassed && isEscaped) {
      outcome = IRREGULAR;
      break;
    }
    at = end;
    line = lines;
    isFirst = false;
    if (!isPassed) {
      outcome = FOUND;
      break;
    }
    passed++;
    let next = skipBlank(at, to);
    if (next >= to || load<u8>(next) != 44) break;
    next = skipBlank(next + 1, to);
    if (next >= to || load<u8>(next) != 123) break;
    at = next;
    line = lines;
  }
  store<i32>(OUTCOME, outcome);
  store<i32>(PASSED, passed);
  store<i32>(LINES, max(line, 0));
  return at;
}

/** Reads one object and leaves the spans of what is wanted. An empty one is left to others. */
function object(open: i32, to: i32): i32 {
  const count = load<i32>(MEMBER_COUNT);
  for (let i = 0, entry = MEMBERS; i < count; i++, entry += ENTRY) {
    const span = load<i32>(entry, 4);
    if (span != 0) store<i64>(span, -1);
  }
  let shape = SHAPE;
  let at = open + 1;
  while (true) {
    if (load<u8>(at) <= 32) at = skipBlank(at, to);
    if (at >= to) return INCOMPLETE;
    const length = isRepeated(shape, at);
    if (length != 0) {
      const wanted = load<i32>(shape, 4);
      if (wanted != 0) keep(wanted, at + load<i32>(shape) + 1, at + length - 1);
      at += length;
      shape += SHAPE_ENTRY;
    } else {
      // Most objects have the members of the one before, some lack one.
      if (!isLike(shape, at)) {
        if (shape < SHAPE_END && isLike(shape + SHAPE_ENTRY, at)) shape += SHAPE_ENTRY;
        else {
          const learnt = learn(shape, at, to);
          if (learnt < 0) return learnt;
        }
      }
      const wanted = load<i32>(shape, 4);
      const start = at;
      at += load<i32>(shape);
      if (load<u8>(at) <= 32) at = skipBlank(at, to);
      if (at >= to) return INCOMPLETE;
      const end = load<u8>(at) == 34 ? shortTextEnd(at + 1) : 0;
      if (end == 0) {
        at = wanted == 0 ? skipValue(at, to, LEVELS) : wantedValue(wanted, at, to);
        if (at < 0) return at;
      } else {
        if (wanted != 0) keep(wanted, at + 1, end);
        if (isFirst && at - start == load<i32>(shape)) expect(shape, start, end + 1 - start);
        at = end + 1;
      }
      if (shape < SHAPE_END) shape += SHAPE_ENTRY;
    }

    if (load<u8>(at) <= 32) at = skipBlank(at, to);
    if (at >= to) return INCOMPLETE;
    const byte = load<u8>(at);
    if (byte == 125) return at + 1;
    if (byte != 44) return IRREGULAR;
    at++;
  }
}

/**
 * Length of `"name":"text"` at `at` where it is, text and all, what the first object of the run had: many members say the same on
 * every app. 0 where it is not; then it is not asked again in this run.
 */
function isRepeated(shape: i32, at: i32): i32 {
  const length = load<i32>(shape, REPEATED);
  if (length == 0) return 0;
  if (same(at, shape + REPEATED_TEXT, length)) return length;
  store<i32>(shape, 0, REPEATED);
  return 0;
}

function expect(shape: i32, start: i32, length: i32): void {
  const fits = length <= REPEATED_ROOM && load<i32>(shape, 8) != -1;
  store<i32>(shape, fits ? length : 0, REPEATED);
  if (fits) memory.copy(shape + REPEATED_TEXT, start, length);
}

/** End of a text of at most 31 bytes without escapes; 0: it is none. It may lie behind the text of the file. */
function shortTextEnd(start: i32): i32 {
  // Both halves at once: a branch between them would be guessed wrong too often.
  const mask = marks(start) | (marks(start + 16) << 16);
  if (mask == 0) return 0;
  const at = start + ctz(mask);
  return load<u8>(at) == 34 ? at : 0;
}

/** Bit per byte of the sixteen: a mark, a backslash or a line end. */
function marks(at: i32): i32 {
  const chunk = v128.load(at);
  return i8x16.bitmask(
    v128.or(
      v128.or(i8x16.eq(chunk, v128.load(QUOTES)), i8x16.eq(chunk, v128.load(BACKSLASHES))),
      i8x16.eq(chunk, v128.load(FEEDS)),
    ),
  );
}

/** Does `"name":` at `at` stand in the shape? */
function isLike(shape: i32, at: i32): bool {
  const length = load<i32>(shape);
  if (length == 0) return false;
  const first = i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(shape, NAME)));
  const mask = load<i32>(shape, 8);
  if ((first & mask) != mask) return false;
  if (length <= 16) return true;
  const second = i8x16.bitmask(i8x16.eq(v128.load(at, 16), v128.load(shape, NAME + 16)));
  const rest = load<i32>(shape, 12);
  return (second & rest) == rest;
}

/** Reads `"name" :` at `at` and puts it into the shape, or, where it does not fit, its length alone at the shape's end. */
function learn(shape: i32, at: i32, to: i32): i32 {
  if (load<u8>(at) != 34) return IRREGULAR;
  const nameEnd = textEnd(at + 1, to);
  if (nameEnd < 0) return nameEnd;
  for (let p = at + 1; p < nameEnd; p++) if (load<u8>(p) == 92) return IRREGULAR;
  const colon = skipBlank(nameEnd + 1, to);
  if (colon >= to) return INCOMPLETE;
  if (load<u8>(colon) != 58) return IRREGULAR;
  const length = colon + 1 - at;
  store<i32>(shape, length);
  store<i32>(shape, wantedAt(at + 1, nameEnd), 4);
  store<i32>(shape, 0, REPEATED);
  // Not with white space inside: a line end in it must be counted each time.
  const fits = colon == nameEnd + 1 && length <= SHAPE_ROOM && shape < SHAPE_END;
  store<i32>(shape, !fits ? -1 : length >= 16 ? 0xffff : (1 << length) - 1, 8);
  store<i32>(shape, length > 16 ? (1 << (length - 16)) - 1 : 0, 12);
  if (fits) memory.copy(shape + NAME, at, length);
  return 0;
}

/** The wanted member of that name; 0: nobody wants it. */
function wantedAt(start: i32, end: i32): i32 {
  const length = end - start;
  const count = load<i32>(MEMBER_COUNT);
  for (let i = 0, entry = MEMBERS; i < count; i++, entry += ENTRY)
    if (load<i32>(entry) == length && (length == 0 || same(start, entry + NAME, length)))
      return entry;
  return 0;
}

function wantedValue(wanted: i32, at: i32, to: i32): i32 {
  if (at >= to) return INCOMPLETE;
  const byte = load<u8>(at);
  let start = at;
  let end: i32;
  let behind: i32;
  if (byte == 34) {
    start++;
    clearEscaped();
    end = textEnd(start, to);
    if (end < 0) return end;
    // What decides must be read as it is meant.
    if (escaped && load<i32>(wanted, 12) != 0) return IRREGULAR;
    isEscaped = isEscaped || escaped;
    behind = end + 1;
  } else {
    // Something inside may be wanted.
    if (byte == 91 || byte == 123) return IRREGULAR;
    behind = scalarEnd(at, to);
    if (behind < 0) return behind;
    end = behind;
    // null is no value.
    if (byte == 110) start = end = 0;
  }
  if (end - start > MAX_VALUE) return IRREGULAR;
  keep(wanted, start, end);
  return behind;
}

function keep(wanted: i32, start: i32, end: i32): void {
  const span = load<i32>(wanted, 4);
  if (span == 0 || (load<i32>(wanted, 8) != 0 && load<i32>(span) < load<i32>(span, 4))) return;
  store<i32>(span, start);
  store<i32>(span, end, 4);
}
