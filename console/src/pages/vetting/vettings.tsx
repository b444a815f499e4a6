import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Filters } from '../../parts/filters.tsx';
import { VerdictMark } from '../../parts/mark.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { vettingWords } from '../../words/vetting/index.ts';
import { isGoing, vettings, type Answer, type Row } from './queries.ts';
import { Safe } from './safe.tsx';

/** Of a package that the tests bring along: a small app for Android, signed by its makers. */
const TO_TRY = 'node_modules/io.appium.settings/apks/settings_apk-debug.apk';

/** What was vetted, newest first. */
export function Vettings(): ReactNode {
  const words = useWords(vettingWords);
  const { table } = useWords(common);
  const { answer = null } = useSearch({ from: '/shell/vetting' });
  const navigate = useNavigate({ from: '/vetting' });
  const list = useInfiniteQuery({
    ...vettings(answer),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isGoing)) ? 2000 : false,
  });
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const columns = useColumns();
  const only = (next: Answer | null): void =>
    void navigate({ search: next === null ? {} : { answer: next }, replace: true });
  return (
    <section aria-labelledby="vettings">
      <h2 id="vettings">{words.list.title}</h2>
      {list.error && <ProblemView error={list.error} again={() => void list.refetch()} />}
      {!list.data && !list.error && <Lines rows={5} />}
      {list.data && (rows.length > 0 || answer !== null) && (
        <Filters
          shown={rows.length}
          all={null}
          words={
            answer === null
              ? []
              : [{ key: answer, says: words.answers[answer], remove: () => only(null) }]
          }
          choices={[
            {
              heading: words.list.answer,
              options: (Object.keys(words.answers) as Answer[]).map((key) => ({
                key,
                says: words.answers[key],
                add: () => only(key),
              })),
            },
          ]}
        />
      )}
      {rows.length > 0 && (
        <DataTable
          caption={words.list.title}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
      {list.data && rows.length === 0 && answer === null && (
        <Empty title={words.list.empty}>
          {words.list.emptySays} <code className="place">{TO_TRY}</code>
        </Empty>
      )}
      {list.hasNextPage && (
        <p className="after">
          <Button
            small
            isPending={list.isFetchingNextPage}
            onPress={() => void list.fetchNextPage()}
          >
            {table.more}
          </Button>
        </p>
      )}
    </section>
  );
}

function useColumns(): readonly Column<Row>[] {
  const words = useWords(vettingWords);
  const { none } = useWords(common);
  const { bytes } = useFormats();
  return useMemo(
    () => [
      {
        id: 'app',
        header: words.list.columns.app,
        isName: true,
        cell: ({ id, name, summary }) => (
          <Link to="/vetting/$vetting" params={{ vetting: id }}>
            <Safe>{summary?.title ?? name}</Safe>
          </Link>
        ),
      },
      {
        id: 'verdict',
        header: words.list.columns.verdict,
        cell: ({ summary, state }) =>
          summary === null ? (
            <span className="quiet">{words.states[state]}</span>
          ) : summary.outcome === 'not-readable' ? (
            <span className="quiet">{words.answers['not-readable']}</span>
          ) : (
            <VerdictMark verdict={summary.decision ?? 'none'} />
          ),
      },
      {
        id: 'answer',
        header: words.list.columns.answer,
        cell: ({ summary }) => (summary === null ? none : words.answers[summary.answer]),
      },
      {
        id: 'identifier',
        header: words.list.columns.identifier,
        cell: ({ summary, name }) => <Safe isCode>{summary?.identifier ?? name}</Safe>,
      },
      {
        id: 'size',
        header: words.list.columns.size,
        isNumber: true,
        cell: ({ size }) => (size === null ? none : bytes(size)),
      },
      {
        id: 'when',
        header: words.list.columns.when,
        cell: ({ announced }) => <When at={announced} time />,
      },
    ],
    [words, none, bytes],
  );
}
