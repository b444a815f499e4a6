import type { Day } from '../../core/day.ts';
import type { ExceptionState } from '../../core/exception-states.ts';
import type { FindingState } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { hiddenAmong, toldAlone } from '../../core/told.ts';
import type { AppId } from '../../core/statements.ts';
import type { AppPhones } from '../course/app-phones.ts';
import type { CourseRead, Series } from '../course/read-course.ts';
import type { ShownFinding } from '../findings/read.ts';
import type { GovernmentReport, ReportPart, ReportReader, Sum } from './report.ts';

/** What the report is made of: answers of other operations, for the same person and organisation. */
export type ReportSources = {
  readonly for: ReportReader;
  readonly from: Day;
  readonly to: Day;
  /** Of these days, by `readCourse`. */
  readonly course: CourseRead;
  /** Of `summariseFindings`, of that organisation and all below it; and what `readProgress` tells of the same. */
  readonly summary: readonly Counted<number>[];
  readonly progress: readonly Counted<number | null>[];
  /** Of `readAppPhones`, by app; those that may be asked for by name. */
  readonly phones: ReadonlyMap<AppId, Pick<AppPhones['total'], 'phones' | 'possible'>>;
  /** Of the register of exceptions, in that part of the tree. */
  readonly register: readonly {
    readonly state: ExceptionState;
    readonly restricted: boolean;
    readonly ground: string;
    readonly asked: Instant;
    readonly decided: Instant | null;
  }[];
} & Pick<GovernmentReport, 'sample' | 'policies' | 'catalogue' | 'ledger'>;

/** The numbers of a report, and nothing that was not told before. */
export function reportOf(sources: ReportSources): GovernmentReport {
  const { course, from, to } = sources;
  const { exact, organisation, asOf, inventories, total, parts, days } = course;
  return {
    for: sources.for,
    exact,
    sample: sources.sample,
    organisation,
    name: total.name,
    from,
    to,
    asOf,
    inventories,
    total: partOf(total),
    parts: parts.map(partOf),
    course: { days, phones: total.phones },
    apps: appsOf(sources),
    states: statesOf(sources),
    called: sumOf(course.calls.map(({ findings }) => findings)),
    deadline: deadlineOf(course),
    exceptions: exceptionsOf(sources),
    rules: course.phases.map((phase) => ({ ...phase })),
    policies: sources.policies,
    catalogue: sources.catalogue,
    ledger: sources.ledger,
  };
}

type Counted<Count> = Pick<ShownFinding, 'app' | 'appName' | 'category'> & {
  readonly state: FindingState;
  readonly certain: Count;
  readonly possible: Count;
};
const STATES: readonly FindingState[] = ['open', 'called', 'overdue', 'escalated', 'closed'];

function statesOf(sources: ReportSources): GovernmentReport['states'] {
  const totals = STATES.map((state) => ({
    state,
    told: totalOf(sources, 'certain', (row) => row.state === state),
  })).filter(({ told }) => told !== 0);
  const hidden = sources.course.exact
    ? new Set<number>()
    : hiddenAmong(totals.map(({ told }) => told ?? 1));
  return totals.map(({ state, told }, at) => ({ state, findings: hidden.has(at) ? null : told }));
}

function appsOf(sources: ReportSources): GovernmentReport['apps'] {
  const open = sources.summary.filter(({ state }) => state !== 'closed');
  return [...Map.groupBy(open, ({ app, category }) => `${app}\t${category}`).values()]
    .flatMap(([first]) => {
      if (first === undefined) return [];
      const { app, appName, category } = first;
      const isSame = (row: Counted<unknown>): boolean =>
        row.app === app && row.category === category && row.state !== 'closed';
      const phones = app === null ? undefined : sources.phones.get(app);
      return [
        {
          app,
          appName,
          category,
          phones: phones ? phones.phones : totalOf(sources, 'certain', isSame),
          possible: phones ? phones.possible : totalOf(sources, 'possible', isSame),
        },
      ];
    })
    .toSorted(
      (a, b) =>
        (b.phones ?? 0) - (a.phones ?? 0) ||
        (b.possible ?? 0) - (a.possible ?? 0) ||
        (a.appName ?? a.category ?? '').localeCompare(b.appName ?? b.category ?? ''),
    );
}

/**
 * A total over organisations. INVARIANT: it is told where it is five or more, and where what the progress keeps back of it is nothing
 * or five or more: else whoever takes what is told from it has a small number left.
 */
function totalOf(
  { course: { exact }, summary, progress }: ReportSources,
  of: 'certain' | 'possible',
  isOf: (row: Counted<unknown>) => boolean,
): number | null {
  const total = summary.filter(isOf).reduce((sum, row) => sum + row[of], 0);
  if (exact) return total;
  const told = progress.filter(isOf).reduce((sum, row) => sum + (row[of] ?? 0), 0);
  return toldAlone(total - told) === null ? null : toldAlone(total);
}

const partOf = ({
  organisation,
  name,
  itself,
  phones,
  possible,
  coverage,
}: Series): ReportPart => ({
  organisation,
  name,
  itself,
  before: phones[0] ?? null,
  now: phones.at(-1) ?? null,
  possible: possible.at(-1) ?? null,
  coverage,
});

/** A sum of what is told is told; what is not told is said to be missing, and not how much. */
function sumOf(counts: readonly (number | null)[]): Sum {
  const told = counts.flatMap((count) => count ?? []);
  return {
    count: told.reduce((sum, count) => sum + count, 0),
    more: told.length < counts.length,
  };
}

function deadlineOf({ deadline, deadlines, total }: CourseRead): GovernmentReport['deadline'] {
  if (deadline === null) return null;
  const findings = deadlines.find(({ day }) => day === deadline)?.findings ?? null;
  return { day: deadline, findings, forecast: total.forecast };
}

function exceptionsOf({
  course,
  register,
  from,
  to,
}: ReportSources): GovernmentReport['exceptions'] {
  const { exact } = course;
  const inPeriod = (at: Instant | null): boolean =>
    at !== null && at.slice(0, 10) >= from && at.slice(0, 10) <= to;
  const alone = (count: number): number | null => (exact ? count : toldAlone(count));
  const states = counted(register, ({ state }) => state, exact);
  const inForce = register.filter(({ state }) => state === 'in-force');
  return {
    states: states.map(([state, count]) => ({ state, count })),
    grounds: counted(inForce, ({ restricted, ground }) => (restricted ? null : ground), exact).map(
      ([ground, count]) => ({ ground, count }),
    ),
    asked: alone(register.filter(({ asked }) => inPeriod(asked)).length),
    decided: alone(register.filter(({ decided }) => inPeriod(decided)).length),
  };
}

function counted<T, Key>(
  rows: readonly T[],
  keyOf: (row: T) => Key,
  exact: boolean,
): readonly (readonly [Key, number | null])[] {
  const groups = [...Map.groupBy(rows, keyOf)].map(([key, { length }]) => [key, length] as const);
  const hidden = exact ? new Set<number>() : hiddenAmong(groups.map(([, count]) => count));
  return groups.map(([key, count], place) => [key, hidden.has(place) ? null : count]);
}
