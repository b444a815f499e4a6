import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Session } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Sort } from '../../parts/table-columns.ts';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { Bulk } from './bulk.tsx';
import { useColumns } from './columns.tsx';
import { listQueryOf, queryOf, serverSortOf, sortOf, statesOf } from './filter.ts';
import { FindingFilters } from './finding-filters.tsx';
import { useAppName } from './kind.ts';
import { findingCount, findingList, type CountRow, type Finding } from './queries.ts';

/** Up to so many are read whole to be sorted here by any column; more come in an order that the server has. */
const SORTED_UP_TO = 2000;
const keyOf = ({ id }: Finding): string => id;
const NONE: ReadonlySet<string> = new Set();

type Props = { readonly session: Session; readonly rows: readonly CountRow[] };

/** The findings that the filters leave, page by page as somebody reads on. */
export function FindingList({ session, rows: counts }: Props): ReactNode {
  const words = useWords(findingsWords);
  const { stale } = useWords(common);
  const { number, moment } = useFormats();
  const search = useSearch({ from: '/shell/findings' });
  const navigate = useNavigate({ from: '/findings' });
  const appName = useAppName();
  const list = useInfiniteQuery(findingList(listQueryOf(search)));
  const { data: count } = useQuery(findingCount(queryOf(search)));
  const [chosen, choose] = useState<ReadonlySet<string>>(NONE);
  const findings = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const byId = useMemo(() => new Map(findings.map((one) => [one.id, one])), [findings]);
  const held = useMemo(() => [...chosen].flatMap((id) => byId.get(id) ?? []), [byId, chosen]);
  const total = count?.findings ?? null;
  const isSortable = total !== null && total <= SORTED_UP_TO;
  const sort = isSortable ? sortOf(search) : serverSortOf(search);
  const columns = useColumns({
    isClosed: statesOf(search).includes('closed'),
    isAnswered: findings.some(({ answer }) => answer !== null),
    isSortable,
  });
  const { hasNextPage, isFetching, fetchNextPage } = list;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  // An order over a part of them would be a wrong one.
  useEffect(() => {
    if (isSortable && sort !== null) readOn();
  }, [isSortable, sort, readOn]);
  const onSort = ({ by, descending }: Sort): void =>
    void navigate({
      search: (before) => ({ ...before, sort: by, down: descending }),
      replace: true,
      resetScroll: false,
    });
  const nameOf = (one: Finding | undefined): string =>
    one === undefined ? '' : `${words.phone(number(one.device))}, ${appName(one)}`;
  const isEmpty = list.isSuccess && findings.length === 0;
  return (
    <section aria-labelledby="list">
      <h2 className="unseen" id="list">
        {words.title}
      </h2>
      <FindingFilters session={session} counts={counts} count={count ?? null} />
      {held.length > 0 && (
        <Bulk
          findings={held}
          session={session}
          nameOf={(id) => nameOf(byId.get(id))}
          clear={() => choose(NONE)}
        />
      )}
      {list.isError && <ProblemView error={list.error} again={() => void list.refetch()} />}
      {list.isError && list.data && (
        <p className="stale">{stale(moment(new Date(list.dataUpdatedAt).toISOString()))}</p>
      )}
      {list.isPending && <Lines rows={12} />}
      {isEmpty && (
        <Empty
          title={words.empty.none}
          actions={
            <Link className="button" to="/findings">
              {words.empty.clear}
            </Link>
          }
        >
          {words.empty.noneSays}
        </Empty>
      )}
      {findings.length > 0 && (
        <div className="finding-table">
          <DataTable
            caption={words.caption(number(findings.length), number(total ?? findings.length))}
            columns={columns}
            rows={findings}
            rowKey={keyOf}
            sort={sort}
            onSort={onSort}
            isSorted={!isSortable}
            total={total ?? findings.length}
            onEnd={readOn}
            virtualOver={hasNextPage ? 50 : 200}
            choosing={{
              chosen: held.length === 0 ? NONE : chosen,
              choose,
              nameOf: (id) => nameOf(byId.get(id)),
            }}
          />
          {!isSortable && total !== null && (
            <p className="small quiet after">{words.tooManyToSort(number(SORTED_UP_TO))}</p>
          )}
          <p className="small quiet after">{words.note}</p>
        </div>
      )}
    </section>
  );
}
