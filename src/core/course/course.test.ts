import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plusDays, type Day } from '../day.ts';
import type { FindingId, OrganisationId } from '../finding.ts';
import type { Instant } from '../inventory.ts';
import type { AppId } from '../statements.ts';
import { chart, stepsOf, sumOf, type ChartedEvent, type FindingCourse } from './chart.ts';
import { courseOf, daysFrom, toldCourse, type PartStep } from './course.ts';
import { busiest, forecast, paceFrom } from './forecast.ts';

const [WATER, LAND, ROOT] = ['water', 'land', 'root'] as OrganisationId[] as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
];
const day = (number: number): Day => plusDays('2026-11-01' as Day, number);
const noon = (number: number): Instant => `${day(number)}T12:00:00Z` as Instant;

let made = 0;
const happened = (
  kind: 'opened' | 'reopened' | 'seen' | 'closed' | 'confirmed' | 'called',
  on: number,
  {
    finding = 'a',
    organisation = WATER,
    strength = 'exact',
  }: {
    readonly finding?: string;
    readonly organisation?: OrganisationId;
    readonly strength?: 'exact' | 'name';
  } = {},
): ChartedEvent => {
  made += 1;
  const base = { finding: finding as FindingId, app: 'clip' as AppId };
  const seen = {
    ...base,
    organisation,
    strength,
    platform: null,
    secondCopy: false,
    seen: noon(on),
    seenAs: 'all' as const,
  };
  const change: ChartedEvent['change'] =
    kind === 'closed'
      ? { ...base, kind, because: 'removed', at: noon(on) }
      : kind === 'confirmed' || kind === 'called'
        ? { ...base, kind }
        : { ...seen, kind };
  return { id: made.toString().padStart(9, '0'), finding: base.finding, change, at: noon(on) };
};

/** Counts by organisation at the end of each day. */
function after(events: readonly ChartedEvent[], days: number) {
  const courses = [...Map.groupBy(events, ({ finding }) => finding).values()].flatMap(
    (of) => chart(null, of).after ?? [],
  );
  const steps = stepsOf(courses).map(({ organisation, ...step }) => ({
    ...step,
    part: organisation,
  }));
  const course = courseOf(steps, daysFrom(day(0), day(days)));
  return {
    water: course.parts.get(WATER)?.phones,
    land: course.parts.get(LAND)?.phones,
    all: course.total.phones,
    possible: course.total.possible,
  };
}

test('a phone counts from the day on which an app was seen to the day on which it was gone, and once', () => {
  const events = [
    happened('opened', 1),
    happened('opened', 2, { finding: 'b' }),
    happened('closed', 3),
    happened('closed', 5, { finding: 'b' }),
    happened('reopened', 6),
  ];
  assert.deepEqual(after(events, 6).all, [0, 1, 1, 1, 1, 0, 1]);
});

test('what only a name says is counted apart until somebody has confirmed it', () => {
  const events = [happened('opened', 1, { strength: 'name' }), happened('confirmed', 3)];
  assert.deepEqual(after(events, 4), {
    water: [0, 0, 0, 1, 1],
    land: undefined,
    all: [0, 0, 0, 1, 1],
    possible: [0, 1, 1, 0, 0],
  });
});

test('a phone that moves on counts where it is, from the day on which it was seen there', () => {
  const { water, land, all } = after(
    [happened('opened', 1), happened('seen', 3, { organisation: LAND })],
    4,
  );
  assert.deepEqual(
    [water, land, all],
    [
      [0, 1, 1, 0, 0],
      [0, 0, 0, 1, 1],
      [0, 1, 1, 1, 1],
    ],
  );
});

test('what came and went on one day is not there at the end of it', () => {
  const events = [happened('opened', 1), happened('closed', 1)];
  assert.deepEqual(after(events, 2).all, [0, 0, 0]);
});

const kinds = fc.constantFrom('opened', 'reopened', 'seen', 'closed', 'confirmed', 'called');
const lives = fc.array(
  fc.record({
    kind: kinds,
    on: fc.nat(12),
    finding: fc.constantFrom('a', 'b'),
    organisation: fc.constantFrom(WATER, LAND),
    strength: fc.constantFrom('exact', 'name'),
  }),
  { maxLength: 14 },
);

test('however its events are cut into batches, and taken in again, a phone has the same course', () => {
  fc.assert(
    fc.property(lives, fc.array(fc.nat(14)), (told, cuts) => {
      const events = told.map(({ kind, on, ...more }) => happened(kind, on, more));
      const ends = [...cuts.filter((cut) => cut < events.length), events.length].toSorted(
        (a, b) => a - b,
      );
      const courses = new Map<FindingId, FindingCourse>();
      let counted = sumOf([]);
      for (const end of ends) {
        const was = stepsOf([...courses.values()]);
        const calls = [];
        for (const [finding, of] of Map.groupBy(events.slice(0, end), (one) => one.finding)) {
          const { after, called } = chart(courses.get(finding) ?? null, of);
          if (after !== null) courses.set(finding, after);
          calls.push(...called);
        }
        counted = sumOf([...counted, ...stepsOf([...courses.values()]), ...calls], was);
      }
      const whole = [...Map.groupBy(events, (one) => one.finding).values()].map((of) =>
        chart(null, of),
      );
      const expected = sumOf([
        ...stepsOf(whole.flatMap((one) => one.after ?? [])),
        ...whole.flatMap(({ called }) => called),
      ]);
      const order = (steps: typeof expected) =>
        steps.map((step) => JSON.stringify(step)).toSorted();
      assert.deepEqual(order(counted), order(expected));
      const days = daysFrom(day(0), day(13));
      const { total } = courseOf(
        counted.map(({ organisation, ...step }) => ({ ...step, part: organisation })),
        days,
      );
      for (const [at] of days.entries()) {
        const here = Number(total.phones[at]) + Number(total.possible[at]);
        assert.ok(here === 0 || here === 1, 'one phone is there or not');
      }
    }),
    { seed: 7 },
  );
});

const step = (part: OrganisationId, on: number, phones: number): PartStep => ({
  part,
  day: day(on),
  phones,
  possible: 0,
});

test('who may not list findings is told no number under five, and none that would follow from the others', () => {
  const steps = [step(WATER, 0, 31), step(LAND, 0, 9), step(ROOT, 0, 2), step(LAND, 1, -8)];
  const course = toldCourse([{ of: ROOT, steps }], daysFrom(day(0), day(1)));
  assert.deepEqual(course.total.phones, [42, 34]);
  assert.deepEqual(course.parts.get(WATER)?.phones, [31, null]);
  assert.deepEqual(course.parts.get(LAND)?.phones, [null, null]);
  assert.deepEqual(course.parts.get(ROOT)?.phones, [null, null]);
});

test('below what is kept back for another, nothing is told', () => {
  const unit = 'unit' as OrganisationId;
  const top = [step(WATER, 0, 6), step(LAND, 0, 1), step(ROOT, 0, 100)];
  const course = toldCourse(
    [
      { of: ROOT, steps: top },
      { of: WATER, steps: [step(unit, 0, 6)] },
    ],
    [day(0)],
  );
  assert.deepEqual(course.total.phones, [null]);
  assert.deepEqual(course.parts.get(unit)?.phones, [null]);
});

test('the forecast goes on as the last week went, and says what the date needs', () => {
  const from = { day: day(0), count: 193 };
  const to = { day: day(7), count: 132 };
  const told = forecast({ from, to }, day(15));
  assert.deepEqual([told?.pace.toFixed(2), told?.needed, told?.left], ['8.71', 16.5, 63]);
  assert.deepEqual(forecast({ from: { ...from, count: 10 }, to: { ...to, count: 5 } }, day(14)), {
    pace: 5 / 7,
    needed: 5 / 7,
    left: 0,
  });
  assert.equal(forecast({ from: { ...from, count: 100 }, to }, day(14))?.left, 164, 'it grows');
  assert.equal(forecast({ from, to: { ...to, day: day(0) } }, day(14)), null);
  assert.equal(forecast({ from, to }, day(7))?.needed, null, 'the day has come');
});

test('the pace is measured between inventories, a week or more apart where there are such', () => {
  assert.equal(paceFrom([day(0), day(14), day(28)], day(28)), day(14));
  assert.equal(paceFrom([day(0), day(7), day(12), day(14)], day(14)), day(7));
  assert.equal(paceFrom([day(12), day(14)], day(14)), day(12));
  assert.equal(paceFrom([day(14)], day(14)), null);
});

test('of the days to come, the one on which most falls due is the date', () => {
  const deadlines = [
    { day: day(1), findings: 90 },
    { day: day(5), findings: 40 },
    { day: day(6), findings: 40 },
    { day: day(9), findings: 3 },
  ];
  assert.equal(busiest(deadlines, day(3)), day(5));
  assert.equal(busiest(deadlines, day(10)), null);
});
