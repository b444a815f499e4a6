import { readFiles, type PackFiles } from './files.ts';
import { keyOf } from './pack.ts';
import type { RowProblem } from './problem.ts';
import { cellOf, readTable, type Row } from './table.ts';
import { fileOf, TABLE_NAMES, TABLES, type TableName } from './tables.ts';

/** What another edition of the data pack changes. Tables without a change are left out. */
export type CatalogueDiff = {
  readonly tables: readonly TableDiff[];
  /** Rows that could not be compared, in either of the two. */
  readonly problems: readonly RowProblem[];
};
type TableDiff = {
  readonly table: TableName;
  readonly added: readonly RowCells[];
  readonly removed: readonly RowCells[];
  readonly changed: readonly ChangedRow[];
};
type ChangedRow = {
  /** The cells that make it the same row. */
  readonly key: RowCells;
  readonly cells: readonly {
    readonly column: string;
    readonly before: string;
    readonly after: string;
  }[];
};
/** Column and cell; empty cells are left out. */
type RowCells = Readonly<Record<string, string>>;

/** Compares the data packs of two folders, row by row: the order of rows and columns makes no difference. */
export const diffCatalogues = (before: string, after: string): CatalogueDiff =>
  diffFiles(readFiles(before), readFiles(after));

/** The same of files that are read already. */
export function diffFiles(before: PackFiles, after: PackFiles): CatalogueDiff {
  const problems: RowProblem[] = [];
  const rowsOf = (files: PackFiles, table: TableName): ReadonlyMap<string, Row> => {
    const bytes = files.get(fileOf(table));
    const rows = bytes ? readTable(table, bytes, (problem) => problems.push(problem)) : [];
    return new Map(rows.map((row) => [keyOf(table, row), row]));
  };
  const tables = TABLE_NAMES.map((table) =>
    diffTable(table, rowsOf(before, table), rowsOf(after, table)),
  );
  return { tables: tables.filter(hasChanges), problems };
}

function diffTable(
  table: TableName,
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row>,
): TableDiff {
  const columns = [...TABLES[table].columns, ...TABLES[table].optional];
  const pick = (row: Row, names: readonly string[]): RowCells =>
    Object.fromEntries(names.map((n) => [n, cellOf(row, n)]).filter(([, cell]) => cell !== ''));
  const changed = [...after].flatMap(([key, now]) => {
    const then = before.get(key);
    if (then === undefined) return [];
    const cells = columns
      .map((column) => ({ column, before: cellOf(then, column), after: cellOf(now, column) }))
      .filter((cell) => cell.before !== cell.after);
    return cells.length === 0 ? [] : [{ key: pick(now, TABLES[table].key), cells }];
  });
  return {
    table,
    added: [...after].filter(([key]) => !before.has(key)).map(([, row]) => pick(row, columns)),
    removed: [...before].filter(([key]) => !after.has(key)).map(([, row]) => pick(row, columns)),
    changed,
  };
}

const hasChanges = ({ added, removed, changed }: TableDiff): boolean =>
  added.length + removed.length + changed.length > 0;
