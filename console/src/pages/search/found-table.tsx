import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import { VerdictMark } from '../../parts/mark.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { searchWords } from '../../words/search/index.ts';
import type { Found } from './queries.ts';

/** What was found, what holds for it, and by what it was found. */
export function FoundTable({ items }: { readonly items: readonly Found[] }): ReactNode {
  const words = useWords(searchWords);
  const { platform } = useWords(common);
  const columns = useMemo(
    (): readonly Column<Found>[] => [
      {
        id: 'name',
        header: words.name,
        isName: true,
        cell: ({ kind, id, name }) =>
          kind === 'app' ? (
            <Link to="/app/$app" params={{ app: id }}>
              <Name>{name}</Name>
            </Link>
          ) : (
            <Link to="/search/company/$entity" params={{ entity: id }}>
              <Name>{name}</Name>
            </Link>
          ),
      },
      {
        id: 'verdict',
        header: words.verdict,
        cell: ({ kind, decision }) =>
          kind === 'app' ? (
            <VerdictMark verdict={decision ?? 'none'} />
          ) : (
            <span className="quiet">{words.company}</span>
          ),
      },
      {
        id: 'matched',
        header: words.matched,
        cell: ({ name, matched }) => (
          <span>
            {words.by[matched.by]}
            {matched.text !== name && (
              <>
                {' '}
                {matched.by === 'name' ? <bdi>{matched.text}</bdi> : <code>{matched.text}</code>}
              </>
            )}
            <span className="quiet">
              , {words.how[matched.how]}
              {matched.platform && ` (${platform[matched.platform]})`}
            </span>
          </span>
        ),
      },
    ],
    [words, platform],
  );
  return (
    <DataTable
      caption={words.caption}
      columns={columns}
      rows={items}
      rowKey={({ kind, id }) => `${kind} ${id}`}
    />
  );
}
