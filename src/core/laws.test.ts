import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { assess } from './assess.ts';
import type { AppId } from './statements.ts';
import { situationOf, verdictsOf } from './testing.ts';
import type { CaseClaim, VectorCase } from './testing-case.ts';
import {
  anyCase,
  APPS,
  clearance,
  interests,
  publications,
  seats,
  traits,
} from './random-cases.test.ts';
import { isStricter, type Decision, type Verdict } from './verdict.ts';

const RUNS = { seed: 20261125, numRuns: 400 };

/** Checks something of each app's verdict in one case and in another. */
function compare(
  before: VectorCase,
  after: VectorCase,
  check: (before: Verdict, after: Verdict, app: string) => void,
): void {
  const then = verdictsOf(after);
  for (const [app, verdict] of verdictsOf(before)) {
    const other = then.get(app);
    assert.ok(other);
    check(verdict, other, app);
  }
}

function notSofter(before: Decision, after: Decision, why: string): void {
  assert.ok(!isStricter(before, after), `${why}: ${before} became ${after}`);
}

test('the order of statements never changes a verdict, its reasons, or their order', () => {
  const order = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(anyCase, order, (c, seed) =>
      compare(c, shuffled(c, seed), (before, after) => assert.deepEqual(after, before)),
    ),
    RUNS,
  );
});

/** Every list of a case in another order; ranges and other lists of plain words stay. */
function shuffled<T>(value: T, seed: number): T {
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, seed));
    if (!items.every((item) => typeof item === 'object')) return value;
    const keyed = items.map((item, i) => ({ item, key: ((i + 1) * seed * 7919) % 10_007 }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, shuffled(inner, seed)]),
  ) as T;
}

test('two evaluations agree, whatever was asked before, and change nothing in the catalogue', () => {
  fc.assert(
    fc.property(anyCase, (c) => {
      const { catalogue, policy, at, decisions } = situationOf(c);
      const asRead = structuredClone(catalogue);
      const first = assess(catalogue, policy, at, decisions);
      const second = assess(catalogue, policy, at, decisions);
      const forwards = APPS.map((app) => first.verdict(app as AppId));
      const backwards = APPS.toReversed().map((app) => second.verdict(app as AppId));
      assert.deepEqual(backwards.toReversed(), forwards);
      assert.deepEqual(catalogue, asRead);
    }),
    RUNS,
  );
});

/** A holding statement on a seat, an interest, a publication or a trait, for the first app. */
const addition = fc.oneof(
  interests.held.map((it) => ({ list: 'interests' as const, it })),
  seats.held.map((it) => ({ list: 'seats' as const, it })),
  publications.held.map((it) => ({ list: 'publishers' as const, it })),
  publications.held.map((it) => ({ list: 'developers' as const, it })),
  publications.held.map((it) => ({ list: 'signers' as const, it })),
  traits.held.map((it) => ({ list: 'traits' as const, it })),
);

/** What a statement speaks of: its facts without share, dates, source and weight. */
const subjectOf = (claim: CaseClaim & object): string => {
  const { owner, asset, entity, kind, territory, what } = claim as Record<string, unknown>;
  return JSON.stringify([owner, asset, entity, kind, territory, what]);
};

function add(c: VectorCase, { list, it }: { list: string; it: CaseClaim }): VectorCase {
  if (list === 'interests' || list === 'seats') {
    return { ...c, [list]: [...(c[list] ?? []), it] } as VectorCase;
  }
  const [first, ...rest] = c.apps;
  assert.ok(first);
  const mine = (first as Record<string, unknown>)[list] as readonly unknown[] | undefined;
  return { ...c, apps: [{ ...first, [list]: [...(mine ?? []), it] }, ...rest] };
}

const spokenOf = (c: VectorCase, list: string): readonly CaseClaim[] =>
  list === 'interests' || list === 'seats'
    ? (c[list] ?? [])
    : (((c.apps[0] as Record<string, unknown>)[list] ?? []) as readonly CaseClaim[]);

test('a holding statement on what nobody spoke of softens a verdict only where evidence on the publisher was missing', () => {
  fc.assert(
    fc.property(anyCase, addition, (c, added) => {
      const subject = subjectOf(added.it);
      fc.pre(!spokenOf(c, added.list).some((claim) => subjectOf(claim) === subject));
      compare(c, add(c, added), (before, after, app) => {
        const open = before.because[0].code;
        if (open === 'publisher-unknown' || open === 'publisher-unverified') return;
        notSofter(before.decision, after.decision, app);
      });
    }),
    RUNS,
  );
});

test('another owner never frees what it owns', () => {
  fc.assert(
    fc.property(anyCase, interests.held, (c, it) => {
      fc.pre(!(c.interests ?? []).some((claim) => subjectOf(claim) === subjectOf(it)));
      compare(c, add(c, { list: 'interests', it }), (before, after, app) =>
        notSofter(before.decision, after.decision, app),
      );
    }),
    RUNS,
  );
});

const LISTED = ['CN', 'RU'];

test('an end or a contest of an interest, a trait or a listed seat never hardens a verdict', () => {
  const says = fc.constantFrom('ends' as const, 'contests' as const);
  const claim = fc.record({
    from: fc.constantFrom('2017-01-01', '2019-01-01', '2021-01-01', '2025-01-01'),
    says,
    basis: fc.constantFrom('read' as const, 'unverified' as const),
    standing: fc.constantFrom('confirmed' as const, 'reported' as const),
  });
  const list = fc.constantFrom('interests', 'seats', 'traits');
  fc.assert(
    fc.property(anyCase, list, fc.nat(), claim, (any, list, pick, claim) => {
      const c = { ...any, policy: { ...any.policy, territories: LISTED } };
      const all = spokenOf(c, list).filter(
        (it) => list !== 'seats' || LISTED.includes((it as { territory: string }).territory),
      );
      const about = all[pick % Math.max(all.length, 1)];
      fc.pre(about !== undefined);
      const { from: _f, to: _t, basis: _b, standing: _s, source: _o, ...facts } = about;
      compare(c, add(c, { list, it: { ...facts, ...claim } }), (before, after, app) =>
        notSofter(after.decision, before.decision, app),
      );
    }),
    RUNS,
  );
});

test('a clearance never hardens a verdict, and never frees what an adopted listing names', () => {
  fc.assert(
    fc.property(anyCase, clearance, (c, one) => {
      const cleared = { ...c, clearances: [...(c.clearances ?? []), one] };
      compare(c, cleared, (before, after, app) => {
        notSofter(after.decision, before.decision, app);
        const named = before.because.filter(
          ({ code }) => code === 'app-listed' || code === 'publisher-listed',
        );
        for (const reason of named) notSofter(reason.leadsTo, after.decision, app);
      });
    }),
    RUNS,
  );
});

test('the strictest of the reasons decides, and there always is one', () => {
  fc.assert(
    fc.property(anyCase, (c) => {
      for (const { decision, because } of verdictsOf(c).values()) {
        assert.equal(because[0].leadsTo, decision);
        assert.ok(because.every((reason) => !isStricter(reason.leadsTo, decision)));
      }
    }),
    RUNS,
  );
});
