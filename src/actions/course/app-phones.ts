import { courseOf, toldCourse, type Course, type PartStep } from '../../core/course/course.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import { isWithin } from '../../core/organisation.ts';
import type { AppId } from '../../core/statements.ts';
import type { Naming } from '../findings/read.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import { levelsOf, standIn } from './read-course.ts';
import { phonesIn } from './where-phones-stand.ts';

export type AppPhones = {
  readonly exact: boolean;
  readonly organisation: OrganisationId;
  readonly total: AppCount;
  readonly parts: readonly (AppCount & {
    readonly organisation: OrganisationId;
    readonly name: string;
    readonly itself: boolean;
  })[];
};
/** Null: not told. */
export type AppCount = {
  readonly phones: number | null;
  /** By a name alone. */
  readonly possible: number | null;
  /** That may keep it, under exceptions. */
  readonly excepted: number | null;
  /** Of all phones. */
  readonly of: number;
};
type Of = 'phones' | 'possible' | 'excepted';

/** On how many phones an app is now, and where. Of one that tells love life, faith or health nobody asks. */
export async function readAppPhones(
  { store }: Server,
  naming: Naming,
  { scope }: Pick<Context, 'scope'>,
  {
    app,
    ...asked
  }: {
    readonly app: AppId;
    readonly organisation: OrganisationId | null;
    readonly exactIn: readonly OrganisationId[];
  },
): Promise<Outcome<AppPhones, 'unknown-organisation' | 'sensitive-app'>> {
  if (naming(app).category !== null) return refused('sensitive-app');
  const tree = await store.tree();
  const organisation = standIn(tree, scope, asked.organisation);
  if (organisation === null) return refused('unknown-organisation');
  const exact = isWithin(organisation, asked.exactIn);
  const levels: {
    readonly of: OrganisationId;
    readonly rows: Awaited<ReturnType<typeof store.course.appParts>>;
  }[] = [];
  for (const of of levelsOf(tree, organisation, scope))
    levels.push({ of: of.id, rows: await store.course.appParts(of.id, app) });
  const counted = (of: Of): Course => {
    const steps = levels.map(({ of: id, rows }) => ({
      of: id,
      steps: rows.map((row): PartStep => ({
        part: row.part,
        day: NOW,
        phones: row[of],
        possible: 0,
      })),
    }));
    return exact ? courseOf(steps.at(-1)?.steps ?? [], [NOW]) : toldCourse(steps, [NOW]);
  };
  const [phones, possible, excepted] = [
    counted('phones'),
    counted('possible'),
    counted('excepted'),
  ];
  const all = phonesIn(tree, organisation, await store.coverage([organisation.id]));
  const countOf = (course: Course, part: OrganisationId | null): number | null => {
    const counts = part === null ? course.total : course.parts.get(part);
    return counts === undefined ? 0 : (counts.phones[0] ?? null);
  };
  const count = (part: OrganisationId | null): AppCount => ({
    phones: countOf(phones, part),
    possible: countOf(possible, part),
    excepted: countOf(excepted, part),
    of: part === null ? [...all.values()].reduce((sum, one) => sum + one, 0) : (all.get(part) ?? 0),
  });
  const parts = [
    ...new Set([...phones.parts.keys(), ...possible.parts.keys(), ...excepted.parts.keys()]),
  ];
  return done({
    exact,
    organisation: organisation.id,
    total: count(null),
    parts: parts
      .map((part) => ({
        organisation: part,
        name: tree.organisations.get(part)?.name ?? '',
        itself: part === organisation.id,
        ...count(part),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  });
}

/** One day stands for now. */
const NOW = '2000-01-01' as Day;
