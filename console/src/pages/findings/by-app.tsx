import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import { VerdictMark } from '../../parts/mark.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { NOT_CLOSED } from './filter.ts';
import { useAppName } from './kind.ts';
import type { CountRow } from './queries.ts';
import { addedUp, toldSum, type Told } from './totals.ts';

type AppRow = {
  readonly key: string;
  readonly app: string | null;
  readonly name: string;
  readonly states: Readonly<Record<string, Told>>;
  readonly all: Told;
  readonly possible: Told;
};

const NONE: Told = { least: 0, isWhole: true };

/** What is not told of parts is not told of their sum: no reader may take it for few. */
function Sum({ told: { least, isWhole } }: { readonly told: Told }): ReactNode {
  const words = useWords(findingsWords).byApp;
  const { number } = useFormats();
  if (isWhole) return number(least);
  return (
    <span className="quiet">{least === 0 ? words.notTold : words.atLeast(number(least))}</span>
  );
}

/** Certain findings that are not closed, by app and state; possible ones counted apart. */
export function ByApp({ rows }: { readonly rows: readonly CountRow[] }): ReactNode {
  const words = useWords(findingsWords);
  const { state } = useWords(common);
  const nameOf = useAppName();
  const apps = useMemo(() => appsIn(rows, nameOf), [rows, nameOf]);
  const columns = useMemo(
    (): readonly Column<AppRow>[] => [
      {
        id: 'app',
        header: words.columns.app,
        isName: true,
        cell: ({ app, name }) =>
          app === null ? (
            <Name>{name}</Name>
          ) : (
            <Link to="/app/$app" params={{ app }}>
              <Name>{name}</Name>
            </Link>
          ),
      },
      {
        id: 'verdict',
        header: words.byApp.verdict,
        cell: () => <VerdictMark verdict="prohibited" />,
      },
      ...NOT_CLOSED.map((one): Column<AppRow> => ({
        id: one,
        header: state[one],
        isNumber: true,
        cell: ({ states }) => <Sum told={states[one] ?? NONE} />,
      })),
      {
        id: 'all',
        header: words.byApp.findings,
        isNumber: true,
        cell: ({ all }) => <Sum told={all} />,
      },
      {
        id: 'possible',
        header: words.byApp.possible,
        isNumber: true,
        cell: ({ possible }) => <Sum told={possible} />,
      },
    ],
    [words, state],
  );
  if (apps.length === 0) return null;
  const totals = (of: (row: AppRow) => Told): Told => addedUp(apps.map(of));
  return (
    <section aria-labelledby="by-app">
      <h2 id="by-app">{words.byApp.title}</h2>
      <p className="lead">{words.byApp.lead}</p>
      <DataTable
        caption={words.byApp.caption}
        columns={columns}
        rows={apps}
        rowKey={({ key }) => key}
        foot={
          <tfoot>
            <tr>
              <th scope="row">{words.byApp.all}</th>
              <td className="none" />
              {NOT_CLOSED.map((one) => (
                <td key={one} className="num" data-label={state[one]}>
                  <Sum told={totals(({ states }) => states[one] ?? NONE)} />
                </td>
              ))}
              <td className="num" data-label={words.byApp.findings}>
                <Sum told={totals(({ all }) => all)} />
              </td>
              <td className="num" data-label={words.byApp.possible}>
                <Sum told={totals(({ possible }) => possible)} />
              </td>
            </tr>
          </tfoot>
        }
      />
    </section>
  );
}

function appsIn(rows: readonly CountRow[], nameOf: (named: CountRow) => string): readonly AppRow[] {
  const live = rows.filter(({ state }) => state !== 'closed');
  const groups = Map.groupBy(live, ({ app, category }) => app ?? `kind ${category}`);
  return [...groups]
    .map(([key, of]): AppRow => {
      const [first] = of;
      const states = Map.groupBy(of, ({ state }) => state);
      return {
        key,
        app: first?.app ?? null,
        name: first ? nameOf(first) : key,
        states: Object.fromEntries(
          [...states].map(([state, same]) => [state, toldSum(same.map(({ certain }) => certain))]),
        ),
        all: toldSum(of.map(({ certain }) => certain)),
        possible: toldSum(of.map(({ possible }) => possible)),
      };
    })
    .toSorted(
      (a, b) =>
        b.all.least + b.possible.least - a.all.least - a.possible.least ||
        a.name.localeCompare(b.name),
    );
}
