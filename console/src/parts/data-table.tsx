import { useRef, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTable, type RowData } from '@tanstack/react-table';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';
import { Sideways } from './sideways.tsx';
import { columnsFor, features, type Column, type Sort } from './table-columns.ts';
import { HeaderCell } from './table-header.tsx';
import { TableRow, type Choosing } from './table-row.tsx';

type Props<T extends RowData> = {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  /** Keep it stable between renders (a query's data, or `useMemo`). */
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** Null: as they come. A sort that the server made is told by `isSorted`. */
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  readonly isSorted?: boolean;
  readonly choosing?: Choosing;
  /** How many there are in all, where not all are here: for screen readers. */
  readonly total?: number;
  /** The end of what is loaded comes near. */
  readonly onEnd?: () => void;
  /** Over so many rows only those in view are in the page. */
  readonly virtualOver?: number;
  readonly foot?: ReactNode;
};

const ROW = 36;

/** A table whose columns keep their place. Narrow, each row becomes a list of the same facts. Long ones show what is in view. */
export function DataTable<T extends RowData>(props: Props<T>): ReactNode {
  const { rows: data, virtualOver = 200, sort = null, isSorted = false, rowKey } = props;
  const columns = columnsFor(props.columns);
  const table = useTable({
    features,
    columns,
    data: data as T[],
    getRowId: rowKey,
    manualSorting: isSorted,
    state: { sorting: sort === null ? [] : [{ id: sort.by, desc: sort.descending }] },
  });
  const rows = table.getRowModel().rows.map((row) => row.original);
  const shown = { ...props, rows };
  return rows.length > virtualOver ? <Virtual {...shown} /> : <Whole {...shown} />;
}

function Whole<T extends RowData>(props: Props<T>): ReactNode {
  const { rows, columns, rowKey, choosing, foot, caption } = props;
  return (
    <Sideways name={caption}>
      <table className="fold-rows">
        <Head {...props} />
        <tbody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} {...{ row, columns, choosing }} id={rowKey(row)} />
          ))}
        </tbody>
        {foot}
      </table>
    </Sideways>
  );
}

function Virtual<T extends RowData>(props: Props<T>): ReactNode {
  const { rows, columns, rowKey, choosing, total, onEnd, caption } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    onChange: ({ range }) => {
      if (range && range.endIndex > rows.length - 50) onEnd?.();
    },
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const below = last ? virtual.getTotalSize() - last.end : 0;
  return (
    // A region that scrolls has to be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="virtual" ref={box} role="region" aria-label={caption} tabIndex={0}>
      <table className="fold-rows" aria-rowcount={(total ?? rows.length) + 1}>
        <Head {...props} />
        <tbody>
          <Gap height={first?.start ?? 0} columns={columns.length + 1} />
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const id = rowKey(row);
            return (
              <TableRow
                key={id}
                {...{ row, columns, choosing, id }}
                place={index + 2}
                measure={virtual.measureElement}
                index={index}
              />
            );
          })}
          <Gap height={below} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

const Gap = ({
  height,
  columns,
}: {
  readonly height: number;
  readonly columns: number;
}): ReactNode =>
  height > 0 && (
    <tr className="gap" aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );

function Head<T extends RowData>({
  caption,
  columns,
  rows,
  rowKey,
  sort = null,
  onSort,
  choosing,
}: Props<T>): ReactNode {
  const words = useWords(common);
  const keys = choosing ? rows.map(rowKey) : [];
  const isAll =
    choosing !== undefined && keys.length > 0 && keys.every((key) => choosing.chosen.has(key));
  return (
    <>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr aria-rowindex={1}>
          {choosing && (
            <th scope="col" className="tick">
              <input
                type="checkbox"
                aria-label={words.table.chooseAll}
                checked={isAll}
                onChange={() => choosing.choose(isAll ? new Set() : new Set(keys))}
              />
            </th>
          )}
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
    </>
  );
}
