import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  evidenceOf,
  NOTHING_YET,
  take,
  takeAll,
  type DeviceStory,
  type Told,
} from './finding-stories.fixture.ts';
import type { Finding } from './finding.ts';
import type { DeviceRules } from './reconcile.ts';

const RUNS = { seed: 20261126, numRuns: 500 };
const APPS = ['tiktok', 'wechat', 'temu'];

/** Few days, so that reports meet, overtake each other and fall together. */
const instant = fc.integer({ min: 1, max: 9 }).map((day) => `2026-11-0${day}T07:00:00Z`);
const visibility = fc.constantFrom(
  'all',
  'managed-only',
  'work-side',
  'names-only',
  'nothing',
  'unknown',
);
const hit = fc.record({
  app: fc.constantFrom(...APPS),
  strength: fc.constantFrom('exact', 'case-folded', 'name'),
});
const told: fc.Arbitrary<Told> = fc.record({
  moment: instant,
  whole: fc.boolean(),
  covers: fc.boolean(),
  sees: fc.option(visibility, { freq: 4 }),
  collected: fc.option(instant, { nil: null }),
  complete: fc.boolean(),
  hits: fc.array(hit, { maxLength: 3 }),
});
const history = fc.array(told, { maxLength: 5 });
const someApps = fc.subarray(APPS);
const rules: fc.Arbitrary<DeviceRules> = fc
  .record({ permitted: someApps, excepted: someApps, silent: someApps })
  .map(({ permitted, excepted, silent }) => ({
    isProhibited: ({ app }) => !permitted.includes(app),
    isExcepted: ({ app }) => excepted.includes(app),
    absenceTells: (app) => !silent.includes(app),
  }));

const isOpen = ({ state }: Finding): boolean => state !== 'closed';
const openOf = ({ findings }: DeviceStory): readonly string[] =>
  findings
    .filter(isOpen)
    .map(({ app, seen }) => `${app} ${seen}`)
    .toSorted();

test('the same inventory again changes nothing', () => {
  fc.assert(
    fc.property(history, told, rules, (before, told, rules) => {
      const once = takeAll(NOTHING_YET, [...before, told], rules);
      assert.deepEqual(take(once, told, rules).changes, []);
    }),
    RUNS,
  );
});

test('a device never has two findings of one app, and one inventory changes each at most once', () => {
  fc.assert(
    fc.property(history, told, rules, (before, told, rules) => {
      const { changes, story } = take(takeAll(NOTHING_YET, before, rules), told, rules);
      assert.equal(new Set(changes.map(({ app }) => app)).size, changes.length);
      assert.equal(new Set(story.findings.map(({ app }) => app)).size, story.findings.length);
      assert.deepEqual(
        changes.map(({ app }) => app),
        changes.map(({ app }) => app).toSorted(),
      );
    }),
    RUNS,
  );
});

test('the order of what an inventory shows and of what is stored changes nothing', () => {
  fc.assert(
    fc.property(history, told, rules, (before, told, rules) => {
      const story = takeAll(NOTHING_YET, before, rules);
      const turned = { ...story, findings: story.findings.toReversed() };
      // Of two hits of one app the stronger counts, so their order must not matter either.
      const shuffled = { ...told, hits: told.hits?.toReversed() ?? [] };
      assert.deepEqual(take(turned, shuffled, rules).changes, take(story, told, rules).changes);
    }),
    RUNS,
  );
});

test('no finding is closed as removed by less sight than the one that showed it, by none, or by a broken report', () => {
  fc.assert(
    fc.property(history, told, rules, (before, told, rules) => {
      const story = takeAll(NOTHING_YET, before, rules);
      for (const change of take(story, told, rules).changes) {
        if (change.kind !== 'closed' || change.because !== 'removed') continue;
        const finding = story.findings.find(({ app }) => app === change.app);
        assert.ok(told.sees === 'all' || told.sees === finding?.seenAs);
        assert.ok(told.sees !== 'nothing' && told.complete);
        assert.ok(!told.hits?.some(({ app }) => app === change.app));
      }
    }),
    RUNS,
  );
});

test('a part, or an inventory of others, closes nothing of a device that it does not have', () => {
  const outside = fc.constantFrom({ whole: false }, { covers: false });
  fc.assert(
    fc.property(history, told, outside, rules, (before, told, outside, rules) => {
      const story = takeAll(NOTHING_YET, before, rules);
      assert.deepEqual(take(story, { ...told, ...outside, sees: null }, rules).changes, []);
    }),
    RUNS,
  );
});

test('evidence that is not later than what is known of a finding leaves it as it is', () => {
  fc.assert(
    fc.property(history, told, rules, (before, told, rules) => {
      const story = takeAll(NOTHING_YET, before, rules);
      const at = told.sees === null ? told.moment : evidenceOf(told);
      const changed = new Set(take(story, told, rules).changes.map(({ app }) => app));
      for (const { app, seen } of story.findings) if (at <= seen) assert.ok(!changed.has(app));
    }),
    RUNS,
  );
});

test('a match never grows weaker as long as its finding is open, and an open finding is never seen earlier', () => {
  const strength = ['name', 'case-folded', 'exact'];
  fc.assert(
    fc.property(history, told, rules, (before, told, rules) => {
      const then = takeAll(NOTHING_YET, before, rules);
      const { story, changes } = take(then, told, rules);
      for (const change of changes) {
        if (change.kind !== 'seen') continue;
        const was = then.findings.find(({ app }) => app === change.app);
        const is = story.findings.find(({ app }) => app === change.app);
        assert.ok(was && is && was.seen < is.seen && was.state === is.state);
        assert.ok(strength.indexOf(was.strength) <= strength.indexOf(is.strength));
      }
    }),
    RUNS,
  );
});

/**
 * Two whole inventories of different times, handed in the wrong way round, end as in the right order, where the later one
 * settles it for the device: it sees all of it to the end, or lacks it, and nothing known before is later still. Alike are
 * which findings are open, and when each was last seen. Not alike, because the story was another: how a finding closed, how
 * often it was reopened, and whether its holder is to be called anew. Where the later one is blind, an app that only the
 * earlier one showed opens in the right order alone.
 */
test('two whole inventories end alike in either order, where the later one sees the whole device or lacks it', () => {
  const whole = told.map((one) => ({ ...one, whole: true, covers: true }));
  const settling = whole.map((one) => ({
    ...one,
    ...(one.sees !== null && { sees: 'all' as const, complete: true }),
  }));
  const time = (one: Told): string => (one.sees === null ? one.moment : evidenceOf(one));
  const tells = rules.map((some) => ({ ...some, absenceTells: () => true }));
  fc.assert(
    fc.property(history, whole, settling, tells, (before, earlier, later, rules) => {
      const start = takeAll(NOTHING_YET, before, rules);
      fc.pre(time(earlier) < time(later) && (start.latest?.at ?? '') <= time(later));
      const right = takeAll(start, [earlier, later], rules);
      const wrong = takeAll(start, [later, earlier], rules);
      assert.deepEqual(openOf(wrong), openOf(right));
    }),
    RUNS,
  );
});
