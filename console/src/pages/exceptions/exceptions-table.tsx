import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { lastDay } from '../../parts/day-field.tsx';
import { useOrganisationName } from '../../parts/names.ts';
import { ExceptionMark } from './exception-mark.tsx';
import type { Exception } from './queries.ts';
import { useGround } from './use-ground.ts';
import { useExceptionTitle } from './title.ts';

/** Exceptions, one a row. Of a restricted one a number, a state and an end. */
export function ExceptionsTable({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly Exception[];
}): ReactNode {
  const words = useWords(exceptionsWords);
  const { none } = useWords(common);
  const { day, fromNow } = useFormats();
  const title = useExceptionTitle();
  const ground = useGround();
  const organisation = useOrganisationName();
  const columns = useMemo(
    (): readonly Column<Exception>[] => [
      {
        id: 'what',
        header: words.columns.what,
        cell: (row) => (
          <Link to="/exceptions/$exception" params={{ exception: row.id }}>
            <Name>{title(row)}</Name>
          </Link>
        ),
        isName: true,
      },
      {
        id: 'number',
        header: words.columns.number,
        cell: ({ number }) => number,
        isNumber: true,
      },
      {
        id: 'organisation',
        header: words.columns.organisation,
        cell: (row) =>
          row.organisation === null ? none : <Name>{organisation(row.organisation)}</Name>,
      },
      {
        id: 'ground',
        header: words.columns.ground,
        cell: (row) => (row.ground === null ? none : ground(row.ground)),
      },
      {
        id: 'state',
        header: words.columns.state,
        cell: ({ state }) => <ExceptionMark state={state} />,
      },
      {
        id: 'until',
        header: words.columns.until,
        cell: ({ until, state }) => (
          <>
            {day(lastDay(until))}
            {['in-force', 'granted'].includes(state) && (
              <span className="quiet">, {fromNow(lastDay(until))}</span>
            )}
          </>
        ),
      },
    ],
    [words, none, day, fromNow, title, ground, organisation],
  );
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
