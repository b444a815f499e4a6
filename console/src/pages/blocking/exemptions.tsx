import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { Schemas } from '../../api/generated.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name, WhenDue, When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { blockingWords } from '../../words/blocking/index.ts';
import { exemptions } from './queries.ts';

type Exemption = Schemas['Exemption'];

/** Phones that may have one app until a day: every plan leaves them out. `fleet` null: of all fleets. */
export function Exemptions({ fleet }: { readonly fleet: string | null }): ReactNode {
  const { exempt: words } = useWords(blockingWords);
  const { none } = useWords(common);
  const { number } = useFormats();
  const { data, error } = useQuery(exemptions);
  const rows = useMemo(
    () =>
      (data ?? []).filter((one) => one.ended === null && (fleet === null || one.fleet === fleet)),
    [data, fleet],
  );
  const columns = useMemo(
    (): readonly Column<Exemption>[] => [
      {
        id: 'app',
        header: words.columns.app,
        isName: true,
        cell: ({ restricted, appName, category }) =>
          restricted ? words.restricted : <Name>{appName ?? category ?? none}</Name>,
      },
      {
        id: 'phone',
        header: words.columns.phone,
        isNumber: true,
        cell: ({ device }) => (device === null ? none : number(device)),
      },
      {
        id: 'ground',
        header: words.columns.ground,
        cell: ({ ground }) => (ground === null ? none : <Name>{ground}</Name>),
      },
      { id: 'from', header: words.columns.from, cell: ({ from }) => <When at={from} /> },
      { id: 'until', header: words.columns.until, cell: ({ until }) => <WhenDue at={until} /> },
    ],
    [words, none, number],
  );
  return (
    <section aria-labelledby="exemptions">
      <h2 id="exemptions">{words.title}</h2>
      <p className="lead">{words.says}</p>
      {error && <ProblemView error={error} />}
      {!data && !error && <Lines rows={2} />}
      {data && rows.length === 0 && <p>{words.none}</p>}
      {rows.length > 0 && (
        <DataTable caption={words.title} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
    </section>
  );
}
