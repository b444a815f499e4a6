import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Filters, type FilterWord } from '../../parts/filters.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name, When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import { actionTitle, sealed, thingName } from './action-words.ts';
import type { LogEntry } from './check/entries.ts';
import { entries } from './queries.ts';
import type { LedgerSearch } from './narrowed.ts';

/** What stands in the log, newest first, as it is read from its tiles. */
export function Entries({ size }: { readonly size: number }): ReactNode {
  const words = useWords(ledgerWords);
  const { number, compare } = useFormats();
  const search = useSearch({ from: '/shell/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const log = useInfiniteQuery(entries(size));
  const loaded = useMemo(() => log.data?.pages.flatMap(({ items }) => items) ?? [], [log.data]);
  const rows = useMemo(() => loaded.filter((entry) => isWanted(entry, search)), [loaded, search]);
  const columns = useColumns();
  const to = (next: LedgerSearch): void => void navigate({ search: next, replace: true });
  const without = (key: keyof LedgerSearch): LedgerSearch => ({ ...search, [key]: undefined });
  const things = [...new Set(loaded.flatMap(({ says }) => says?.action.split('.')[0] ?? []))];
  if (log.error && !log.data)
    return <ProblemView error={log.error} again={() => void log.refetch()} />;
  if (!log.data) return <Lines rows={8} />;
  const held: FilterWord[] = [
    ['about', search.about && words.filters.about(thingName(search.about, words))],
    ['by', search.by && words.filters.by(sealed(search.by))],
    ['to', search.to && words.filters.to(search.to)],
  ].flatMap(([key = '', says]) =>
    says ? [{ key, says, remove: () => to(without(key as keyof LedgerSearch)) }] : [],
  );
  return (
    <>
      <Filters
        shown={rows.length}
        all={loaded.length}
        words={held}
        choices={[
          {
            heading: words.filters.what,
            options: things
              .map((thing) => ({
                key: thing,
                says: thingName(thing, words),
                add: () => to({ ...search, about: thing }),
              }))
              .toSorted((a, b) => compare(a.says, b.says)),
          },
        ]}
        end={
          loaded.length < size && (
            <span>{words.lookedThrough(number(loaded.length), number(size))}</span>
          )
        }
      />
      <DataTable
        caption={words.entries}
        columns={columns}
        rows={rows}
        rowKey={({ index }) => String(index)}
        total={size}
      />
      {rows.length === 0 && <p className="after">{words.noneOfThese}</p>}
      {log.hasNextPage && (
        <p className="after">
          <Button isPending={log.isFetchingNextPage} onPress={() => void log.fetchNextPage()}>
            {words.older}
          </Button>
        </p>
      )}
    </>
  );
}

const isWanted = ({ says }: LogEntry, { about, by, to }: LedgerSearch): boolean =>
  (about === undefined || says?.action.startsWith(`${about}.`) === true) &&
  (by === undefined || says?.actor === by) &&
  (to === undefined || says?.object === to);

function useColumns(): readonly Column<LogEntry>[] {
  const words = useWords(ledgerWords);
  const { number } = useFormats();
  return useMemo(
    () => [
      {
        id: 'what',
        header: words.columns.what,
        isName: true,
        cell: ({ index, says }) => (
          <Link to="/ledger/$index" params={{ index: String(index) }}>
            {says ? actionTitle(says.action, words) : words.unreadEntry}
          </Link>
        ),
      },
      {
        id: 'object',
        header: words.columns.object,
        cell: ({ says }) =>
          says && (
            <Link className="mono" to="/ledger" search={{ to: says.object }} resetScroll={false}>
              <Name>{shortened(says.object)}</Name>
            </Link>
          ),
      },
      {
        id: 'result',
        header: words.columns.result,
        cell: ({ says }) => says && <Name>{says.result}</Name>,
      },
      {
        id: 'actor',
        header: words.columns.actor,
        cell: ({ says }) =>
          says && (
            <Link className="mono" to="/ledger" search={{ by: says.actor }} resetScroll={false}>
              {sealed(says.actor)}
            </Link>
          ),
      },
      {
        id: 'when',
        header: words.columns.when,
        cell: ({ says }) => says && <When at={says.time} time />,
      },
      {
        id: 'number',
        header: words.columns.number,
        isNumber: true,
        cell: ({ index }) => number(index),
      },
    ],
    [words, number],
  );
}

/** `exception:018f3c2a…`: an id is long, and its kind is what one reads. */
const shortened = (object: string): string =>
  object.replace(/:([0-9a-f]{8}-[0-9a-f]{4})-.*([0-9a-f]{4})$/, ':$1…$2');
