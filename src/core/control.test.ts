import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ownershipAt, sphere } from './ownership.ts';
import { INTEREST_KINDS } from './statements.ts';
import { seatsAt, territorySeeds } from './territory.ts';
import { percentToShare, situationOf, verdictsOf } from './testing.ts';
import type { CaseClaim, CaseInterest, CasePolicy, CaseSeat, VectorCase } from './testing-case.ts';
import { anyCase, AT, ENTITIES, interests, seats } from './random-cases.test.ts';

/**
 * Control once more, as slowly and plainly as the design says it, over statements of which no two speak of the
 * same thing: whoever passes is added, until nobody is added any more.
 */

type Mode = 'certain' | 'possible';
type Known = Pick<VectorCase, 'interests' | 'seats' | 'policy'>;

const holds = ({ from, to }: CaseClaim): boolean =>
  (from === undefined || from <= AT) && (to === undefined || AT < to);
const strong = ({ basis, standing }: CaseClaim): boolean =>
  basis !== 'unverified' && (standing === undefined || standing === 'confirmed');
const counts = (claim: CaseClaim, mode: Mode): boolean =>
  holds(claim) && (mode === 'possible' || strong(claim));

function endOf({ share }: CaseInterest, mode: Mode): number {
  if (share === undefined) return mode === 'certain' ? 0 : percentToShare(100);
  const [low = 0, high = low] = typeof share === 'number' ? [share] : share;
  return percentToShare(mode === 'certain' ? low : high);
}

const listed = (policy: CasePolicy | undefined): readonly string[] =>
  policy?.territories ?? ['CN', 'RU', 'IR', 'KP'];

function seedsOf(known: Known, mode: Mode, territories: readonly string[]): ReadonlySet<string> {
  const { policy } = known;
  const hongKong = policy?.hongKong ?? 'certain';
  const there = (seat: CaseSeat): boolean =>
    seat.territory === 'HK'
      ? territories.includes('CN') &&
        (hongKong === 'certain' || (hongKong === 'possible' && mode === 'possible'))
      : territories.includes(seat.territory);
  const seated = (known.seats ?? []).filter(
    (seat) =>
      seat.entity !== 'person' && seat.kind !== 'development' && there(seat) && counts(seat, mode),
  );
  const state = territories.includes('CN') ? ['state'] : [];
  return new Set([...state, ...seated.map((seat) => seat.entity)]);
}

function spread(known: Known, mode: Mode, seeds: ReadonlySet<string>): ReadonlySet<string> {
  const under = new Set(seeds);
  const threshold = percentToShare(known.policy?.threshold ?? 50);
  const passes = (sum: number): boolean =>
    known.policy?.comparison === 'more-than' ? sum > threshold : sum >= threshold;
  const isControlled = (asset: string): boolean => {
    const theirs = (known.interests ?? []).filter(
      (i) => i.asset === asset && under.has(i.owner) && counts(i, mode),
    );
    const sum = (kind: string): number =>
      theirs
        .filter((i) => (i.kind ?? 'shareholding') === kind)
        .reduce((total, i) => total + endOf(i, mode), 0);
    return (
      theirs.some((i) => INTEREST_KINDS[i.kind ?? 'shareholding'] === 'control') ||
      passes(sum('shareholding')) ||
      passes(sum('voting-rights'))
    );
  };
  for (let before = -1; before < under.size;) {
    before = under.size;
    for (const entity of ENTITIES) if (isControlled(entity)) under.add(entity);
  }
  return under;
}

function underListed(known: Known, mode: Mode): ReadonlySet<string> {
  const territories = listed(known.policy);
  const runs =
    known.policy?.aggregate === 'per-territory' ? territories.map((t) => [t]) : [territories];
  return new Set(runs.flatMap((run) => [...spread(known, mode, seedsOf(known, mode, run))]));
}

/** Ten per cent, at their upper ends, of owners that are or may be under; and all that such a company controls. */
function significant(known: Known): ReadonlySet<string> {
  const under = underListed(known, 'possible');
  const weighed = ENTITIES.filter((asset) =>
    ['shareholding', 'voting-rights'].some((kind) => {
      const theirs = (known.interests ?? []).filter(
        (i) =>
          i.asset === asset &&
          (i.kind ?? 'shareholding') === kind &&
          under.has(i.owner) &&
          counts(i, 'possible'),
      );
      return theirs.reduce((sum, i) => sum + endOf(i, 'possible'), 0) >= percentToShare(10);
    }),
  );
  return spread(known, 'possible', new Set(weighed.filter((asset) => !under.has(asset))));
}

function founded(known: Known): ReadonlySet<string> {
  const assets = (known.interests ?? [])
    .filter((i) => i.kind === 'founder-control' && counts(i, 'possible'))
    .map((i) => i.asset);
  return spread(known, 'possible', new Set(assets));
}

const oneEach = <C extends object>(list: fc.Arbitrary<C>, most: number, key: (c: C) => unknown) =>
  fc.uniqueArray(list, { minLength: 3, maxLength: most, selector: key, size: 'max' });
const known: fc.Arbitrary<Known> = fc.record({
  policy: anyCase.map(({ policy }) => ({ ...policy, territories: ['CN', 'RU'] })),
  seats: oneEach(seats.held, 6, (s) => `${s.entity} ${s.kind ?? 'incorporated'} ${s.territory}`),
  interests: oneEach(
    interests.held,
    12,
    (i) => `${i.owner} ${i.asset} ${i.kind ?? 'shareholding'}`,
  ),
});

/** Each entity is seen through an app of its own. */
function reasonsByEntity(facts: Known): ReadonlyMap<string, ReadonlySet<string>> {
  const verdicts = verdictsOf({
    ...facts,
    name: 'control',
    at: AT,
    entities: [
      { id: 'state', kind: 'state', stateOf: 'CN' },
      { id: 'person', kind: 'person' },
    ],
    apps: ENTITIES.map((entity) => ({ id: entity, publishers: [{ entity }] })),
  });
  return new Map(
    [...verdicts].map(([id, { because }]) => [id, new Set(because.map((reason) => reason.code))]),
  );
}

test('control, significant interests and founders reach whom the design says, certainly and possibly', () => {
  const seen = { certain: 0, possible: 0, significant: 0, founded: 0 };
  fc.assert(
    fc.property(known, (facts) => {
      const certain = underListed(facts, 'certain');
      const possible = underListed(facts, 'possible');
      const weighed = significant(facts);
      const founders = founded(facts);
      for (const [entity, codes] of reasonsByEntity(facts)) {
        const sure = certain.has(entity);
        const maybe = !sure && possible.has(entity);
        assert.equal(codes.has('publisher-under-territory'), sure, entity);
        assert.equal(codes.has('publisher-possibly-under-territory'), maybe, entity);
        assert.equal(codes.has('founder-control'), founders.has(entity), entity);
        assert.equal(codes.has('significant-interest'), weighed.has(entity), entity);
        seen.certain += Number(sure);
        seen.possible += Number(maybe);
        seen.significant += Number(weighed.has(entity));
        seen.founded += Number(founders.has(entity));
      }
    }),
    { seed: 20261126, numRuns: 1000 },
  );
  for (const [what, times] of Object.entries(seen)) assert.ok(times > 200, `${what}: ${times}`);
});

test('who is certainly under is possibly under', () => {
  let seen = 0;
  fc.assert(
    fc.property(anyCase, (c) => {
      const { catalogue, policy, at } = situationOf(c);
      const { threshold, comparison } = policy.control;
      const held = seatsAt(catalogue, at);
      const seeds = territorySeeds(catalogue, held, policy, null);
      const limit = { share: threshold, comparison };
      const ownership = ownershipAt(catalogue.entities, catalogue.interests, at, limit);
      const listed = sphere(ownership, seeds.certain, seeds.possible);
      for (const { id } of catalogue.entities.filter(({ id }) => listed.has(id, 'certain'))) {
        assert.ok(listed.has(id, 'possible'), id);
        seen++;
      }
    }),
    { seed: 20261127, numRuns: 1000 },
  );
  assert.ok(seen > 1000, `${seen}`);
});
