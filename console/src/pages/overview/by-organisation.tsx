import { useMemo, useState, type ReactNode } from 'react';
import type { Schemas } from '../../api/generated.ts';
import { seenIn } from '../../api/phones.ts';
import type { Organisation } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column, Sort } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';

type Row = { readonly id: string; readonly name: string; readonly hits: number; readonly all: number };
type Props = { readonly rows: readonly Schemas['CoverageRow'][]; readonly tree: readonly Organisation[] };

/** Where most is still to be done comes first. */
export function ByOrganisation({ rows, tree }: Props): ReactNode {
  const words = useWords(overviewWords);
  const formats = useFormats();
  const [sort, setSort] = useState<Sort>({ by: 'hits', descending: true });
  const lines = useMemo(() => linesOf(rows, tree), [rows, tree]);
  const most = Math.max(1, ...lines.map(({ hits }) => hits));
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { id: 'name', header: words.organisation, cell: ({ name }) => <Name>{name}</Name>, by: ({ name }) => name, isName: true },
      {
        id: 'hits',
        header: words.withHits,
        by: ({ hits }) => hits,
        isNumber: true,
        cell: ({ hits }) => formats.number(hits),
      },
      { id: 'bar', header: '', isPicture: true, cell: ({ hits }) => <Bar share={hits / most} /> },
      { id: 'all', header: words.phones, by: ({ all }) => all, isNumber: true, cell: ({ all }) => formats.number(all) },
      {
        id: 'share',
        header: words.share,
        by: ({ hits, all }) => hits / all,
        isNumber: true,
        cell: ({ hits, all }) => formats.percent(hits / all),
      },
    ],
    [words, formats, most],
  );
  if (lines.length < 2) return null;
  return (
    <section aria-labelledby="by">
      <h2 id="by">{words.byTitle}</h2>
      <p className="lead">{words.byLead}</p>
      <DataTable caption={words.byTitle} columns={columns} rows={lines} rowKey={({ id }) => id} sort={sort} onSort={setSort} />
    </section>
  );
}

const Bar = ({ share }: { readonly share: number }): ReactNode => (
  <span className="bar bar--thin" aria-hidden="true">
    <span className="part part--hit" style={{ flexGrow: share }} />
    <span style={{ flexGrow: 1 - share }} />
  </span>
);

function linesOf(rows: Props['rows'], tree: Props['tree']): readonly Row[] {
  const names = new Map(tree.map(({ id, name }) => [id, name]));
  const ids = [...new Set(rows.map(({ organisation }) => organisation))];
  return ids.flatMap((id) => {
    const { withHits, all } = seenIn(rows.filter(({ organisation }) => organisation === id));
    return all === 0 ? [] : [{ id, name: names.get(id) ?? id, hits: withHits, all }];
  });
}
