import type { FindingState } from '../../parts/mark.tsx';
import type { Sort } from '../../parts/table-columns.ts';

/** What stands in the address: `?state=overdue,escalated&organisation=…&sort=seen`. */
export type FindingSearch = {
  readonly organisation?: string;
  readonly fleet?: string;
  readonly app?: string;
  readonly state?: string;
  readonly certain?: boolean;
  /** What a holder said and nobody has settled. */
  readonly answer?: string;
  readonly sort?: string;
  readonly down?: boolean;
};
export const STATES = ['open', 'called', 'overdue', 'escalated', 'closed'] as const;
/** What the page shows unless somebody asks for closed ones. */
export const NOT_CLOSED: readonly FindingState[] = ['open', 'called', 'overdue', 'escalated'];

export const ANSWERS = ['removed', 'needed', 'not-mine', 'disputed'] as const;
type AnswerKind = (typeof ANSWERS)[number];

const isAnswer = (text: string): text is AnswerKind =>
  (ANSWERS as readonly string[]).includes(text);
const isState = (text: string): text is FindingState =>
  (STATES as readonly string[]).includes(text);

export function findingSearch(given: Readonly<Record<string, unknown>>): FindingSearch {
  const texts = (['organisation', 'fleet', 'app', 'state', 'answer', 'sort'] as const).flatMap(
    (key) => {
      const value = given[key];
      return typeof value === 'string' && value !== '' ? [[key, value] as const] : [];
    },
  );
  const flags = (['certain', 'down'] as const).flatMap((key) =>
    typeof given[key] === 'boolean' ? [[key, given[key]] as const] : [],
  );
  return Object.fromEntries([...texts, ...flags]);
}

export const statesOf = ({ state }: FindingSearch): readonly FindingState[] =>
  state === undefined ? [] : state.split(',').filter(isState);

export const answersOf = ({ answer }: FindingSearch): readonly AnswerKind[] =>
  answer === undefined ? [] : answer.split(',').filter(isAnswer);

export const sortOf = ({ sort, down = false }: FindingSearch): Sort | null =>
  sort === undefined ? null : { by: sort, descending: down };

/** What the API is asked, without order and pages. */
export function queryOf(search: FindingSearch) {
  const { organisation, fleet, app, certain } = search;
  const states = statesOf(search);
  const answers = answersOf(search);
  return {
    ...(organisation === undefined ? {} : { organisation }),
    ...(fleet === undefined ? {} : { fleet }),
    ...(app === undefined ? {} : { app }),
    ...(certain === undefined ? {} : { certain }),
    ...(answers.length === 0 ? {} : { answer: [...answers] }),
    state: [...(states.length === 0 ? NOT_CLOSED : states)],
  };
}

/** Orders that the server gives at any length; within short lists all others are made here. */
const ON_SERVER: ReadonlySet<string> = new Set(['opened', 'deadline']);
export const isOnServer = (column: string): boolean => ON_SERVER.has(column);

/** As the API is asked for a list: by deadline it has the soonest first only. */
export function listQueryOf(search: FindingSearch) {
  const { sort, down = false } = search;
  const query = queryOf(search);
  if (sort === 'deadline') return { ...query, order: 'deadline' as const };
  return sort === 'opened' && !down ? { ...query, order: 'oldest' as const } : query;
}

/** What the order of the server is called in a table. */
export function serverSortOf({ sort, down = false }: FindingSearch): Sort | null {
  if (sort === undefined || !isOnServer(sort)) return null;
  return { by: sort, descending: sort === 'opened' && down };
}

export type FindingListQuery = ReturnType<typeof listQueryOf>;
export type FindingQuery = ReturnType<typeof queryOf>;

/** The address of the same list as a file. */
export function csvPath(search: FindingSearch): string {
  const { state, answer = [], ...rest } = queryOf(search);
  const params = new URLSearchParams(
    Object.entries(rest).map(([key, value]): [string, string] => [key, String(value)]),
  );
  for (const one of state) params.append('state', one);
  for (const one of answer) params.append('answer', one);
  return `/api/findings.csv?${params}`;
}
