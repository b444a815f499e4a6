import type { Day } from '../../core/day.ts';
import type { ExceptionState } from '../../core/exception-states.ts';
import type { FindingState } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { hiddenAmong, toldAlone } from '../../core/told.ts';
import type { CourseRead, Series } from '../course/read-course.ts';
import type { GovernmentReport, ReportPart, ReportReader, Sum } from './report.ts';

/** What the report is made of: answers of other operations, for the same person and organisation. */
export type ReportSources = {
  readonly for: ReportReader;
  readonly from: Day;
  readonly to: Day;
  /** Of these days, by `readCourse`. */
  readonly course: CourseRead;
  /** Of `readProgress`, or of `summariseFindings` where it is exact; of that organisation and all below it. */
  readonly progress: readonly {
    readonly app: string | null;
    readonly appName: string | null;
    readonly category: string | null;
    readonly state: FindingState;
    readonly certain: number | null;
    readonly possible: number | null;
  }[];
  /** Of the register of exceptions, in that part of the tree. */
  readonly register: readonly {
    readonly state: ExceptionState;
    readonly restricted: boolean;
    readonly ground: string;
    readonly asked: Instant;
    readonly decided: Instant | null;
  }[];
} & Pick<GovernmentReport, 'policies' | 'catalogue' | 'ledger'>;

/** The numbers of a report, and nothing that was not told before. */
export function reportOf(sources: ReportSources): GovernmentReport {
  const { course, progress, from, to } = sources;
  const { exact, organisation, asOf, inventories, total, parts, days } = course;
  const open = progress.filter(({ state }) => state !== 'closed');
  return {
    for: sources.for,
    exact,
    organisation,
    name: total.name,
    from,
    to,
    asOf,
    inventories,
    total: partOf(total),
    parts: parts.map(partOf),
    course: { days, phones: total.phones },
    apps: [...Map.groupBy(open, ({ app, category }) => `${app}\t${category}`).values()]
      .flatMap((rows) => {
        const [first] = rows;
        if (first === undefined) return [];
        const { app, appName, category } = first;
        const findings = sumOf(rows.map(({ certain }) => certain));
        const possible = sumOf(rows.map((one) => one.possible));
        return [{ app, appName, category, findings, possible }];
      })
      .toSorted(
        (a, b) =>
          b.findings.count - a.findings.count ||
          b.possible.count - a.possible.count ||
          (a.appName ?? a.category ?? '').localeCompare(b.appName ?? b.category ?? ''),
      ),
    states: [...Map.groupBy(progress, ({ state }) => state)]
      .map(([state, rows]) => ({ state, findings: sumOf(rows.map(({ certain }) => certain)) }))
      .toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state)),
    called: sumOf(course.calls.map(({ findings }) => findings)),
    deadline: deadlineOf(course),
    exceptions: exceptionsOf(sources),
    rules: course.phases.map((phase) => ({ ...phase })),
    policies: sources.policies,
    catalogue: sources.catalogue,
    ledger: sources.ledger,
  };
}
const STATES: readonly FindingState[] = ['open', 'called', 'overdue', 'escalated', 'closed'];

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
