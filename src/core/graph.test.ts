import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  buildGraph,
  cameUnder,
  CLASS,
  isUnder,
  reach,
  type Mode,
  type Relations,
  type Threshold,
} from './graph.ts';
import { WHOLE } from './share.ts';

type Relation = {
  readonly owner: number;
  readonly asset: number;
  readonly class: number;
  readonly min: number;
  readonly max: number;
};

const HALF: Threshold = { share: WHOLE / 2, comparison: 'at-least' };
const MORE: Threshold = { share: WHOLE / 2, comparison: 'more-than' };

function columns(entities: number, relations: readonly Relation[]): Relations {
  const column = (value: (r: Relation) => number) => Uint32Array.from(relations, value);
  return {
    entities,
    owner: column((r) => r.owner),
    asset: column((r) => r.asset),
    class: Uint8Array.from(relations, (r) => r.class),
    min: column((r) => r.min),
    max: column((r) => r.max),
  };
}

const maskOf = (entities: number, seeds: readonly number[]): Uint8Array => {
  const mask = new Uint8Array(entities);
  for (const seed of seeds) mask[seed] = 1;
  return mask;
};

/** The rule over plain objects: rounds over all relations until a round adds nobody. */
function slowly(
  relations: readonly Relation[],
  seeds: readonly number[],
  mode: Mode,
  threshold: Threshold,
): ReadonlySet<number> {
  const under = new Set(seeds);
  for (let before = -1; before < under.size;) {
    before = under.size;
    const sums = new Map<string, number>();
    const added = new Set<number>();
    for (const r of relations) {
      const share = mode === 'certain' ? r.min : r.max;
      if (!under.has(r.owner) || share === 0 || r.class === CLASS.founder) continue;
      const key = `${r.asset} ${r.class}`;
      const sum = (sums.get(key) ?? 0) + share;
      sums.set(key, sum);
      const passes =
        threshold.comparison === 'at-least' ? sum >= threshold.share : sum > threshold.share;
      if (r.class === CLASS.control || passes) added.add(r.asset);
    }
    for (const entity of added) under.add(entity);
  }
  return under;
}

function assertSame(
  entities: number,
  relations: readonly Relation[],
  seeds: readonly number[],
  threshold: Threshold,
): number {
  const graph = buildGraph(columns(entities, relations));
  let found = 0;
  for (const mode of ['certain', 'possible'] as const) {
    const under = reach(graph, maskOf(entities, seeds), mode, threshold);
    const slow = slowly(relations, seeds, mode, threshold);
    for (let e = 0; e < entities; e++) {
      assert.equal(isUnder(graph, under, e), slow.has(e), `entity ${e}, ${mode}`);
    }
    found += slow.size - new Set(seeds).size;
  }
  return found;
}

const SHARES = [0, 1, 100_000, 250_000, 499_999, 500_000, 500_001, 600_000, WHOLE];
const ENTITIES = 8;
const relation: fc.Arbitrary<Relation> = fc
  .record({
    owner: fc.nat(ENTITIES - 1),
    asset: fc.nat(ENTITIES - 1),
    class: fc.constantFrom(CLASS.shares, CLASS.votes, CLASS.control, CLASS.founder),
    ends: fc.tuple(fc.constantFrom(...SHARES), fc.constantFrom(...SHARES)),
  })
  .map(({ ends: [a, b], ...r }) => {
    const counted = r.class === CLASS.shares || r.class === CLASS.votes;
    const [min, max] = counted ? [Math.min(a, b), Math.max(a, b)] : [a < b ? WHOLE : 0, WHOLE];
    return { ...r, min, max };
  });

test('small graphs with cycles, self-holdings and sums above 100 agree with the rule done slowly', () => {
  fc.assert(
    fc.property(
      fc.array(relation, { maxLength: 20, size: 'max' }),
      fc.uniqueArray(fc.nat(ENTITIES - 1), { maxLength: 3 }),
      fc.constantFrom(HALF, MORE, { share: WHOLE, comparison: 'at-least' as const }),
      (relations, seeds, threshold) => {
        assertSame(ENTITIES, relations, seeds, threshold);
      },
    ),
    { seed: 20261128, numRuns: 2000 },
  );
});

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('a graph of 20,000 entities and 30,000 relations agrees with the rule done slowly', () => {
  const random = randomFrom(3);
  const pick = (n: number): number => Math.floor(random() * n);
  const entities = 20_000;
  const relations = Array.from({ length: 30_000 }, (): Relation => {
    const cls = [CLASS.shares, CLASS.shares, CLASS.votes, CLASS.control, CLASS.founder][pick(5)];
    const min = pick(2) === 0 ? WHOLE / 2 : pick(WHOLE);
    const counted = cls === CLASS.shares || cls === CLASS.votes;
    return {
      owner: pick(entities),
      asset: pick(entities),
      class: cls ?? CLASS.shares,
      min: counted ? min : pick(2) * WHOLE,
      max: counted ? Math.min(WHOLE, min + pick(200_000)) : WHOLE,
    };
  });
  const seeds = Array.from({ length: 300 }, () => pick(entities));
  for (const threshold of [HALF, MORE]) {
    const found = assertSame(entities, relations, seeds, threshold);
    assert.ok(found > 500, `the seeds reach others: ${found}`);
  }
});

test('an entity comes under after the owners that brought it there', () => {
  const chain = [0, 1, 2, 3].map((owner) => ({
    owner,
    asset: owner + 1,
    class: CLASS.shares,
    min: WHOLE / 2,
    max: WHOLE,
  }));
  const graph = buildGraph(columns(5, chain.toReversed()));
  const under = reach(graph, maskOf(5, [0]), 'certain', HALF);
  const ranks = [0, 1, 2, 3, 4].map((entity) => cameUnder(graph, under, entity));
  assert.deepEqual(ranks, [1, 2, 3, 4, 5]);
});

test('a seed without any relation is under, and nobody else is', () => {
  const graph = buildGraph(
    columns(4, [{ owner: 0, asset: 1, class: CLASS.control, min: WHOLE, max: WHOLE }]),
  );
  const under = reach(graph, maskOf(4, [3]), 'certain', HALF);
  assert.deepEqual(
    [0, 1, 2, 3].map((entity) => isUnder(graph, under, entity)),
    [false, false, false, true],
  );
});

test('without relations the seeds alone are under; without seeds nobody is', () => {
  const graph = buildGraph(columns(3, []));
  const under = reach(graph, maskOf(3, [1]), 'possible', HALF);
  assert.deepEqual(
    [0, 1, 2].map((entity) => isUnder(graph, under, entity)),
    [false, true, false],
  );
  const ring = buildGraph(
    columns(
      3,
      [0, 1, 2].map((e) => ({
        owner: e,
        asset: (e + 1) % 3,
        class: CLASS.shares,
        min: WHOLE,
        max: WHOLE,
      })),
    ),
  );
  const nobody = reach(ring, maskOf(3, []), 'possible', HALF);
  assert.ok([0, 1, 2].every((entity) => !isUnder(ring, nobody, entity)));
});

test('a threshold of nothing still asks for something held', () => {
  const graph = buildGraph(
    columns(3, [
      { owner: 0, asset: 1, class: CLASS.shares, min: 0, max: 1 },
      { owner: 0, asset: 2, class: CLASS.shares, min: 1, max: 1 },
    ]),
  );
  const none: Threshold = { share: 0, comparison: 'at-least' };
  const certain = reach(graph, maskOf(3, [0]), 'certain', none);
  const possible = reach(graph, maskOf(3, [0]), 'possible', none);
  assert.deepEqual([isUnder(graph, certain, 1), isUnder(graph, certain, 2)], [false, true]);
  assert.equal(isUnder(graph, possible, 1), true);
});
