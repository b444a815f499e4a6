import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import { DataTable } from '../../../parts/data-table.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import type { Column } from '../../../parts/table-columns.ts';
import { When } from '../../../parts/values.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { common } from '../../../words/common/index.ts';
import { blockingWords } from '../../../words/blocking/index.ts';
import { allPlans, type Connection, type Plan } from '../queries.ts';

/** All plans of a connection, newest first. */
export function Plans({ connection }: { readonly connection: Connection }): ReactNode {
  const { plans: words, plan: planWords } = useWords(blockingWords);
  const { table } = useWords(common);
  const { number } = useFormats();
  const query = useInfiniteQuery(allPlans(connection.id));
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const columns = useMemo(
    (): readonly Column<Plan>[] => [
      {
        id: 'plan',
        header: words.columns.plan,
        isName: true,
        cell: ({ id, kind }) => (
          <Link to="/blocking/plans/$plan" params={{ plan: id }}>
            {planWords.title[kind]}
          </Link>
        ),
      },
      { id: 'made', header: words.columns.made, cell: ({ made }) => <When at={made} time /> },
      {
        id: 'state',
        header: words.columns.state,
        cell: ({ state, holds, heldSince }) =>
          state === 'made' && holds.length > 0
            ? words.held
            : state === 'done' && heldSince
              ? words.holds
              : words.states[state],
      },
      {
        id: 'phones',
        header: words.columns.phones,
        isNumber: true,
        cell: ({ touches }) => number(touches),
      },
    ],
    [words, planWords, number],
  );
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">{words.title}</h2>
      {query.error && <ProblemView error={query.error} />}
      {query.data && rows.length === 0 && <p>{words.none}</p>}
      {rows.length > 0 && (
        <DataTable caption={words.title} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
      {query.hasNextPage && (
        <p className="after">
          <Button
            small
            isPending={query.isFetchingNextPage}
            onPress={() => void query.fetchNextPage()}
          >
            {table.more}
          </Button>
        </p>
      )}
    </section>
  );
}
