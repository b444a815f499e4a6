import { courseOf, daysFrom, toldCourse, type Counts } from '../../core/course/course.ts';
import { busiest, forecast, paceFrom } from '../../core/course/forecast.ts';
import { plusDays, type Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { isWithin, type Organisation } from '../../core/organisation.ts';
import type { Policy } from '../../core/policy.ts';
import { toldAlone } from '../../core/told.ts';
import type { CoverageRow } from '../../core/where-devices-stand.ts';
import { dayOf, done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Tree } from '../stored.ts';
import { phasesBelow, type Phase } from './phases.ts';
import {
  coverageBelow,
  fiveParts,
  hitsTold,
  type FiveParts,
  type Stood,
} from './where-phones-stand.ts';

/** `organisation` null: the one that the person stands in, of several the first by name. Days null: the last sixty. */
export type CourseAsked = {
  readonly organisation: OrganisationId | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Where they may list findings: of an organisation there, all numbers are told. */
  readonly exactIn: readonly OrganisationId[];
};

export type Series = Counts & {
  readonly organisation: OrganisationId;
  readonly name: string;
  /** Its own phones, without those below it. */
  readonly itself: boolean;
  /** At the end of the last day. */
  readonly now: number | null;
  readonly weekAgo: number | null;
  /** So many phones fewer a day, up to the latest inventory; null: not measured, or not told. */
  readonly pace: number | null;
  readonly needed: number | null;
  readonly forecast: number | null;
  readonly makes: boolean | null;
  readonly coverage: FiveParts;
};

export type CourseRead = {
  readonly exact: boolean;
  /** All that has happened is in it; else it is still being counted. */
  readonly counted: boolean;
  /** The moment of the latest inventory; null: none was published. */
  readonly asOf: Instant | null;
  readonly organisation: OrganisationId;
  readonly days: readonly Day[];
  /** Days of inventories: between them nothing is seen to change. */
  readonly inventories: readonly Day[];
  readonly total: Series;
  readonly parts: readonly Series[];
  readonly calls: readonly ToldDay[];
  readonly deadlines: readonly ToldDay[];
  /** Of those to come, the one on which most falls due. */
  readonly deadline: Day | null;
  readonly phases: readonly Phase[];
};
type ToldDay = { readonly day: Day; readonly findings: number | null };
const DAYS = 60;
const MOST_DAYS = 800;
/** Whoever reads waits for no more: a job does the rest. */
const MOST_BATCHES = 40;
/** A batch: others wait for no more than this. */
const AT_ONCE = 500;

/**
 * Counts what is not counted yet: by a job, soon after it happened. At most so many batches; false where something is left.
 */
export async function chartCourse(
  { store }: Pick<Server, 'store'>,
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  for (let batch = 0; batch < most; batch++)
    if (!(await store.stage((tables) => tables.course.chart(AT_ONCE)))) return true;
  return false;
}

export async function readCourse(
  server: Server,
  policyOf: (id: string) => Policy | null,
  { scope }: Pick<Context, 'scope'>,
  asked: CourseAsked,
): Promise<Outcome<CourseRead, 'unknown-organisation' | 'period-unfit'>> {
  const { store } = server;
  const tree = await store.tree();
  const organisation = standIn(tree, scope, asked.organisation);
  if (organisation === null) return refused('unknown-organisation');
  const today = dayOf(server.clock());
  const to = asked.to ?? today;
  const from = asked.from ?? plusDays(to, 1 - DAYS);
  if (from > to || to > today || plusDays(from, MOST_DAYS) < to)
    return refused('period-unfit', { most: MOST_DAYS });
  const counted = await chartCourse(server, MOST_BATCHES);
  const exact = isWithin(organisation, asked.exactIn);
  const moments = (await store.course.moments(organisation.id)).filter((at) => dayOf(at) <= to);
  const inventories = [...new Set(moments.map(dayOf))];
  const last = inventories.at(-1) ?? null;
  const paced = last === null ? null : paceFrom(inventories, last);
  const first = earliest([from, plusDays(to, -7), paced ?? from]);
  const days = daysFrom(first, to);
  const levels = levelsOf(tree, organisation, scope);
  const steps: { readonly of: OrganisationId; readonly steps: Steps }[] = [];
  const stood: Stood[] = [];
  for (const of of levels) {
    steps.push({ of: of.id, steps: await store.course.steps(of.id, { from: first, to }) });
    stood.push({ of: of.id, parts: coverageBelow(tree, of, await store.coverage([of.id])) });
  }
  const course = exact ? courseOf(steps.at(-1)?.steps ?? [], days) : toldCourse(steps, days);
  const tell = (rows: readonly { readonly day: Day; readonly findings: number }[]) =>
    rows.map(({ day, findings }) => ({ day, findings: exact ? findings : toldAlone(findings) }));
  const deadlines = await store.course.deadlines(organisation.id);
  const deadline = busiest(deadlines, to);
  const coverage = stood.at(-1)?.parts ?? new Map<OrganisationId, readonly CoverageRow[]>();
  const hits = hitsTold(stood, to, exact);
  const measured = { days, from, paced, last, deadline };
  const parts = [...new Set([...course.parts.keys(), ...coverage.keys()])].flatMap((part) => {
    const one = tree.organisations.get(part);
    if (one === undefined) return [];
    const counts = course.parts.get(part) ?? none(days);
    const five = fiveParts(coverage.get(part) ?? [], hits.parts.get(part)?.phones[0] ?? null);
    return [
      { ...seriesOf(one, counts, measured), itself: part === organisation.id, coverage: five },
    ];
  });
  const all = fiveParts([...coverage.values()].flat(), hits.total.phones[0] ?? null);
  return done({
    exact,
    counted,
    asOf: moments.at(-1) ?? null,
    organisation: organisation.id,
    days: days.filter((day) => day >= from),
    inventories: inventories.filter((day) => day >= from),
    total: { ...seriesOf(organisation, course.total, measured), itself: false, coverage: all },
    parts: parts.toSorted(
      (a, b) => Number(a.itself) - Number(b.itself) || a.name.localeCompare(b.name),
    ),
    calls: tell(callsOf(steps.at(-1)?.steps ?? [], from)),
    deadlines: tell(deadlines),
    deadline,
    phases: await phasesBelow(server, organisation, policyOf),
  });
}

/** What they stand in; null where they see nothing of what they ask for. */
export function standIn(
  { organisations }: Tree,
  scope: readonly OrganisationId[],
  asked: OrganisationId | null,
): Organisation | null {
  if (asked !== null) {
    const one = organisations.get(asked);
    return one !== undefined && isWithin(one, scope) ? one : null;
  }
  const own = scope.flatMap((id) => organisations.get(id) ?? []);
  const highest = own.filter(
    (one) =>
      !isWithin(
        one,
        scope.filter((id) => id !== one.id),
      ),
  );
  return highest.toSorted((a, b) => a.name.localeCompare(b.name))[0] ?? null;
}

type Steps = Awaited<ReturnType<Server['store']['course']['steps']>>;

function callsOf(
  steps: Steps,
  from: Day,
): readonly { readonly day: Day; readonly findings: number }[] {
  const byDay = Map.groupBy(steps, ({ day }) => day);
  return [...byDay]
    .map(([day, of]) => ({ day, findings: of.reduce((sum, { called }) => sum + called, 0) }))
    .filter(({ day, findings }) => day >= from && findings > 0)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

const earliest = (days: readonly Day[]): Day => days.toSorted()[0] ?? raise();
const raise = (): never => {
  throw new Error('no day of several');
};
const none = (days: readonly Day[]): Counts => ({
  phones: days.map(() => 0),
  possible: days.map(() => 0),
});

/** From the top of what they see down to what is asked for. */
export const levelsOf = (
  { organisations }: Tree,
  { path }: Organisation,
  scope: readonly OrganisationId[],
): readonly Organisation[] =>
  path.flatMap((id) => organisations.get(id) ?? []).filter((one) => isWithin(one, scope));

type Measured = {
  readonly days: readonly Day[];
  readonly from: Day;
  readonly paced: Day | null;
  readonly last: Day | null;
  readonly deadline: Day | null;
};

function seriesOf(
  { id, name }: Organisation,
  { phones, possible }: Counts,
  { days, from, paced, last, deadline }: Measured,
): Omit<Series, 'itself' | 'coverage'> {
  const on = (day: Day | null): number | null =>
    day === null ? null : (phones[days.indexOf(day)] ?? null);
  const [start, end] = [on(paced), on(last)];
  const told =
    paced === null || last === null || start === null || end === null
      ? null
      : forecast(
          { from: { day: paced, count: start }, to: { day: last, count: end } },
          deadline ?? last,
        );
  const shown = (counts: readonly (number | null)[]) => counts.slice(days.indexOf(from));
  const left = told === null || deadline === null ? null : told.left;
  return {
    organisation: id,
    name,
    phones: shown(phones),
    possible: shown(possible),
    now: phones.at(-1) ?? null,
    weekAgo: phones.at(-8) ?? null,
    pace: told?.pace ?? null,
    needed: deadline === null ? null : (told?.needed ?? null),
    forecast: left,
    makes: left === null ? null : left === 0,
  };
}
