import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { common } from '../../words/common/index.ts';
import { useWords } from '../../words/context.tsx';
import { ExceptionsTable } from './exceptions-table.tsx';
import type { Exception, queue } from './queries.ts';

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly of: typeof queue;
  readonly empty: ReactNode;
  /** Between the heading and the table. */
  readonly above?: (shown: number | null) => ReactNode;
};

/** A list of exceptions with all its states. */
export function Listed({ title, lead, of, empty, above }: Props): ReactNode {
  const { table } = useWords(common);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(of);
  const rows = useMemo(
    (): readonly Exception[] => data?.pages.flatMap((page) => page.items) ?? [],
    [data],
  );
  return (
    <section aria-labelledby="listed">
      <h2 id="listed">{title}</h2>
      <p className="lead">{lead}</p>
      {above?.(data ? rows.length : null)}
      {error && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={6} />}
      {data && rows.length === 0 && empty}
      {rows.length > 0 && <ExceptionsTable caption={title} rows={rows} />}
      {hasNextPage && (
        <p className="after">
          <Button onPress={() => void fetchNextPage()}>{table.more}</Button>
        </p>
      )}
    </section>
  );
}
