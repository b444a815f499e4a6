import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { organisations } from '../../api/queries.ts';
import { StateMark } from '../../parts/mark.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { useAppName } from './kind.ts';
import type { Finding } from './queries.ts';
import { isOnServer, STATES } from './filter.ts';

type Shown = {
  /** Closed ones are among them, and say why. */
  readonly isClosed: boolean;
  /** A holder has answered: the column says something. */
  readonly isAnswered: boolean;
  /** By all columns; else by those that the server sorts. */
  readonly isSortable: boolean;
};

/** Columns keep their place, whatever is sorted or filtered. */
export function useColumns({
  isClosed,
  isAnswered,
  isSortable,
}: Shown): readonly Column<Finding>[] {
  const words = useWords(findingsWords);
  const { platform, because, none } = useWords(common);
  const { number } = useFormats();
  const { data: tree } = useQuery(organisations);
  const nameOf = useAppName();
  return useMemo(() => {
    const names = new Map(tree?.map(({ id, name }) => [id, name]));
    const organisationOf = (row: Finding): string => names.get(row.organisation) ?? '';
    const { columns } = words;
    const all: readonly Column<Finding>[] = [
      {
        id: 'app',
        header: columns.app,
        isName: true,
        by: nameOf,
        cell: (row) => <AppOf finding={row} name={nameOf(row)} />,
      },
      {
        id: 'phone',
        header: columns.phone,
        by: ({ device }) => device,
        cell: ({ id, device }) => (
          <Link className="nowrap" to="/findings/$finding" params={{ finding: id }}>
            {words.phone(number(device))}
          </Link>
        ),
      },
      {
        id: 'platform',
        header: columns.platform,
        away: 2,
        by: (row) => platform[row.platform ?? 'unknown'],
        cell: (row) => platform[row.platform ?? 'unknown'],
      },
      {
        id: 'organisation',
        header: columns.organisation,
        by: organisationOf,
        cell: (row) => <Name>{organisationOf(row)}</Name>,
      },
      {
        id: 'state',
        header: columns.state,
        by: ({ state }) => STATES.indexOf(state),
        cell: (row) => (
          <span>
            <StateMark state={row.state} />
            {isClosed && row.because && <span className="quiet">: {because[row.because]}</span>}
          </span>
        ),
      },
      {
        id: 'deadline',
        header: columns.deadline,
        isNumber: true,
        by: ({ deadline }) => deadline,
        cell: (row) => <Deadline finding={row} />,
      },
      {
        id: 'usable',
        header: columns.usable,
        away: 1,
        by: ({ usable }) => (usable === null ? null : Number(usable)),
        cell: ({ usable }) =>
          usable === null ? (
            <span className="quiet nothing">{none}</span>
          ) : usable ? (
            words.usable.yes
          ) : (
            words.usable.no
          ),
      },
      {
        id: 'answer',
        header: columns.answer,
        ...(isAnswered ? {} : { away: 1 }),
        by: ({ answer }) => (answer === null ? null : words.said[answer.kind]),
        cell: ({ answer }) =>
          answer === null ? (
            <span className="quiet nothing">{none}</span>
          ) : (
            <span className={answer.settled === null ? undefined : 'quiet'}>
              {words.said[answer.kind]}
            </span>
          ),
      },
      {
        id: 'opened',
        header: columns.opened,
        away: 1,
        isNumber: true,
        by: ({ opened }) => opened,
        cell: ({ opened }) => <ShortDay at={opened} />,
      },
      {
        id: 'seen',
        header: columns.seen,
        isNumber: true,
        by: ({ seen }) => seen,
        cell: ({ seen }) => <ShortDay at={seen} />,
      },
    ];
    return isSortable ? all : all.map((column) => withOrder(column));
  }, [words, platform, because, none, number, tree, nameOf, isClosed, isAnswered, isSortable]);
}

/** As it is where only the server sorts. */
function withOrder({ by, ...column }: Column<Finding>): Column<Finding> {
  return by !== undefined && isOnServer(column.id) ? { ...column, by } : column;
}

const isThisYear = (at: string): boolean => new Date(at).getFullYear() === new Date().getFullYear();

/** `24 Nov`; of another year in full. */
function ShortDay({ at }: { readonly at: string }): ReactNode {
  const { day, shortDay } = useFormats();
  return (
    <time className="nowrap" dateTime={at} title={day(at)}>
      {isThisYear(at) ? shortDay(at) : day(at)}
    </time>
  );
}

/** A day that has passed is told apart by a mark and a word as well. */
function Deadline({ finding: { deadline, state } }: { readonly finding: Finding }): ReactNode {
  const { columns } = useWords(findingsWords);
  const { none } = useWords(common);
  if (deadline === null) return <span className="quiet nothing">{none}</span>;
  if (state === 'called') return <ShortDay at={deadline} />;
  return (
    <span className="late">
      <span aria-hidden="true">! </span>
      <ShortDay at={deadline} />
      <span className="unseen">, {columns.passed}</span>
    </span>
  );
}

/** One that rests on a name alone is told apart by a word in a dashed frame. */
function AppOf({
  finding: { app, certain },
  name,
}: {
  readonly finding: Finding;
  readonly name: string;
}): ReactNode {
  const words = useWords(findingsWords);
  return (
    <span className="app-of">
      {app === null ? (
        <Name>{name}</Name>
      ) : (
        <Link to="/app/$app" params={{ app }}>
          <Name>{name}</Name>
        </Link>
      )}
      {!certain && <span className="maybe">{words.possible}</span>}
    </span>
  );
}
