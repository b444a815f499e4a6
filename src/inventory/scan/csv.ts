import type { CsvLayout } from '../layout.ts';
import { giveBack, hasRoom, takeArena, TEXT } from './arena.ts';
import { recordReader } from './csv-record.ts';
import { plainRows } from './csv-plain.ts';
import { rowTaker } from './csv-rows.ts';
import { bitsOf, IDENTIFIER } from './fields.ts';
import { countLines, watchFaults } from './faults.ts';
import { FOUND, INCOMPLETE } from './kernel-memory.ts';
import { watchFor } from './kernel-tables.ts';
import { BLOCK, MAX_RECORD } from './limits.ts';
import type { Scanner, Sink } from './sink.ts';

const LF = 10;
const CR = 13;
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * Reads a CSV record by record. A record that a block border cuts stays in the buffer and is read again from its first
 * byte when more has come, so that nothing of it is told twice. Spans point into the buffer; nothing is decoded.
 */
export function csvScanner(layout: CsvLayout, sink: Sink): Scanner {
  const arena = takeArena();
  const faults = watchFaults(sink);
  const { record, read, seek } = recordReader(layout, arena);
  const plain = plainRows(layout, arena, record, sink);
  const take = rowTaker(layout, sink, (spans) => {
    // A header that is repeated is no row, and must not be counted as one.
    const end = spans[2 * IDENTIFIER + 1] as number;
    if (end >= 0) watchFor(arena, spans[2 * IDENTIFIER] as number, end);
  });

  sink.fields(bitsOf(layout.columns));

  // [from, to) of the arena is not read yet.
  let from = TEXT;
  let to = TEXT;
  let line = 1;
  let ended = false;
  /** A record that is not whole is tried again when twice as much is there: it is read twice, not once per block. */
  let patience = 0;
  /** A record that is too long is dropped up to the end of its line. */
  let dropping = false;

  function append(block: Uint8Array): void {
    arena.bytes().copyWithin(TEXT, from, to);
    to = TEXT + to - from;
    from = TEXT;
    const length = to - TEXT + block.length;
    // Doubled where it does not fit, so that a long record does not grow it block by block.
    if (!hasRoom(arena, length)) arena.grow(2 * length);
    arena.bytes().set(block, to);
    faults.look(arena.bytes(), to, to + block.length, from, line);
    to += block.length;
  }

  function scan(final: boolean): void {
    if (to - from < patience && !final) return;
    if (dropping && !drop(final)) return;
    const bytes = arena.bytes();
    bytes[to] = LF;
    patience = 0;
    seek(from, to, final);
    while (from < to) {
      if (plain !== null && plain.isReady()) {
        const stopped = plain.run(from, to);
        line += plain.passed();
        from = plain.reached();
        if (stopped === FOUND) {
          const isRow = take(bytes, record, plain.row(), line);
          if (!isRow) plain.forget();
          line++;
          continue;
        }
        if (from >= to) return;
        seek(from, to, final);
        if (stopped === INCOMPLETE && !final && to - from <= MAX_RECORD) {
          patience = 2 * (to - from);
          return;
        }
      }
      let outcome = read(from, NEVER);
      const long = outcome === 'incomplete' && to - from > MAX_RECORD;
      if (outcome === 'open-quote' || (long && quoteHidesLines(bytes))) {
        const { quoteAt } = record;
        sink.problem('open-quote', line + countLines(bytes, from, quoteAt));
        seek(from, to, final);
        outcome = read(from, quoteAt);
      } else if (long) {
        sink.problem('record-too-long', line);
        dropping = true;
        if (!drop(final)) return;
        seek(from, to, final);
        continue;
      }
      if (outcome === 'incomplete') {
        patience = 2 * (to - from);
        return;
      }
      take(bytes, record, from, line);
      plain?.forget();
      from = record.end;
      line += record.lines;
    }
  }

  const quoteHidesLines = (bytes: Uint8Array): boolean =>
    record.quoteAt >= 0 && countLines(bytes, record.quoteAt, to) > 0;

  /** False: the line has not ended yet. */
  function drop(final: boolean): boolean {
    const rest = arena.bytes().subarray(from, to);
    const feed = rest.indexOf(LF);
    const back = feed < 0 ? rest.indexOf(CR) : rest.subarray(0, feed).indexOf(CR);
    const end = back < 0 ? feed : back;
    // Whether a line feed follows a carriage return may be in the next block.
    const unsure = end >= 0 && rest[end] === CR && end + 1 === rest.length && !final;
    if (end < 0 || unsure) {
      from = unsure ? to - 1 : to;
      return false;
    }
    from += end + (rest[end] === CR && rest[end + 1] === LF ? 2 : 1);
    line++;
    dropping = false;
    return true;
  }

  return {
    push(block) {
      for (let at = 0; at < block.length; at += BLOCK) {
        append(block.subarray(at, at + BLOCK));
        scan(false);
      }
    },
    end() {
      if (ended) return;
      ended = true;
      scan(true);
      faults.end(line);
      giveBack(arena);
    },
  };
}
