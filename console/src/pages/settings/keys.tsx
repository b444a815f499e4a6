import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, type Session } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';
import { lastDay, today } from '../../parts/day-field.tsx';
import { useOrganisationName } from '../../parts/names.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { AddKey } from './add-key.tsx';
import { groupsOf } from './key-groups.ts';
import { apiKeys, type ApiKey } from './queries.ts';
import { Sure } from './sure.tsx';

const hasEnded = ({ ended, until }: ApiKey): boolean =>
  ended !== null || (until !== null && until <= today());

/** Keys of programs: each shown once, for no more than whoever made it may. */
export function Keys({ own }: { readonly own: Session }): ReactNode {
  const { keys: words } = useWords(settingsWords);
  const { roles } = useWords(common);
  const { day } = useFormats();
  const organisation = useOrganisationName();
  const { data, error, refetch } = useQuery({ ...apiKeys, enabled: may(own, 'listApiKeys') });
  const { run, error: refused } = useDeed({
    does: (apiKey: string) =>
      got(api.POST('/api/api-keys/{apiKey}/end', { params: { path: { apiKey } } })),
    refresh: [['api-keys']],
    said: () => words.ended,
  });
  const columns = useMemo(
    (): readonly Column<ApiKey>[] => [
      { id: 'name', header: words.name, cell: ({ name }) => <Name>{name}</Name>, isName: true },
      {
        id: 'role',
        header: words.role,
        cell: (row) => (
          <>
            {roles[row.role]}, <bdi>{organisation(row.organisation)}</bdi>
          </>
        ),
      },
      {
        id: 'operations',
        header: words.operations,
        cell: ({ operations }) =>
          operations === null ? words.all : <Operations operations={operations} />,
      },
      {
        id: 'until',
        header: words.until,
        cell: (row) =>
          hasEnded(row) ? words.over : row.until === null ? words.noEnd : day(lastDay(row.until)),
      },
      {
        id: 'deeds',
        header: words.deeds,
        cell: (row) =>
          !hasEnded(row) && (
            <Sure does={words.end} of={row.name} says={words.endSays} onSure={() => run(row.id)} />
          ),
      },
    ],
    [words, roles, organisation, day, run],
  );
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{words.title}</h2>
      <p className="lead">{words.lead}</p>
      {error && <ProblemView error={error} again={() => void refetch()} />}
      {refused && <ProblemView error={refused} />}
      {!data && !error && <Lines rows={3} />}
      {data?.length === 0 && <Empty title={words.none}>{words.noneSays}</Empty>}
      {data && data.length > 0 && (
        <DataTable caption={words.title} columns={columns} rows={data} rowKey={({ id }) => id} />
      )}
      {may(own, 'addApiKey') && <AddKey own={own} />}
    </section>
  );
}

/** In plain words where they are whole groups, and by name where not. */
function Operations({ operations }: { readonly operations: readonly string[] }): ReactNode {
  const { keys: words } = useWords(settingsWords);
  const { groups, others } = groupsOf(operations);
  return (
    <ul title={operations.join(', ')}>
      {groups.map((name) => (
        <li key={name}>{words.groups[name]}</li>
      ))}
      {others.length > 0 && (
        <li>
          <code>{others.join(', ')}</code>
        </li>
      )}
    </ul>
  );
}
