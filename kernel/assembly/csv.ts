import {
  COLUMNS,
  DELIMITER,
  DONE,
  DOUBLED,
  FOUND,
  FRONT,
  INCOMPLETE,
  IRREGULAR,
  JUDGED_BITS,
  LATE_SIZE,
  MARK,
  OUTCOME,
  PASSED,
  REFERENCE,
  REFERENCE_LENGTH,
  REFERENCE_ROOM,
  ROW,
  WIDTH,
} from '../../src/inventory/scan/kernel-memory';
import { firstOf, same } from './bytes';
import { passes } from './judge';

const COLUMN = 16;

/** Bit per slot of the row at hand: its cell holds doubled marks. */
let doubled: i32 = 0;
/** Are the device's cells, so far, those of the row before? */
let isSameDevice: bool = false;

/**
 * Runs over rows from the one at `at`. Answers the place it came to: behind a row that has to be looked at (FOUND), or before
 * one (IRREGULAR, INCOMPLETE; DONE at the end of the text).
 */
export function rows(at: i32, to: i32): i32 {
  let passed = 0;
  let outcome = DONE;
  const front = load<i32>(FRONT);
  while (at < to) {
    const length = load<i32>(REFERENCE_LENGTH);
    doubled = 0;
    let end: i32;
    isSameDevice = length >= 0 && at + length < to && (length == 0 || same(at, REFERENCE, length));
    if (isSameDevice) {
      end = cells(at + length, to, front);
      if (end >= 0 && isSameDevice && (doubled & load<i32>(JUDGED_BITS)) == 0 && passes()) {
        passed++;
        at = end;
        continue;
      }
    }
    // Once more from its first cell: what is handed out needs all of them.
    const isKnown = isSameDevice;
    doubled = 0;
    end = cells(at, to, 0);
    if (end < 0) {
      outcome = end;
      break;
    }
    if (!isKnown) refer(at);
    outcome = FOUND;
    store<i32>(ROW, at);
    at = end;
    break;
  }
  store<i32>(OUTCOME, outcome);
  store<i32>(PASSED, passed);
  store<i32>(DOUBLED, doubled);
  return at;
}

/** Splits the row from a column on, which begins at `at`; answers its end, behind the line end. */
function cells(at: i32, to: i32, first: i32): i32 {
  const delimiter = load<u8>(DELIMITER);
  const mark = load<u8>(MARK);
  const last = load<i32>(WIDTH) - 1;
  const delimiters = i8x16.splat(delimiter);
  const marks = i8x16.splat(mark);
  const feeds = i8x16.splat(10);
  // A row ends with a line feed, before which a carriage return may stand.
  const returns = i8x16.splat(13);
  for (let column = first, entry = COLUMNS + first * COLUMN; ; column++, entry += COLUMN) {
    if (at >= to) return INCOMPLETE;
    const open = at;
    const span = load<i32>(entry);
    if (mark != delimiter && load<u8>(at) == mark) {
      at++;
      store<i32>(span, at);
      while (true) {
        at = firstOf(at, to, marks, feeds, returns);
        if (at < 0) return at;
        // A line end inside a cell.
        if (load<u8>(at) != mark) return IRREGULAR;
        if (at + 1 >= to) return INCOMPLETE;
        if (load<u8>(at + 1) != mark) break;
        doubled |= load<i32>(entry, 4);
        at += 2;
      }
      store<i32>(span, at, 4);
      at++;
    } else {
      store<i32>(span, at);
      at = plainEnd(at, to, delimiters, feeds, returns, marks);
      if (at < 0) return at;
      store<i32>(span, at, 4);
    }
    const late = load<i32>(entry, 8);
    if (late != 0 && isSameDevice) isSameDevice = isLate(late, open, at - open);
    const byte = load<u8>(at);
    if (byte == delimiter) {
      if (column == last) return IRREGULAR;
      at++;
      continue;
    }
    // Another mark, or text behind a closing one; or too few cells.
    if (column != last) return IRREGULAR;
    if (byte == 10) return at + 1;
    if (byte != 13) return IRREGULAR;
    if (at + 1 >= to) return INCOMPLETE;
    return load<u8>(at + 1) == 10 ? at + 2 : IRREGULAR;
  }
}

function plainEnd(at: i32, to: i32, a: v128, b: v128, c: v128, d: v128): i32 {
  for (; at < to; at += 16) {
    const chunk = v128.load(at);
    const mask = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(chunk, a), i8x16.eq(chunk, b)),
        v128.or(i8x16.eq(chunk, c), i8x16.eq(chunk, d)),
      ),
    );
    if (mask == 0) continue;
    at += ctz(mask);
    return at < to ? at : INCOMPLETE;
  }
  return INCOMPLETE;
}

/** Is the device's cell, which does not stand at the front, that of the row before? */
function isLate(late: i32, open: i32, length: i32): bool {
  return load<i32>(late) == length && (length == 0 || same(open, late + 4, length));
}

/** Keeps the device's cells of the row that was just split. */
function refer(start: i32): void {
  const front = load<i32>(FRONT);
  const width = load<i32>(WIDTH);
  store<i32>(REFERENCE_LENGTH, -1);
  let length = 0;
  if (front > 0) {
    const entry = COLUMNS + (front - 1) * COLUMN;
    const end = load<i32>(load<i32>(entry), 4);
    // Behind the last cell, its closing mark and the delimiter.
    length = end - start + (load<u8>(end) == load<u8>(DELIMITER) ? 1 : 2);
    if (length > REFERENCE_ROOM) return;
    memory.copy(REFERENCE, start, length);
  }
  for (
    let column = front, entry = COLUMNS + front * COLUMN;
    column < width;
    column++, entry += COLUMN
  ) {
    const late = load<i32>(entry, 8);
    if (late == 0) continue;
    const span = load<i32>(entry);
    let from = load<i32>(span);
    let end = load<i32>(span, 4);
    const isMarked = load<u8>(DELIMITER) != load<u8>(MARK) && load<u8>(end) == load<u8>(MARK);
    if (isMarked) {
      from--;
      end++;
    }
    const fits = end - from <= LATE_SIZE - 4;
    store<i32>(late, fits ? end - from : -1);
    if (fits) memory.copy(late + 4, from, end - from);
  }
  store<i32>(REFERENCE_LENGTH, length);
}
