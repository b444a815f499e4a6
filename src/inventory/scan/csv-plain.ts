import type { Arena } from './arena.ts';
import { DEVICE_FIELDS, type CsvLayout, type Field } from '../layout.ts';
import { columnsOf, UNWANTED } from './csv-columns.ts';
import type { CsvRecord } from './csv-record.ts';
import { DEVICE_COUNT, IDENTIFIER } from './fields.ts';
import {
  COLUMNS,
  COLUMNS_END,
  DELIMITER,
  DOUBLED,
  FOUND,
  FRONT,
  IRREGULAR,
  JUDGED_BITS,
  LATE,
  LATE_SIZE,
  MARK,
  OUTCOME,
  PASSED,
  REFERENCE_LENGTH,
  ROW,
  WIDTH,
} from './kernel-memory.ts';
import {
  answerAt,
  createRest,
  JUDGED_SLOTS,
  put,
  spanOf,
  takeSpans,
  tellPassing,
} from './kernel-tables.ts';
import type { Sink } from './sink.ts';

/**
 * Lets the kernel run over rows of plain shape: as many cells as columns, and no line end, lone mark or text behind a mark in
 * them. It counts those of the device of the row before that surely are no hit, and stops behind any other.
 */
export type PlainRows = {
  readonly isReady: () => boolean;
  /** Answers why it stopped. After FOUND `record` holds the row that begins at `row()`. */
  readonly run: (from: number, to: number) => number;
  readonly reached: () => number;
  readonly row: () => number;
  readonly passed: () => number;
  /** The row before was read elsewhere, or was none: no row is of its device. */
  readonly forget: () => void;
};

const QUOTE = 34;
const CR = 13;
const isDevice = (field: Field | null): boolean =>
  field !== null && (DEVICE_FIELDS as readonly Field[]).includes(field);

/** Null: the layout wants something that the kernel does not know how to give. */
export function plainRows(
  layout: CsvLayout,
  arena: Arena,
  record: CsvRecord,
  sink: Sink,
): PlainRows | null {
  const { slots, size } = columnsOf(layout.columns);
  const isPlain =
    layout.apps === 'rows' &&
    size === UNWANTED + 1 &&
    slots.includes(IDENTIFIER) &&
    !slots.includes(DEVICE_COUNT) &&
    slots.length * 16 <= COLUMNS_END - COLUMNS;
  if (!isPlain || sink.passing === null) return null;
  tellPassing(arena, sink.passing);
  tellColumns(layout, slots, arena);

  const rest = createRest();
  let reached = 0;
  return {
    isReady: rest.isOver,
    run(from, to) {
      reached = arena.rows(from, to);
      const outcome = answerAt(arena, OUTCOME);
      const passed = answerAt(arena, PASSED);
      if (passed > 0) sink.passedRows(passed);
      rest.ran(outcome === FOUND ? passed + 1 : passed, outcome === IRREGULAR);
      if (outcome !== FOUND) return outcome;
      takeSpans(arena, record.spans);
      record.cells = slots.length;
      record.end = reached;
      record.textEnd = arena.bytes()[reached - 2] === CR ? reached - 2 : reached - 1;
      record.lines = 1;
      record.doubled = answerAt(arena, DOUBLED) & ~(1 << UNWANTED);
      record.stray = false;
      record.closed = true;
      return outcome;
    },
    reached: () => reached,
    row: () => answerAt(arena, ROW),
    passed: () => answerAt(arena, PASSED),
    forget: () => put(arena, REFERENCE_LENGTH, -1),
  };
}

function tellColumns(
  { delimiter, quoted, columns }: CsvLayout,
  slots: Int32Array,
  arena: Arena,
): void {
  const firstOther = columns.findIndex((field) => !isDevice(field));
  const front = firstOther < 0 ? columns.length : firstOther;
  put(arena, DELIMITER, delimiter);
  put(arena, MARK, quoted ? QUOTE : delimiter);
  put(arena, WIDTH, columns.length);
  put(arena, FRONT, front);
  put(arena, REFERENCE_LENGTH, -1);
  put(
    arena,
    JUDGED_BITS,
    JUDGED_SLOTS.reduce((bits, slot) => bits | (1 << slot), 0),
  );
  let late = LATE;
  for (const [column, slot] of slots.entries()) {
    const entry = COLUMNS + 16 * column;
    put(arena, entry, spanOf(slot));
    put(arena, entry + 4, 1 << slot);
    const isLate = column >= front && isDevice(columns[column] ?? null);
    put(arena, entry + 8, isLate ? late : 0);
    if (isLate) late += LATE_SIZE;
  }
}
