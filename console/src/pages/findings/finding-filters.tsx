import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { fleets, may, organisations, type Session } from '../../api/queries.ts';
import { ROOT } from '../../api/root.ts';
import { Filters, type FilterChoice, type FilterWord } from '../../parts/filters.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { ANSWERS, answersOf, csvPath, statesOf, STATES, type FindingSearch } from './filter.ts';
import { useAppName } from './kind.ts';
import type { CountRow } from './queries.ts';

type Props = {
  readonly session: Session;
  readonly counts: readonly CountRow[];
  readonly count: { readonly findings: number; readonly of: number } | null;
};

/** The filters of the address as words, and what else could be chosen. */
export function FindingFilters({ session, counts, count }: Props): ReactNode {
  const words = useWords(findingsWords);
  const { state: stateWords } = useWords(common);
  const { number, compare } = useFormats();
  const search = useSearch({ from: '/shell/findings' });
  const navigate = useNavigate({ from: '/findings' });
  const { data: tree } = useQuery(organisations);
  const { data: fleetList } = useQuery(fleets);
  const nameOf = useAppName();
  const set = (more: { readonly [K in keyof FindingSearch]: FindingSearch[K] | undefined }): void =>
    void navigate({
      search: (before) => withoutNone({ ...before, ...more }),
      resetScroll: false,
    });
  const states = statesOf(search);
  const answers = answersOf(search);
  const apps = useMemo(() => appsOf(counts, nameOf), [counts, nameOf]);
  const held: readonly FilterWord[] = [
    ...(search.organisation === undefined
      ? []
      : [
          {
            key: 'organisation',
            says: tree?.find(({ id }) => id === search.organisation)?.name ?? search.organisation,
            remove: () => set({ organisation: undefined }),
          },
        ]),
    ...(search.fleet === undefined
      ? []
      : [
          {
            key: 'fleet',
            says: fleetList?.find(({ id }) => id === search.fleet)?.name ?? search.fleet,
            remove: () => set({ fleet: undefined }),
          },
        ]),
    ...(search.app === undefined
      ? []
      : [
          {
            key: 'app',
            says: apps.find(({ app }) => app === search.app)?.name ?? search.app,
            remove: () => set({ app: undefined }),
          },
        ]),
    ...(states.length === 0
      ? []
      : [
          {
            key: 'state',
            says: states.map((state) => stateWords[state]).reduce(words.filters.or),
            remove: () => set({ state: undefined }),
          },
        ]),
    ...(answers.length === 0
      ? []
      : [
          {
            key: 'answer',
            says: words.filters.says(
              answers.map((answer) => words.said[answer]).reduce(words.filters.or),
            ),
            remove: () => set({ answer: undefined }),
          },
        ]),
    ...(search.certain === undefined
      ? []
      : [
          {
            key: 'certain',
            says: search.certain ? words.filters.certain : words.filters.possible,
            remove: () => set({ certain: undefined }),
          },
        ]),
  ];
  const choices: readonly FilterChoice[] = [
    {
      heading: words.filters.state,
      options: STATES.filter((state) => !states.includes(state)).map((state) => ({
        key: `state ${state}`,
        says: stateWords[state],
        add: () => set({ state: [...states, state].join(',') }),
      })),
    },
    {
      heading: words.columns.answer,
      options: ANSWERS.filter((answer) => !answers.includes(answer)).map((answer) => ({
        key: `answer ${answer}`,
        says: words.said[answer],
        add: () => set({ answer: [...answers, answer].join(',') }),
      })),
    },
    {
      heading: words.filters.certainty,
      options: ([true, false] as const)
        .filter((certain) => search.certain !== certain)
        .map((certain) => ({
          key: `certain ${certain}`,
          says: certain ? words.filters.certain : words.filters.possible,
          add: () => set({ certain }),
        })),
    },
    {
      heading: words.filters.organisation,
      options: (tree ?? [])
        .filter(({ id, parent }) => parent !== null && id !== search.organisation)
        .toSorted((a, b) => compare(a.name, b.name))
        .map(({ id, name }) => ({
          key: `organisation ${id}`,
          says: name,
          add: () => set({ organisation: id }),
        })),
    },
    {
      heading: words.filters.app,
      options: apps
        .filter(({ app }) => app !== search.app)
        .map(({ app, name }) => ({ key: `app ${app}`, says: name, add: () => set({ app }) })),
    },
    {
      heading: words.filters.fleet,
      options: (fleetList ?? [])
        .filter(({ id }) => id !== search.fleet)
        .toSorted((a, b) => compare(a.name, b.name))
        .map(({ id, name }) => ({ key: `fleet ${id}`, says: name, add: () => set({ fleet: id }) })),
    },
  ];
  return (
    <Filters
      shown={count?.findings ?? null}
      all={count?.of ?? null}
      words={held}
      choices={choices.filter(({ options }) => options.length > 0)}
      end={
        may(session, 'exportFindings') &&
        (count?.findings ?? 0) > 0 && (
          <a href={`${ROOT}${csvPath(search)}`} download>
            {count === null ? words.filters.csvAll : words.filters.csv(number(count.findings))}
          </a>
        )
      }
    />
  );
}

const withoutNone = (search: object): FindingSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

/** Apps that can be asked for by name, the most frequent first. */
function appsOf(
  counts: readonly CountRow[],
  nameOf: (row: CountRow) => string,
): readonly { readonly app: string; readonly name: string }[] {
  const byApp = Map.groupBy(counts, ({ app }) => app ?? '');
  return [...byApp]
    .filter(([app]) => app !== '')
    .map(([app, rows]) => ({
      app,
      name: rows[0] ? nameOf(rows[0]) : app,
      count: rows.reduce((so, row) => so + (row.certain ?? 0) + (row.possible ?? 0), 0),
    }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, 40);
}
