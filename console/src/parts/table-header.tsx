import type { ReactNode } from 'react';
import type { RowData } from '@tanstack/react-table';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';
import { classOf, type Column, type Sort } from './table-columns.ts';

type Props<T extends RowData> = {
  readonly column: Column<T>;
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort) => void) | undefined;
};

export function HeaderCell<T extends RowData>({ column, sort, onSort }: Props<T>): ReactNode {
  const words = useWords(common);
  const { id, header, by } = column;
  const isSorted = sort?.by === id;
  const className = classOf(column);
  if (column.isPicture) return <td className="none" />;
  if (by === undefined || onSort === undefined)
    return (
      <th scope="col" className={className}>
        {header}
      </th>
    );
  const order = isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button
        type="button"
        className="sort"
        title={words.table.sortBy(header)}
        onClick={() => onSort({ by: id, descending: isSorted && !sort.descending })}
      >
        {header}
        {isSorted && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
}
