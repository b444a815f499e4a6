import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { organisations } from '../../api/queries.ts';
import { StateMark } from '../../parts/mark.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name, When } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { useAppName } from './kind.ts';
import type { Finding } from './queries.ts';
import { STATES } from './filter.ts';

/** `isClosed`: closed ones are among them, and say why. */
type Shown = { readonly isClosed: boolean };

/** Columns keep their place, whatever is sorted or filtered. */
export function useColumns({ isClosed }: Shown): readonly Column<Finding>[] {
  const words = useWords(findingsWords);
  const { platform, because, none } = useWords(common);
  const { number } = useFormats();
  const { data: tree } = useQuery(organisations);
  const nameOf = useAppName();
  return useMemo(() => {
    const names = new Map(tree?.map(({ id, name }) => [id, name]));
    const organisationOf = (row: Finding): string => names.get(row.organisation) ?? '';
    const { columns } = words;
    return [
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
        id: 'usable',
        header: columns.usable,
        by: ({ usable }) => (usable === null ? null : Number(usable)),
        cell: ({ usable }) =>
          usable === null ? (
            <span className="quiet">{none}</span>
          ) : usable ? (
            words.usable.yes
          ) : (
            words.usable.no
          ),
      },
      {
        id: 'answer',
        header: columns.answer,
        by: ({ answer }) => (answer === null ? null : words.said[answer.kind]),
        cell: ({ answer }) =>
          answer === null ? (
            <span className="quiet">{none}</span>
          ) : (
            <span className={answer.settled === null ? undefined : 'quiet'}>
              {words.said[answer.kind]}
            </span>
          ),
      },
      {
        id: 'opened',
        header: columns.opened,
        isNumber: true,
        by: ({ opened }) => opened,
        cell: ({ opened }) => <When at={opened} />,
      },
      {
        id: 'seen',
        header: columns.seen,
        isNumber: true,
        by: ({ seen }) => seen,
        cell: ({ seen }) => <When at={seen} />,
      },
    ];
  }, [words, platform, because, none, number, tree, nameOf, isClosed]);
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
