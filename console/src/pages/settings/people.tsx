import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { may, type Session } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column, Sort } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';
import { people, useOrganisationName, type Person } from '../../parts/names.ts';
import { GroupRoles } from './group-roles.tsx';
import { Invite } from './invite.tsx';
import { OnePerson } from './one-person.tsx';
import './settings.css';

/** Who may do what here, and by what groups of the login server. */
export function People({ own }: { readonly own: Session }): ReactNode {
  const { people: words } = useWords(settingsWords);
  const { id } = useSearch({ from: '/shell/settings' });
  const { data, error, refetch } = useQuery(people);
  const chosen = data?.find((one) => one.id === id);
  if (error) return <ProblemView error={error} again={() => void refetch()} />;
  if (!data) return <Lines rows={6} />;
  if (chosen) return <OnePerson key={chosen.id} one={chosen} own={own} />;
  return (
    <>
      <section aria-labelledby="people">
        <h2 id="people">{words.title}</h2>
        <p className="lead">{words.lead}</p>
        {data.length === 0 ? (
          <Empty title={words.none}>{words.noneSays}</Empty>
        ) : (
          <Table rows={data} />
        )}
        {may(own, 'invitePerson') && <Invite />}
      </section>
      {may(own, 'listGroupRoles') && <GroupRoles own={own} />}
    </>
  );
}

function Table({ rows }: { readonly rows: readonly Person[] }): ReactNode {
  const { people: words } = useWords(settingsWords);
  const { roles } = useWords(common);
  const { day, compare } = useFormats();
  const organisation = useOrganisationName();
  const [sort, setSort] = useState<Sort | null>(null);
  const ordered = useMemo(
    () =>
      rows.toSorted(
        (a, b) => Number(a.ended !== null) - Number(b.ended !== null) || compare(a.name, b.name),
      ),
    [rows, compare],
  );
  const columns = useMemo(
    (): readonly Column<Person>[] => [
      {
        id: 'name',
        header: words.name,
        cell: (row) => (
          <Link to="/settings" search={{ show: 'people', id: row.id }}>
            <Name>{row.name}</Name>
          </Link>
        ),
        by: ({ name }) => name,
        isName: true,
      },
      {
        id: 'roles',
        header: words.roles,
        cell: ({ grants }) =>
          grants.length === 0
            ? words.noRole
            : [
                ...new Set(
                  grants.map((one) => `${roles[one.role]}, ${organisation(one.organisation)}`),
                ),
              ].join('; '),
      },
      {
        id: 'signs-in',
        header: words.signsIn,
        cell: ({ signsIn }) => words.ways[signsIn],
      },
      {
        id: 'since',
        header: words.since,
        cell: ({ created, ended }) => (ended === null ? day(created) : words.endedOn(day(ended))),
        by: ({ created }) => created,
      },
    ],
    [words, roles, organisation, day],
  );
  return (
    <DataTable
      caption={words.title}
      columns={columns}
      rows={ordered}
      rowKey={({ id }) => id}
      sort={sort}
      onSort={setSort}
    />
  );
}
