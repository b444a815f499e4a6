import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { lastDay } from '../../parts/day-field.tsx';
import { useOrganisationName } from '../../parts/names.ts';
import { ExceptionMark } from './exception-mark.tsx';
import { approvals, type Approval } from './queries.ts';

/** What allow lists are made of. */
export function Approvals(): ReactNode {
  const words = useWords(exceptionsWords);
  const { table } = useWords(common);
  const { day } = useFormats();
  const organisation = useOrganisationName();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(approvals);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const columns = useMemo(
    (): readonly Column<Approval>[] => [
      {
        id: 'name',
        header: words.request.app,
        cell: (row) => (
          <Link to="/exceptions/approvals/$approval" params={{ approval: row.id }}>
            <Name>{row.name}</Name>
          </Link>
        ),
        isName: true,
      },
      {
        id: 'organisation',
        header: words.columns.organisation,
        cell: (row) => <Name>{organisation(row.organisation)}</Name>,
      },
      { id: 'group', header: words.approvals.group, cell: ({ group }) => <bdi>{group}</bdi> },
      {
        id: 'state',
        header: words.columns.state,
        cell: ({ state }) => <ExceptionMark state={state} />,
      },
      {
        id: 'review',
        header: words.approvals.review,
        cell: ({ review }) => day(lastDay(review)),
      },
    ],
    [words, day, organisation],
  );
  return (
    <section aria-labelledby="approvals">
      <h2 id="approvals">{words.tabs.approvals}</h2>
      <p className="lead">{words.approvals.lead}</p>
      {error && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={4} />}
      {data && rows.length === 0 && (
        <Empty title={words.approvals.none}>{words.approvals.noneSays}</Empty>
      )}
      {rows.length > 0 && (
        <DataTable
          caption={words.tabs.approvals}
          columns={columns}
          rows={rows}
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
