import type { Field } from '../layout.ts';
import type { Mapping } from '../mapping-lookup.ts';
import * as problems from '../problems.ts';
import { type Columns, widthOf } from './columns.ts';
import { plausibleHeader } from './header.ts';
import type { Table } from './table.ts';
import { foldName } from './vocabulary.ts';

/** The columns as the user says, by name or as `#3`; or the one that is not there. */
export function mappedColumns(
  table: Table,
  mapping: Mapping,
): { columns: Columns } | { missing: string } {
  const width = widthOf(table);
  const columns: (Field | null)[] = Array.from({ length: width }, () => null);
  for (const [field, name] of Object.entries(mapping) as [Field, string][]) {
    const number = /^#(\d+)$/.exec(name)?.[1];
    const at =
      number === undefined
        ? (table.header ?? []).findIndex((cell) => foldName(cell) === foldName(name))
        : Number(number) - 1;
    if (at < 0 || at >= width) return { missing: name };
    columns[at] = field;
  }
  return { columns };
}

export const columnMissing = (name: string, table: Table): ReturnType<typeof problems.problem> =>
  problems.problem(
    'column-missing',
    `The mapping names a column that is not in the file`,
    `${columnList(table)} Name one of these.`,
    { column: name },
  );

export const notRecognised = (table: Table): ReturnType<typeof problems.problem> =>
  problems.problem(
    'not-recognised',
    `No apps of devices were recognised in it. ${columnList(table)}`,
    'If it is an inventory, say which column is which: --map device=…,identifier=… (or name=… where there are no identifiers). See docs/get-an-export.md#other.',
  );

/** Names of columns only where the line is one of names: the first line of a table may be somebody's phone. */
function columnList(table: Table): string {
  const header = table.header ?? plausibleHeader(table.rows);
  if (header !== null)
    return `Its columns: ${header.map((name) => name.trim().slice(0, 60)).join(', ')}.`;
  const width = widthOf(table);
  return `It has ${width} columns without names (#1 to #${width}).`;
}
