import type { ReactNode } from 'react';
import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_text,
  tableFeatures,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';

export type Column<T extends RowData> = {
  /** As it stands in the address: `sort=opened`. */
  readonly id: string;
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** By what it is sorted; none: it can't be. */
  readonly by?: (row: T) => string | number | null;
  readonly isNumber?: boolean;
  /** Names the row. One of a table. */
  readonly isName?: boolean;
  /** Shows what another column says: not for screen readers, and not where rows are lists. */
  readonly isPicture?: boolean;
  /** Steps aside where the table has little room, 1 before 2, and is there again where rows are lists. It is told elsewhere as well. */
  readonly away?: 1 | 2;
};
export type Sort = { readonly by: string; readonly descending: boolean };

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text },
});

type Def = ColumnDef<typeof features, RowData>;
const made = new WeakMap<object, Def[]>();

/** The same for the same columns: a new array would be a new table. */
export function columnsFor<T extends RowData>(
  columns: readonly Column<T>[],
): ColumnDef<typeof features, T>[] {
  const before = made.get(columns);
  if (before) return before as unknown as ColumnDef<typeof features, T>[];
  const defs = columns.map(({ id, by }) => ({
    id,
    accessorFn: (row: RowData) => by?.(row as T) ?? undefined,
    enableSorting: by !== undefined,
    sortUndefined: 'last' as const,
  })) as unknown as Def[];
  made.set(columns, defs);
  return defs as unknown as ColumnDef<typeof features, T>[];
}

/** The classes of a column's cells and of its header. */
export const classOf = <T extends RowData>({ isNumber, away }: Column<T>): string | undefined =>
  [isNumber && 'num', away && `away-${away}`].filter(Boolean).join(' ') || undefined;
