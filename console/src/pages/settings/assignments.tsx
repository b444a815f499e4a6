import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, type Organisation, type Session } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Lines } from '../../parts/waiting.tsx';
import { useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';
import { useOrganisationName } from '../../parts/names.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { Assign } from './assign.tsx';
import { assignments, type Assignment } from './queries.ts';
import { Sure } from './sure.tsx';

type Props = {
  readonly one: Organisation;
  readonly path: readonly Organisation[];
  readonly own: Session;
};

/** Which group of which policy holds here, for whom: its own, and what comes from above. */
export function Assignments({ one, path, own }: Props): ReactNode {
  const { groups: words } = useWords(settingsWords);
  const organisation = useOrganisationName();
  const { data, error, refetch } = useQuery(assignments);
  const { run, error: refused } = useDeed({
    does: (assignment: string) =>
      got(api.DELETE('/api/assignments/{assignment}', { params: { path: { assignment } } })),
    refresh: [['assignments'], ['rules']],
    said: () => words.removed,
  });
  const mayRemove = may(own, 'removeAssignment');
  const rows = useMemo(
    () =>
      (data ?? []).filter((given) => path.some(({ id }) => id === given.organisation)).toReversed(),
    [data, path],
  );
  const whomOf = useCallback(
    ({ ownership, function: task, clearance }: Assignment): string => {
      const parts = [
        ownership === null ? '' : words.ownerships[ownership],
        task === null ? '' : words.ofFunction(task),
        clearance === null ? '' : words.ofClearance(clearance),
      ].filter(Boolean);
      return parts.length === 0 ? words.everybody : parts.join(', ');
    },
    [words],
  );
  const columns = useMemo(
    (): readonly Column<Assignment>[] => [
      {
        id: 'group',
        header: words.group,
        cell: (row) => <bdi>{row.group}</bdi>,
        isName: true,
      },
      { id: 'policy', header: words.policy, cell: (row) => <bdi>{row.policy}</bdi> },
      {
        id: 'whom',
        header: words.whom,
        cell: (row) => <bdi>{whomOf(row)}</bdi>,
      },
      {
        id: 'where',
        header: words.where,
        cell: (row) =>
          row.organisation === one.id ? words.here : words.above(organisation(row.organisation)),
      },
      ...(mayRemove
        ? [
            {
              id: 'deeds',
              header: words.deeds,
              cell: (row: Assignment) =>
                row.organisation === one.id && (
                  <Sure
                    does={words.remove}
                    of={`${row.policy}, ${row.group}`}
                    says={words.removeSays}
                    onSure={() => run(row.id)}
                  />
                ),
            },
          ]
        : []),
    ],
    [words, organisation, one.id, mayRemove, run, whomOf],
  );
  return (
    <>
      <h3 className="after">{words.title}</h3>
      <p className="quiet small">{words.lead}</p>
      {(error ?? refused) && (
        <ProblemView error={error ?? refused} {...(error ? { again: () => void refetch() } : {})} />
      )}
      {!data && !error && <Lines rows={2} />}
      {rows.length > 0 && (
        <DataTable caption={words.title} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
      {data && rows.length === 0 && <p>{words.none}</p>}
      {may(own, 'addAssignment') && <Assign one={one} />}
    </>
  );
}
