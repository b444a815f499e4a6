import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { DeviceId, FindingId, OrganisationId } from '../finding.ts';
import type { Strength } from '../inventory.ts';
import { at, caseOf, CLOCKS, planFor, stored, type World } from './case.fixture.ts';
import { isLater } from '../instant.ts';
import { ANSWERS, type HolderKey, type NoticeCase, type NoticePlan } from './notice.ts';

const SEED = { seed: 20_261_127, numRuns: 150 };
const START = Date.UTC(2026, 10, 2, 6);
const HOUR = 3_600_000;
const clock = CLOCKS.get('nl');
assert.ok(clock);

const hour = (hours: number) => at(new Date(START + hours * HOUR).toISOString());
const whenever = fc.integer({ min: 0, max: 24 * 60 });

/** A few findings of a few holders, on a few devices. */
const worlds: fc.Arbitrary<World> = fc
  .uniqueArray(
    fc.record({
      app: fc.constantFrom('tiktok', 'wechat', 'temu'),
      device: fc.integer({ min: 1, max: 3 }),
      holder: fc.integer({ min: 1, max: 2 }),
      organisation: fc.constantFrom('ministry', 'agency'),
      strength: fc.constantFrom<Strength>('exact', 'exact', 'case-folded', 'name'),
      measure: fc.constantFrom('advise', 'remove', 'prevent', null),
      usable: fc.constantFrom(null, true, false),
      opened: whenever,
      listAgeHours: fc.constantFrom(0, 168),
    }),
    { maxLength: 6, selector: ({ app, device, holder }) => `${app} ${device} ${holder}` },
  )
  .map((rows) => ({
    escalated: new Map(),
    cases: rows.map((row) =>
      caseOf({
        app: row.app,
        holder: `h${row.holder}` as HolderKey,
        measure: row.measure,
        listAgeHours: row.listAgeHours,
        finding: {
          id: `${row.app}-${row.device}-${row.holder}` as FindingId,
          device: row.device as DeviceId,
          organisation: row.organisation as OrganisationId,
          strength: row.strength,
          usable: row.usable,
          opened: hour(row.opened),
          seen: hour(row.opened),
        },
      }),
    ),
  }));

/** What happens between two looks: time passes, a holder answers, an inventory shows the apps again, a person settles. */
const happenings = fc.array(
  fc.record({
    hours: fc.integer({ min: 0, max: 80 }),
    answer: fc.option(fc.constantFrom(...ANSWERS), { freq: 4 }),
    of: fc.nat({ max: 5 }),
    seen: fc.boolean(),
    settled: fc.boolean(),
    room: fc.constantFrom(0, 1, 1000),
  }),
  { maxLength: 40 },
);
type Happening = Parameters<Parameters<typeof happenings.map>[0]>[0][number];

function happened(world: World, one: Happening, now: NoticePlan['at']): World {
  const cases = world.cases.map((given, index): NoticeCase => {
    const mine = index === one.of;
    const answer =
      mine && one.answer !== null && given.told.length > 0
        ? { kind: one.answer, at: now, settled: null }
        : mine && one.settled && given.answer !== null
          ? { ...given.answer, settled: now }
          : given.answer;
    const isSeen = one.seen && isLater(now, given.finding.opened);
    return { ...given, answer, finding: isSeen ? { ...given.finding, seen: now } : given.finding };
  });
  return { ...world, cases };
}

type Look = { readonly before: World; readonly plan: NoticePlan; readonly after: World };
function lived(start: World, steps: readonly Happening[]): readonly Look[] {
  let world = start;
  let time = START;
  return steps.map((step) => {
    time += step.hours * HOUR;
    const now = at(new Date(time).toISOString());
    const before = happened(world, step, now);
    const plan = planFor(before, now, step.room);
    world = stored(before, plan);
    return { before, plan, after: world };
  });
}

function law(name: string, holds: (looks: readonly Look[]) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(worlds, happenings, (world, steps) => holds(lived(world, steps))),
      SEED,
    );
  });
}

law('planning twice plans once', (looks) => {
  for (const { plan, after } of looks) {
    const again = planFor(after, plan.at, plan.held > 0 ? 0 : 1000);
    assert.deepEqual([again.messages, again.moves], [[], []]);
  }
});

law('the order of the findings changes nothing', (looks) => {
  for (const { before, plan } of looks) {
    const turned = { ...before, cases: before.cases.toReversed() };
    const room = plan.messages.length + (plan.held > 0 ? 0 : 1000);
    assert.deepEqual(planFor(turned, plan.at, room), plan);
  }
});

law('no message is made in quiet hours or on a closed day', (looks) => {
  for (const { plan } of looks)
    if (plan.messages.length > 0) assert.ok(clock.isOpen(plan.at), plan.at);
});

law(
  'a holder gets one message a day at most, and never twice the same about one finding',
  (looks) => {
    const days = new Set<string>();
    const things = new Set<string>();
    for (const { plan } of looks)
      for (const message of plan.messages) {
        const to = message.to === 'holder' ? message.holder : message.organisation;
        const day: string = `${message.kind === 'escalation'} ${to} ${clock.dayOf(plan.at)}`;
        assert.ok(!days.has(day), day);
        days.add(day);
        if (message.to !== 'holder') continue;
        for (const { finding, kind, deadline } of message.items) {
          if (kind === 'reminder') continue;
          const thing = `${finding} ${kind} ${deadline}`;
          assert.ok(!things.has(thing), thing);
          things.add(thing);
        }
      }
  },
);

law(
  'an answer stops all that runs, until it is settled or a later inventory shows the app',
  (looks) => {
    for (const { before, plan } of looks) {
      const told = new Set(
        plan.messages.flatMap(({ items }) => items.map(({ finding }) => finding)),
      );
      const moved = new Set(plan.moves.map(({ finding }) => finding));
      for (const { finding, answer, listAgeHours } of before.cases) {
        if (answer === null || answer.settled !== null || finding.state === 'open') continue;
        const heard = Date.parse(answer.at) + listAgeHours * HOUR;
        if (answer.kind === 'removed' && Date.parse(finding.seen) > heard) continue;
        assert.ok(!told.has(finding.id) && !moved.has(finding.id), finding.id);
      }
    }
  },
);

law(
  'after "removed" the holder is told again once a later inventory still shows the app',
  (looks) => {
    const last = looks.at(-1);
    if (last === undefined) return;
    const one = last.after.cases.find(
      ({ finding, measure }) => finding.state === 'called' && measure !== null,
    );
    if (one === undefined || one.finding.usable === false) return;
    const hours = (Date.parse(last.plan.at) - START) / HOUR;
    const answer = { kind: 'removed', at: hour(hours + 1), settled: null } as const;
    const finding = { ...one.finding, seen: hour(hours + 2 + one.listAgeHours) };
    const later = clock.nextOpen(hour(hours + 24 + one.listAgeHours));
    assert.ok(later);
    const plan = planFor({ cases: [{ ...one, answer, finding }], escalated: new Map() }, later);
    assert.equal(plan.messages.length, 1);
  },
);

law('a finding by name alone, hidden, or under no measure is told to nobody', (looks) => {
  for (const { before, plan } of looks) {
    const told = new Set(plan.messages.flatMap(({ items }) => items.map(({ finding }) => finding)));
    for (const { finding, measure } of before.cases)
      if (finding.strength === 'name' || finding.usable === false || measure === null)
        assert.ok(!told.has(finding.id));
  }
});

law('before the next look is due nothing is due', (looks) => {
  for (const { after, plan } of looks) {
    if (plan.held > 0) continue;
    const { next } = planFor(after, plan.at);
    const end = next === null ? Date.parse(plan.at) + 90 * 24 * HOUR : Date.parse(next);
    for (const part of [0.3, 0.99]) {
      const between = Date.parse(plan.at) + Math.floor((end - Date.parse(plan.at)) * part);
      const early = planFor(after, at(new Date(between).toISOString()));
      assert.deepEqual([early.messages, early.moves], [[], []]);
    }
  }
});
