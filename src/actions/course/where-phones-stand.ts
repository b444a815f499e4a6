import { courseOf, toldCourse, type Course, type PartStep } from '../../core/course/course.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { CoverageRow } from '../../core/where-devices-stand.ts';
import type { Tree } from '../stored.ts';

/** Where phones stand: five parts that add up to `all`. Null: not told. */
export type FiveParts = {
  readonly all: number;
  readonly withHits: number | null;
  readonly without: number | null;
  readonly notVisible: number;
  /** Of those not visible. */
  readonly workSide: number;
  readonly managedOnly: number;
  readonly stale: number;
  readonly notAssessed: number;
};

export type Stood = {
  readonly of: OrganisationId;
  readonly parts: ReadonlyMap<OrganisationId, readonly CoverageRow[]>;
};

/** Of phones with hits as much as of the course. */
export function hitsTold(stood: readonly Stood[], day: Day, exact: boolean): Course {
  const levels = stood.map(({ of, parts }) => ({
    of,
    steps: [...parts].map(([part, rows]): PartStep => ({
      part,
      day,
      phones: rows.reduce((sum, { withHits }) => sum + withHits, 0),
      possible: 0,
    })),
  }));
  return exact ? courseOf(levels.at(-1)?.steps ?? [], [day]) : toldCourse(levels, [day]);
}

/** Where it is not told how many have something, nor is how many have nothing. */
export function fiveParts(rows: readonly CoverageRow[], withHits: number | null): FiveParts {
  const sum = (of: (row: CoverageRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const [notVisible, stale, notAssessed] = [
    sum((row) => row.notVisible),
    sum((row) => row.stale),
    sum((row) => row.notAssessed),
  ];
  const without = sum((row) => row.without);
  const all = sum((row) => row.withHits) + without + notVisible + stale + notAssessed;
  return {
    all,
    withHits,
    without: withHits === null ? null : without,
    notVisible,
    workSide: sum((row) => row.workSide),
    managedOnly: sum((row) => row.managedOnly),
    stale,
    notAssessed,
  };
}

/** Phones by the part that they are in. */
export const phonesIn = (
  tree: Tree,
  organisation: Organisation,
  rows: readonly CoverageRow[],
): ReadonlyMap<OrganisationId, number> =>
  new Map(
    [...coverageBelow(tree, organisation, rows)].map(([part, of]) => [part, fiveParts(of, 0).all]),
  );

/** By the part that the organisation of a row is in. */
export function coverageBelow(
  { organisations }: Tree,
  { id, path }: Organisation,
  rows: readonly CoverageRow[],
): ReadonlyMap<OrganisationId, readonly CoverageRow[]> {
  return Map.groupBy(rows, (row) => organisations.get(row.organisation)?.path[path.length] ?? id);
}
