import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name, When } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { reportsWords } from '../../words/reports/index.ts';
import type { Report } from './queries.ts';

type Part = Report['parts'][number];
type App = Report['apps'][number];

/** The numbers of the report, as they will stand in it. */
export function Preview({ report }: { readonly report: Report }): ReactNode {
  const words = useWords(reportsWords);
  const { state } = useWords(common);
  const parts = usePartColumns();
  const apps = useAppColumns();
  const rows = useMemo(() => [report.total, ...report.parts], [report]);
  return (
    <>
      <h3 className="kept-title">{words.phones}</h3>
      <DataTable
        caption={words.phonesSay}
        columns={parts}
        rows={rows}
        rowKey={({ organisation, itself }) => `${organisation} ${itself}`}
      />
      <h3 className="kept-title">{words.apps}</h3>
      {report.apps.length === 0 ? (
        <p>{words.noApps}</p>
      ) : (
        <DataTable
          caption={words.apps}
          columns={apps}
          rows={report.apps}
          rowKey={({ app, category }) => app ?? category ?? ''}
        />
      )}
      <div className="split split--even after">
        <section aria-labelledby="states">
          <h3 id="states">{words.states}</h3>
          <dl className="facts after">
            {report.states.map(({ state: one, findings }) => (
              <div key={one}>
                <dt>{state[one]}</dt>
                <dd>
                  <Told value={findings} />
                </dd>
              </div>
            ))}
            <div>
              <dt>{words.called}</dt>
              <dd>
                <SumOf sum={report.called} />
              </dd>
            </div>
            {report.deadline && (
              <div>
                <dt>{words.deadline}</dt>
                <dd>
                  <When at={report.deadline.day} />: <Told value={report.deadline.findings} />
                </dd>
              </div>
            )}
          </dl>
        </section>
        <section aria-labelledby="exceptions">
          <h3 id="exceptions">{words.exceptions}</h3>
          <dl className="facts after">
            <div>
              <dt>{words.asked}</dt>
              <dd>
                <Told value={report.exceptions.asked} />
              </dd>
            </div>
            <div>
              <dt>{words.decided}</dt>
              <dd>
                <Told value={report.exceptions.decided} />
              </dd>
            </div>
            <div>
              <dt>{words.rules}</dt>
              <dd>
                {report.policies.map(({ id, version }) => `${id}@${version}`).join(', ')};{' '}
                {report.catalogue}
              </dd>
            </div>
          </dl>
        </section>
      </div>
    </>
  );
}

function usePartColumns(): readonly Column<Part>[] {
  const words = useWords(reportsWords);
  return useMemo(
    () => [
      {
        id: 'organisation',
        header: words.columns.organisation,
        isName: true,
        cell: ({ name, itself }) => <Name>{itself ? words.itself(name) : name}</Name>,
      },
      ...(['before', 'now', 'possible'] as const).map((id): Column<Part> => ({
        id,
        header: words.columns[id],
        isNumber: true,
        cell: (row) => <Told value={row[id]} />,
      })),
      ...(['without', 'notVisible', 'stale', 'notAssessed', 'all'] as const).map(
        (id): Column<Part> => ({
          id,
          header: words.columns[id],
          isNumber: true,
          cell: ({ coverage }) => <Told value={coverage[id]} />,
        }),
      ),
    ],
    [words],
  );
}

function useAppColumns(): readonly Column<App>[] {
  const words = useWords(reportsWords);
  return useMemo(
    () => [
      {
        id: 'app',
        header: words.columns.app,
        isName: true,
        cell: ({ appName, category }) => <Name>{appName ?? words.category(category ?? '')}</Name>,
      },
      {
        id: 'phones',
        header: words.columns.phones,
        isNumber: true,
        cell: ({ phones }) => <Told value={phones} />,
      },
      {
        id: 'possible',
        header: words.columns.possible,
        isNumber: true,
        cell: ({ possible }) => <Told value={possible} />,
      },
    ],
    [words],
  );
}

/** A number; null is one that is not told, since it points at few people. */
function Told({ value }: { readonly value: number | null }): ReactNode {
  const { notTold } = useWords(reportsWords);
  const { number } = useFormats();
  return value === null ? <span className="quiet nowrap">{notTold}</span> : number(value);
}

/** A sum of which parts may not be told: then it is at least so many. */
function SumOf({ sum }: { readonly sum: Report['called'] }): ReactNode {
  const { atLeast } = useWords(reportsWords);
  if (sum.more && sum.count === 0) return <Told value={null} />;
  return (
    <>
      {sum.more && `${atLeast} `}
      <Told value={sum.count} />
    </>
  );
}
