import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { may, organisations, session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name, When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import './findings.css';
import { DecideMessage, type Deciding } from './decide-message.tsx';
import { failedMessages, type Notice } from './queries.ts';
import { useWhyFailed } from './why-failed.ts';

/** Messages that reached nobody, as far as anybody knows: why, what to do, and each deed that a person can do with one. */
export function FailedPage(): ReactNode {
  const words = useWords(findingsWords);
  const { table } = useWords(common);
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const list = useInfiniteQuery({ ...failedMessages, enabled: may(own, 'listNotices') });
  const [deciding, decide] = useState<Deciding | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const columns = useColumns(decide, may(own, 'resendNotice'));
  const { failed } = words;
  const isEmpty = list.isSuccess && rows.length === 0;
  const count = `${number(rows.length)}${list.hasNextPage ? '+' : ''}`;
  return (
    <>
      <PageHead
        title={failed.title}
        crumb={<Link to="/findings">{words.title}</Link>}
        answer={
          list.isSuccess
            ? isEmpty
              ? failed.answerNone
              : failed.answer(count, rows.length === 1)
            : ''
        }
        asOf={failed.says}
      />
      {list.isError && <ProblemView error={list.error} again={() => void list.refetch()} />}
      {list.isPending && may(own, 'listNotices') && <Lines rows={6} />}
      {isEmpty && <Empty title={failed.answerNone}>{failed.noneSays}</Empty>}
      {rows.length > 0 && (
        <>
          <section aria-labelledby="what-to-do">
            <h2 id="what-to-do">{failed.whatToDo}</h2>
            <ul className="list">
              <li>{failed.address}</li>
              <li>{failed.phone}</li>
              <li>{failed.doubt}</li>
            </ul>
          </section>
          <section aria-labelledby="failed">
            <h2 className="unseen" id="failed">
              {failed.title}
            </h2>
            <DataTable
              caption={failed.caption}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
            />
            {list.hasNextPage && (
              <p className="after">
                <Button small onPress={() => void list.fetchNextPage()}>
                  {table.more}
                </Button>
              </p>
            )}
          </section>
        </>
      )}
      {deciding && <DecideMessage deciding={deciding} close={() => decide(null)} />}
    </>
  );
}

function useColumns(
  decide: (deciding: Deciding) => void,
  mayDecide: boolean,
): readonly Column<Notice>[] {
  const words = useWords(findingsWords);
  const { moment } = useFormats();
  const { data: tree } = useQuery(organisations);
  const why = useWhyFailed();
  return useMemo(() => {
    const { failed, one, columns } = words;
    const names = new Map(tree?.map(({ id, name }) => [id, name]));
    const aboutOf = ({ kind, recipient }: Notice): string =>
      `${one.kinds[kind]}, ${failed.to[recipient]}`;
    const deed = (row: Notice, how: 'resend' | 'delivered'): ReactNode => (
      <Button
        small
        aria-label={`${failed.deeds[how].button}: ${aboutOf(row)}, ${moment(row.changed)}`}
        onPress={() => decide({ notice: row.id, how })}
      >
        {failed.deeds[how].button}
      </Button>
    );
    return [
      { id: 'about', header: words.outbox.about, isName: true, cell: aboutOf },
      {
        id: 'organisation',
        header: columns.organisation,
        cell: ({ organisation }) => <Name>{names.get(organisation) ?? ''}</Name>,
      },
      { id: 'state', header: columns.state, cell: ({ state }) => one.states[state] },
      { id: 'why', header: failed.why, cell: (row) => why(row) },
      {
        id: 'since',
        header: failed.since,
        isNumber: true,
        cell: ({ changed }) => <When at={changed} />,
      },
      {
        id: 'finding',
        header: failed.whose,
        cell: ({ items, id }) =>
          items[0] && (
            <Link
              to="/findings/$finding"
              params={{ finding: items[0].finding }}
              aria-label={`${failed.open}: ${id.slice(-4)}`}
            >
              {failed.open}
            </Link>
          ),
      },
      ...(mayDecide
        ? [
            {
              id: 'deeds',
              header: failed.deed,
              cell: (row: Notice) => (
                <span className="actions">
                  {deed(row, 'resend')} {deed(row, 'delivered')}
                </span>
              ),
            },
          ]
        : []),
    ];
  }, [words, moment, tree, why, decide, mayDecide]);
}
