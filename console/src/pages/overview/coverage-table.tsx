import { useMemo, useState, type ReactNode } from 'react';
import { PARTS } from '../../api/phones.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column, Sort } from '../../parts/table-columns.ts';
import { Count, Name } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import type { Series } from './queries.ts';

/** The parts of the bar for each organisation, folded away. */
export function CoverageTable({ series }: { readonly series: readonly Series[] }): ReactNode {
  const words = useWords(overviewWords);
  const [sort, setSort] = useState<Sort>({ by: 'withHits', descending: true });
  const columns = useMemo(
    (): readonly Column<Series>[] => [
      {
        id: 'name',
        header: words.organisation,
        cell: ({ name, itself }) => <Name>{itself ? words.itself(name) : name}</Name>,
        by: ({ name }) => name,
        isName: true,
      },
      ...([...PARTS, 'all'] as const).map((part): Column<Series> => ({
        id: part,
        header: part === 'all' ? words.all : words.parts[part],
        cell: ({ coverage }) => <Count value={coverage[part]} />,
        by: ({ coverage }) => coverage[part],
        isNumber: true,
      })),
    ],
    [words],
  );
  return (
    <details className="fold">
      <summary>{words.same}</summary>
      <DataTable
        caption={words.same}
        columns={columns}
        rows={series}
        rowKey={({ organisation, itself }) => `${organisation} ${itself}`}
        sort={sort}
        onSort={setSort}
      />
    </details>
  );
}
