import type { ReactNode } from 'react';
import type { RowData } from '@tanstack/react-table';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';
import { classOf, type Column } from './table-columns.ts';

export type Choosing = {
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
  /** What a row is called by a screen reader: `phone 203`. */
  readonly nameOf: (key: string) => string;
};
type Props<T extends RowData> = {
  readonly row: T;
  readonly id: string;
  readonly columns: readonly Column<T>[];
  readonly choosing: Choosing | undefined;
  /** Of all rows, where not all are in the page. */
  readonly place?: number;
  readonly index?: number;
  readonly measure?: (element: HTMLTableRowElement | null) => void;
};

export function TableRow<T extends RowData>({
  row,
  id,
  columns,
  choosing,
  place,
  index,
  measure,
}: Props<T>): ReactNode {
  const words = useWords(common);
  const isChosen = choosing?.chosen.has(id) ?? false;
  const toggle = (): void => {
    const next = new Set(choosing?.chosen);
    if (!next.delete(id)) next.add(id);
    choosing?.choose(next);
  };
  return (
    <tr
      className={isChosen ? 'chosen' : undefined}
      aria-rowindex={place}
      data-index={index}
      ref={measure}
    >
      {choosing && (
        <td className="tick">
          <input
            type="checkbox"
            aria-label={words.table.choose(choosing.nameOf(id))}
            checked={isChosen}
            onChange={toggle}
          />
        </td>
      )}
      {columns.map((column) =>
        column.isName ? (
          <th key={column.id} scope="row">
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} data-label={column.header} {...shapeOf(column)}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

const shapeOf = <T extends RowData>(column: Column<T>) =>
  column.isPicture
    ? { className: 'pic none', 'aria-hidden': true }
    : { className: classOf(column) };
