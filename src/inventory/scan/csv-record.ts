import type { CsvLayout } from '../layout.ts';
import { columnsOf, UNWANTED } from './csv-columns.ts';
import { emptySpans, SLOTS, type Spans } from './fields.ts';
import { fourOf, type Arena } from './arena.ts';
import { more, noStops, startAt } from './window.ts';

const LF = 10;
const CR = 13;
const BLANK = 32;
const QUOTE = 34;

/** One record as last read; overwritten by the next. */
export type CsvRecord = {
  readonly spans: Spans;
  cells: number;
  /** End of the text, and of the line end behind it. */
  textEnd: number;
  end: number;
  /** Line ends in it, the last one included. */
  lines: number;
  /** Bit per slot: the cell holds doubled quotation marks. */
  doubled: number;
  /** Text followed a closing quotation mark. */
  stray: boolean;
  /** Of the quotation mark that opened the last quoted cell, while that may be open; -1: none. */
  quoteAt: number;
  /** Ended by a line end, not by the end of the file. */
  closed: boolean;
};

/**
 * `incomplete`: the text ends first. `open-quote`: the mark at `quoteAt` opens a cell that nothing closes, as what
 * would close it stands lines below and in the middle of a text, or nowhere in the file.
 */
type Outcome = 'whole' | 'incomplete' | 'open-quote';

export type RecordReader = {
  readonly record: CsvRecord;
  /** The arena's text ends at `to` (a line feed stands there as a sentinel); `final`: so does the file. */
  readonly seek: (from: number, to: number, final: boolean) => void;
  /**
   * Reads the record at `from`: where the last one ended, or where `seek` was told. Quotation marks from `literalFrom` on
   * are characters like any other.
   */
  readonly read: (from: number, literalFrom: number) => Outcome;
};

export function recordReader(layout: CsvLayout, arena: Arena): RecordReader {
  const { delimiter, quoted } = layout;
  const width = layout.columns.length;
  const { slots, size } = columnsOf(layout.columns);
  const plainPlaces = slots.map((slot) => 2 * slot);
  const four = fourOf(delimiter, LF, CR, quoted ? QUOTE : delimiter);
  const stops = noStops();
  const spans = emptySpans(size - SLOTS);
  const record: CsvRecord = {
    spans,
    cells: 0,
    textEnd: 0,
    end: 0,
    lines: 0,
    doubled: 0,
    stray: false,
    quoteAt: -1,
    closed: false,
  };
  let isFinal = false;
  // Of the quoted cell read last.
  let cellEnd = 0;
  let cellDoubled = false;
  let lines = 0;

  /** The stop behind the one at hand. */
  function next(): number {
    const stop = stops.index[++stops.at] as number;
    return stop < stops.end ? stop : more(stops, arena, four);
  }

  /** Reads on from an opening mark, on which the stops stand, to behind the closing one; false: there is none. */
  function quotedCell(bytes: Uint8Array): boolean {
    const { to } = stops;
    cellDoubled = false;
    for (;;) {
      const stop = next();
      if (stop >= to) return false;
      const byte = bytes[stop];
      if (byte === QUOTE) {
        const after = next();
        if (after !== stop + 1 || after >= to || bytes[after] !== QUOTE) {
          cellEnd = stop;
          return true;
        }
        cellDoubled = true;
      } else if (byte === LF || (byte === CR && bytes[stop + 1] !== LF)) lines++;
    }
  }

  /**
   * The record at `from`, if it is as nearly all are: whole in the window, as many cells as columns, no doubled mark, no
   * text around quoted cells. False: `read` has to look closer, and nothing has changed but spans.
   */
  function readPlain(from: number): boolean {
    const bytes = arena.bytes();
    const { index, end } = stops;
    const places = plainPlaces;
    const out = spans;
    const comma = delimiter;
    const mark = quoted ? QUOTE : -1;
    const last = places.length - 1;
    let { at } = stops;
    let p = from;
    let byte = 0;
    for (let column = 0; column <= last; column++) {
      let stop = index[at++] as number;
      const place = places[column] as number;
      out[place] = p;
      out[place + 1] = stop;
      byte = bytes[stop] as number;
      if (byte === mark && stop === p) {
        out[place] = p + 1;
        do {
          stop = index[at++] as number;
          byte = bytes[stop] as number;
        } while (byte === comma && stop < end);
        out[place + 1] = stop;
        if (byte !== mark || index[at++] !== ++stop) return false;
        byte = bytes[stop] as number;
      }
      // Another mark, a line end too early or no end where one should be: not plain.
      if (stop >= end || byte === mark || (byte === comma) !== column < last) return false;
      p = stop + 1;
    }
    record.textEnd = p - 1;
    if (byte === CR) {
      if (p >= end || bytes[p] !== LF) return false;
      at++;
      p++;
    }
    stops.at = at;
    record.cells = width;
    record.end = p;
    record.lines = 1;
    record.doubled = 0;
    record.stray = false;
    record.closed = true;
    return true;
  }

  function read(from: number, literalFrom: number): Outcome {
    if (literalFrom > stops.to && readPlain(from)) return 'whole';
    const bytes = arena.bytes();
    const { to } = stops;
    let p = from;
    let column = 0;
    let doubled = 0;
    let stray = false;
    lines = 0;
    record.quoteAt = -1;
    let stop = stops.index[stops.at] as number;
    if (stop >= stops.end) stop = more(stops, arena, four);
    for (;;) {
      // INVARIANT: `stop` is the first stop at or behind `p`, and the stops stand on it.
      let start = p;
      let end = stop;
      const opening = quoted ? openingMark(bytes, p, stop) : -1;
      if (opening >= 0 && opening < to && opening < literalFrom) {
        record.quoteAt = opening;
        const linesBefore = lines;
        start = opening + 1;
        if (quotedCell(bytes)) {
          end = cellEnd;
          p = cellEnd + 1;
          if (p >= to && !isFinal) return 'incomplete';
          while (bytes[p] === BLANK) p++;
          stop = stops.index[stops.at] as number;
          if (stop !== p || (bytes[p] === QUOTE && p < to)) {
            if (lines > linesBefore) return 'open-quote';
            stray = true;
            while (bytes[stop] === QUOTE && stop < to) stop = next();
            start = opening;
            end = p = stop;
          } else if (cellDoubled && column < width) doubled |= 1 << (slots[column] as number);
        } else {
          if (!isFinal) return 'incomplete';
          if (lines > linesBefore) return 'open-quote';
          // Open at the end of the file's last line: cut off with the file.
          end = p = stop = to;
        }
        record.quoteAt = -1;
      } else {
        if (quoted) while (bytes[stop] === QUOTE && stop < to) stop = next();
        end = p = stop;
      }
      if (column < width) {
        const slot = slots[column] as number;
        spans[2 * slot] = start;
        spans[2 * slot + 1] = end;
      }
      column++;
      if (p < to && bytes[p] === delimiter) {
        p++;
        stop = next();
        continue;
      }
      record.textEnd = p;
      record.closed = p < to;
      if (p >= to) {
        if (!isFinal) return 'incomplete';
        record.end = to;
        break;
      }
      if (bytes[p] === CR) {
        // Whether a line feed follows is in the next block.
        if (p + 1 >= to && !isFinal) return 'incomplete';
        if (bytes[p + 1] === LF && p + 1 < to) {
          next();
          p++;
        }
      }
      next();
      lines++;
      record.end = p + 1;
      break;
    }
    for (let missing = column; missing < width; missing++) {
      const slot = slots[missing] as number;
      spans[2 * slot] = spans[2 * slot + 1] = -1;
    }
    record.cells = column;
    record.doubled = doubled & ~(1 << UNWANTED);
    record.stray = stray;
    record.lines = lines;
    return 'whole';
  }

  return {
    record,
    seek(from, to, final) {
      isFinal = final;
      startAt(stops, arena, from, to);
    },
    read,
  };
}

/** The mark that opens a quoted cell at `p`, blanks before it allowed; -1: the cell is not quoted. */
function openingMark(bytes: Uint8Array, p: number, stop: number): number {
  if (bytes[stop] !== QUOTE) return -1;
  let at = p;
  while (bytes[at] === BLANK) at++;
  return at === stop ? at : -1;
}

/** Halves doubled quotation marks in place; answers the new end. */
export function halveQuotes(bytes: Uint8Array, start: number, end: number): number {
  let out = start;
  for (let p = start; p < end; p++) {
    bytes[out++] = bytes[p] as number;
    if (bytes[p] === QUOTE && bytes[p + 1] === QUOTE) p++;
  }
  return out;
}
