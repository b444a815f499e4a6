import { isUtf8 } from 'node:buffer';
import Papa from 'papaparse';
import { problemAt, quote, type Report } from './problem.ts';
import { fileOf, TABLES, type TableName } from './tables.ts';

/** One row as it stands in the file; ask it for a cell with `cellOf`. */
export type Row = {
  readonly file: string;
  readonly line: number;
  readonly cells: readonly string[];
  /** Where each column stands; one map for all rows of a table. */
  readonly columns: ReadonlyMap<string, number>;
};

/** The cell of a column, trimmed; empty where the table has no such column. */
export function cellOf(row: Row, column: string): string {
  const index = row.columns.get(column);
  return index === undefined ? '' : (row.cells[index] ?? '').trim();
}

/** GUARD: a table of the shipped pack is under 1 MB; what is far beyond is no table of ours. */
const MOST_BYTES = 64 * 1024 * 1024;
// What no table holds; line ends are gone where cells are looked at.
const CONTROLS = /[^\P{Cc}\t\r\n]/u;
const UNREADABLE = /[^\P{Cc}\t]|\uFFFD/u;

/** Reads one table. A row that can't be told apart into its columns is reported and left out. */
export function readTable(table: TableName, bytes: Uint8Array, report: Report): readonly Row[] {
  const file = fileOf(table);
  if (bytes.length > MOST_BYTES) {
    const remedy = 'Look whether the right file was put there.';
    report(problemAt({ file, line: null }, null, 'table-too-big', 'is beyond 64 MB.', remedy));
    return [];
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  const lines = cellsByLine(text);
  const header = readHeader(table, lines[0] ?? [], report);
  if (header === null) return [];

  const columns = new Map(header.map((name, i) => [name, i]));
  // Rare, and looked for row by row only where it is in the text at all.
  const unreadable = !isUtf8(bytes) || CONTROLS.test(text);
  const rows: Row[] = [];
  for (const [index, cells] of lines.entries()) {
    if (index === 0 || (cells?.length === 1 && cells[0]?.trim() === '')) continue;
    const place = { file, line: index + 1 };
    if (cells === null) {
      const remedy = 'Keep a row in one line; write a quote inside a cell twice.';
      report(problemAt(place, null, 'quotes', 'has quotes that do not close.', remedy));
    } else if (cells.length !== header.length) {
      const message = `has ${cells.length} cells where the header has ${header.length}.`;
      const remedy = 'Put a cell that holds a comma into quotes.';
      report(problemAt(place, null, 'cells', message, remedy));
    } else if (unreadable && cells.some((cell) => UNREADABLE.test(cell))) {
      const column = header[cells.findIndex((cell) => UNREADABLE.test(cell))] ?? null;
      const remedy = 'Save the table as UTF-8.';
      report(problemAt(place, column, 'not-utf8', 'has characters that are no text.', remedy));
    } else {
      rows.push({ file, line: index + 1, cells, columns });
    }
  }
  return rows;
}

/**
 * The cells of each line; null where its quotes do not close. A row is one line, so that a stray quote spoils
 * one row and no more. Only lines with quotes need the CSV parser: a pack is read at every start, and most
 * of it has none.
 */
function cellsByLine(text: string): readonly (readonly string[] | null)[] {
  const lines = text.split(/\r\n|\n|\r/);
  const quoted = lines.filter((line) => line.includes('"'));
  const parsed = parseAll(quoted);
  let next = 0;
  return lines.map((line) => (line.includes('"') ? (parsed[next++] ?? null) : line.split(',')));
}

function parseAll(lines: readonly string[]): readonly (readonly string[] | null)[] {
  if (lines.length === 0) return [];
  const { data, errors } = Papa.parse<string[]>(lines.join('\n'), CSV);
  // GUARD: a quote that does not close swallows the lines after it; then each is parsed alone.
  if (data.length === lines.length && errors.length === 0) return data;
  return lines.map((line) => {
    const alone = Papa.parse<string[]>(line, CSV);
    return alone.errors.length === 0 ? (alone.data[0] ?? ['']) : null;
  });
}

const CSV = { delimiter: ',', newline: '\n' } as const;

/** The names of the columns in the file's order, or null where the rows can't be read by them. */
function readHeader(
  table: TableName,
  cells: readonly string[] | null,
  report: Report,
): readonly string[] | null {
  const place = { file: fileOf(table), line: 1 };
  const { columns, optional } = TABLES[table];
  const header = (cells ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim());
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    const message = `has no column ${missing.map((name) => `\`${name}\``).join(', ')}.`;
    const remedy = `Name the columns in the first line: ${columns.join(',')}.`;
    report(problemAt(place, null, 'column-missing', message, remedy));
    return null;
  }
  for (const [index, name] of header.entries()) {
    if (header.indexOf(name) !== index) {
      const remedy = 'Keep one of them.';
      report(problemAt(place, quote(name), 'column-twice', 'stands twice.', remedy));
      return null;
    }
    if (columns.includes(name) || optional.includes(name)) continue;
    const message = 'is no column of this table and is not read.';
    const remedy = `Known are ${[...columns, ...optional].join(', ')}.`;
    report(problemAt(place, quote(name), 'column-unknown', message, remedy, 'warning'));
  }
  return header;
}
