import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { WHOLE } from './share.ts';
import { isStrong } from './statements.ts';
import { situationOf, verdictsOf } from './testing.ts';
import type { CaseClaim, VectorCase } from './testing-case.ts';
import { anyCase } from './random-cases.test.ts';
import type { Chain, Link, Reason } from './verdict.ts';

const RUNS = { seed: 20261201, numRuns: 800 };

type Under = Extract<
  Reason,
  { code: 'publisher-under-territory' | 'publisher-possibly-under-territory' }
>;
const isUnder = (reason: Reason): reason is Under =>
  reason.code === 'publisher-under-territory' ||
  reason.code === 'publisher-possibly-under-territory';

/** The case with only those seats and interests that a chain names, and a publisher that is beyond doubt. */
function onlyChain(c: VectorCase, app: string, { chain, publication }: Under): VectorCase {
  const places = new Set(
    chain.flatMap((link) => [
      ...link.seats.map((seat) => seat.at),
      ...link.owners.flatMap((owner) => owner.interests.map((interest) => interest.at)),
    ]),
  );
  const isNamed = (claim: CaseClaim): boolean => places.has(JSON.stringify(claim));
  return {
    name: c.name,
    at: c.at,
    apps: [{ id: app, publishers: [{ entity: publication.entity }] }],
    ...(c.policy && { policy: c.policy }),
    ...(c.entities && { entities: c.entities }),
    seats: (c.seats ?? []).filter(isNamed),
    interests: (c.interests ?? []).filter(isNamed),
  };
}

test('a chain tells the whole story: its statements alone give the same result', () => {
  const seen = { certain: 0, possible: 0 };
  fc.assert(
    fc.property(anyCase, (c) => {
      const isPlain = [...(c.seats ?? []), ...(c.interests ?? [])].every((s) => !s.says);
      for (const [app, { because }] of verdictsOf(c)) {
        for (const reason of because.filter(isUnder)) {
          const again = verdictsOf(onlyChain(c, app, reason))
            .get(app)
            ?.because.find(isUnder);
          assert.ok(again, `${app}: ${reason.code}`);
          const isSure = reason.chain.every((link) => link.certain);
          seen[isSure ? 'certain' : 'possible']++;
          // Without the ends and contests of the rest a link may only become more certain.
          if (isSure) assert.equal(again.code, 'publisher-under-territory');
          else if (isPlain) assert.equal(again.code, 'publisher-possibly-under-territory');
          if (reason.code === 'publisher-under-territory') assert.ok(isSure, app);
        }
      }
    }),
    RUNS,
  );
  assert.ok(seen.certain > 50 && seen.possible > 50, JSON.stringify(seen));
});

test('each link of a chain passes the threshold by the owners it names, and each of them is explained', () => {
  fc.assert(
    fc.property(anyCase, (c) => {
      const { policy } = situationOf(c);
      const { threshold, comparison } = policy.control;
      const passes = (sum: number): boolean =>
        comparison === 'at-least' ? sum >= threshold : sum > threshold;
      for (const { because } of verdictsOf(c).values()) {
        for (const { chain } of because.filter(isUnder)) {
          for (const link of chain) assertLink(link, chain, passes);
        }
      }
    }),
    RUNS,
  );
});

function assertLink(link: Link, chain: Chain, passes: (sum: number) => boolean): void {
  const { entity, rule, owners, seats, certain } = link;
  const entities = chain.map((other) => other.entity);
  assert.equal(entities.filter((other) => other === entity).length, 1, `${entity} stands once`);
  if (rule === 'state' || rule === 'seat') {
    assert.equal(owners.length, 0);
    assert.ok(rule === 'state' || seats.length > 0, `${entity} has a seat`);
    assert.ok(seats.every((seat) => seat.entity === entity && seat.kind !== 'development'));
    if (certain) assert.ok(seats.every(isStrong), `${entity}: certain by seats that are`);
    return;
  }
  assert.ok(owners.length > 0, `${entity} has owners`);
  for (const { owner, interests } of owners) {
    assert.ok(entities.includes(owner), `${owner} is explained too`);
    assert.ok(interests.length > 0);
    assert.ok(interests.every((s) => s.owner === owner && s.asset === entity));
  }
  if (rule === 'control') {
    assert.equal(
      certain,
      owners.every((o) => o.min === WHOLE),
      `${entity}: certain by control`,
    );
    return;
  }
  const kind = rule === 'shares' ? 'shareholding' : 'voting-rights';
  assert.ok(owners.every(({ interests }) => interests.every((s) => s.kind === kind)));
  const sum = (end: 'min' | 'max'): number => owners.reduce((total, o) => total + o[end], 0);
  assert.equal(passes(sum('min')), certain, `${entity}: certain by its lower ends`);
  assert.ok(passes(sum('max')), `${entity}: passes`);
  const least = Math.min(...owners.map((o) => (certain ? o.min : o.max)));
  assert.ok(!passes(sum(certain ? 'min' : 'max') - least), `${entity}: nobody is named in vain`);
}

test('an influence is shown up to where it is: a stake as large as the policy says, or a founder', () => {
  const seen = { 'significant-interest': 0, 'founder-control': 0 };
  fc.assert(
    fc.property(anyCase, (c) => {
      const { significantInterest } = situationOf(c).policy;
      for (const { because } of verdictsOf(c).values()) {
        for (const reason of because) {
          if (reason.code !== 'significant-interest' && reason.code !== 'founder-control') continue;
          seen[reason.code]++;
          assert.equal(reason.chain[0]?.entity, reason.publication.entity);
          const rule = reason.code === 'founder-control' ? 'founder' : 'significant';
          const asset =
            reason.code === 'founder-control' ? reason.interest.asset : reason.holding.asset;
          const there = reason.chain.find((link) => link.entity === asset);
          assert.equal(there?.rule, rule);
          if (reason.code === 'founder-control') {
            assert.equal(reason.interest.kind, 'founder-control');
            continue;
          }
          const held = there.owners.reduce((sum, { max }) => sum + max, 0);
          assert.equal(held, reason.holding.max);
          assert.ok(held >= significantInterest);
        }
      }
    }),
    RUNS,
  );
  for (const [code, times] of Object.entries(seen)) assert.ok(times > 20, `${code}: ${times}`);
});
