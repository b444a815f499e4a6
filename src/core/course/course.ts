import { daysBetween, plusDays, type Day } from '../day.ts';
import type { OrganisationId } from '../finding.ts';
import { hiddenAmong, toldAlone } from '../told.ts';

/** Changes below one organisation, by the part of it that they are in: one just below it, or itself. */
export type PartStep = {
  readonly part: OrganisationId;
  /** What came before the first day asked for stands on that day. */
  readonly day: Day;
  readonly phones: number;
  readonly possible: number;
};

/** Counts at the end of each day. Null: not told. */
export type Counts = { readonly phones: Told; readonly possible: Told };
type Told = readonly (number | null)[];
export type Course = {
  readonly total: Counts;
  readonly parts: ReadonlyMap<OrganisationId, Counts>;
};

/** Each day from the first to the last. */
export const daysFrom = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) + 1 }, (_, i) => plusDays(from, i));

type Of = 'phones' | 'possible';
type Exact = {
  readonly total: readonly number[];
  readonly parts: ReadonlyMap<OrganisationId, readonly number[]>;
};

/** Exact, for those who may list findings. */
export function courseOf(steps: readonly PartStep[], days: readonly Day[]): Course {
  const [phones, possible] = [added(steps, days, 'phones'), added(steps, days, 'possible')];
  return {
    total: { phones: phones.total, possible: possible.total },
    parts: new Map(
      [...phones.parts].map(([part, counts]) => [
        part,
        { phones: counts, possible: possible.parts.get(part) ?? [] },
      ]),
    ),
  };
}

/**
 * For those who may not see a single finding. `levels`: the steps below each organisation from the top of what they see down to the one
 * asked for, since what is told of one must not tell what is kept back of another: below what is not told, nothing is.
 */
export function toldCourse(
  levels: readonly { readonly of: OrganisationId; readonly steps: readonly PartStep[] }[],
  days: readonly Day[],
): Course {
  const [phones, possible] = [told(levels, days, 'phones'), told(levels, days, 'possible')];
  return {
    total: { phones: phones.total, possible: possible.total },
    parts: new Map(
      [...phones.parts].map(([part, counts]) => [
        part,
        { phones: counts, possible: possible.parts.get(part) ?? [] },
      ]),
    ),
  };
}

function told(
  levels: Parameters<typeof toldCourse>[0],
  days: readonly Day[],
  of: Of,
): { readonly total: Told; readonly parts: ReadonlyMap<OrganisationId, Told> } {
  let total: Told | null = null;
  let parts: ReadonlyMap<OrganisationId, Told> = new Map();
  for (const level of levels) {
    const exact = added(level.steps, days, of);
    // What is asked for lies below the last level, or is it.
    const whole: Told = total === null ? exact.total.map(toldAlone) : (parts.get(level.of) ?? []);
    total = days.map((_, day) => (exact.total[day] === 0 ? 0 : (whole[day] ?? null)));
    parts = toldParts(exact, total);
  }
  return { total: total ?? [], parts };
}

function toldParts({ total, parts }: Exact, whole: Told): ReadonlyMap<OrganisationId, Told> {
  const ids = [...parts.keys()];
  const shown = new Map<OrganisationId, (number | null)[]>(ids.map((id) => [id, []]));
  for (const [day] of total.entries()) {
    const counts = ids.map((id) => parts.get(id)?.[day] ?? 0);
    const hidden = hiddenAmong(counts);
    for (const [at, id] of ids.entries()) {
      const count = counts[at] ?? 0;
      const isHidden = count > 0 && (whole[day] === null || hidden.has(at));
      shown.get(id)?.push(isHidden ? null : count);
    }
  }
  return shown;
}

function added(steps: readonly PartStep[], days: readonly Day[], of: Of): Exact {
  const places = new Map(days.map((day, place) => [day, place]));
  const zeros = (): number[] => days.map(() => 0);
  const parts = new Map<OrganisationId, number[]>();
  const total = zeros();
  for (const step of steps) {
    const counts = parts.get(step.part) ?? zeros();
    parts.set(step.part, counts);
    const place = places.get(step.day);
    if (place === undefined) throw new Error('a step is of a day that was not asked for');
    counts[place] = (counts[place] ?? 0) + step[of];
    total[place] = (total[place] ?? 0) + step[of];
  }
  for (const counts of [total, ...parts.values()])
    for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
  return { total, parts };
}
