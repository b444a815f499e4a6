import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name, When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { ChangeMark } from './change-mark.tsx';
import { decided, type Change } from './queries.ts';
import { lastDay } from '../../parts/day-field.tsx';
import { useChangeTitle } from './title.ts';

/** All that was adopted, rejected or withdrawn, the newest first: what is to come and what is over as well. */
export function Decided(): ReactNode {
  const words = useWords(policiesWords);
  const { table } = useWords(common);
  const { day } = useFormats();
  const title = useChangeTitle();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(decided);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const columns = useMemo(
    (): readonly Column<Change>[] => [
      {
        id: 'what',
        header: words.held.what,
        cell: (row) => (
          <Link to="/policies/$change" params={{ change: row.id }}>
            <Name>{title(row)}</Name>
          </Link>
        ),
        isName: true,
      },
      { id: 'kind', header: words.held.kind, cell: ({ kind }) => words.kinds[kind] },
      {
        id: 'state',
        header: words.decided.outcome,
        cell: (change) => <ChangeMark change={change} />,
      },
      {
        id: 'decided',
        header: words.decided.decided,
        cell: ({ decided: at }) => at && <When at={at} />,
      },
      {
        id: 'period',
        header: words.decided.period,
        cell: ({ state, from, until }) =>
          state === 'adopted' &&
          words.period(
            from === null ? null : day(from),
            until === null ? null : day(lastDay(until)),
          ),
      },
    ],
    [words, day, title],
  );
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{words.tabs.decided}</h2>
      <p className="lead">{words.decided.lead}</p>
      {error && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={6} />}
      {data && items.length === 0 && (
        <Empty title={words.decided.none}>{words.decided.noneSays}</Empty>
      )}
      {items.length > 0 && (
        <DataTable
          caption={words.tabs.decided}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
        />
      )}
      {hasNextPage && (
        <p className="after">
          <Button onPress={() => void fetchNextPage()}>{table.more}</Button>
        </p>
      )}
    </section>
  );
}
