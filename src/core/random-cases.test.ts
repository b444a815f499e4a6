import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { verdictsOf } from './testing.ts';
import type {
  CaseApp,
  CaseClaim,
  CaseInterest,
  CaseListing,
  CasePolicy,
  CasePublication,
  CaseSeat,
  CaseTrait,
  VectorCase,
} from './testing-case.ts';

/**
 * Random small cases for the laws: of few entities, so that they meet. A counterexample is a vector: it can be pasted
 * into `spec/vectors/` as it is printed.
 */

export const AT = '2026-06-01';
export const ENTITIES = ['a', 'b', 'c', 'd', 'e'];
export const APPS = ['app', 'other'];
const ORDER = { government: 'NL', instrument: 'order' };

const entity = fc.constantFrom(...ENTITIES);
const owner = fc.constantFrom(...ENTITIES, 'state', 'person');
const past = fc.constantFrom('2018-01-01', '2020-01-01', '2022-01-01');
const oftener = <A, B>(usual: A, others: readonly B[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

const dated: fc.Arbitrary<CaseClaim> = fc.record(
  {
    from: past,
    to: fc.constantFrom('2025-01-01', '2028-01-01'),
    basis: oftener('read' as const, ['unverified'] as const),
    standing: oftener('confirmed' as const, ['reported', 'contested'] as const),
    source: fc.constantFrom('register', 'press'),
  },
  { requiredKeys: [] },
);
const holding: fc.Arbitrary<CaseClaim> = fc.oneof(fc.constant({}), dated);
const claim: fc.Arbitrary<CaseClaim> = fc
  .tuple(holding, oftener('holds' as const, ['ends', 'contests', 'corrects'] as const))
  .map(([holding, says]) => (says === 'holds' ? holding : { ...holding, says }));

const what = <C extends object>(facts: fc.Arbitrary<C>) => ({
  /** Any statement. */
  claimed: fc.tuple(facts, claim).map(([f, c]): C & CaseClaim => ({ ...f, ...c })),
  /** One that says that it holds. */
  held: fc.tuple(facts, holding).map(([f, c]): C & CaseClaim => ({ ...f, ...c })),
});

const shareholding = fc.record(
  {
    owner,
    asset: entity,
    kind: fc.constantFrom('shareholding' as const, 'voting-rights' as const),
    share: fc.constantFrom(0, 5, 10, 25, 30, 50, 60, 100, [40, 60], [0, 12], [50, 75]),
  },
  { requiredKeys: ['owner', 'asset'] },
);
const control = fc.record({
  owner,
  asset: entity,
  kind: fc.constantFrom(
    'parent' as const,
    'golden-share' as const,
    'contractual' as const,
    'founder-control' as const,
    'board-seat' as const,
  ),
});
export const interests = what<CaseInterest>(
  fc.oneof({ weight: 3, arbitrary: shareholding }, control),
);
export const seats = what<CaseSeat>(
  fc.record(
    {
      entity: owner,
      kind: fc.constantFrom('headquartered' as const, 'operating' as const, 'development' as const),
      territory: fc.constantFrom('CN', 'RU', 'HK', 'NL', 'NL', 'SG'),
    },
    { requiredKeys: ['entity', 'territory'] },
  ),
);
export const publications = what<CasePublication>(fc.record({ entity }));
export const traits = what<CaseTrait>(
  fc.record({
    kind: fc.constantFrom('embeds' as const, 'talks-to' as const),
    entity,
    what: fc.constantFrom('SDK', 'a.example'),
  }),
);

const app = (id: string): fc.Arbitrary<CaseApp> =>
  fc.record(
    {
      id: fc.constant(id),
      publishers: fc.oneof(
        publications.claimed.map((one) => [one]),
        fc.array(publications.claimed, { maxLength: 2 }),
      ),
      developers: fc.array(publications.claimed, { maxLength: 1 }),
      signers: fc.array(publications.claimed, { maxLength: 1 }),
      identifiers: fc.constantFrom(
        [{ platform: 'android' as const, identifier: 'com.a.b.app' }],
        [{ platform: 'android' as const, identifier: 'com.c.app' }],
      ),
      traits: fc.array(traits.claimed, { maxLength: 2 }),
    },
    { requiredKeys: ['id', 'publishers'] },
  );

const listing: fc.Arbitrary<CaseListing> = fc
  .tuple(
    fc.record(
      {
        government: oftener('NL', ['US']),
        instrument: fc.constant('order'),
        measure: oftener('prohibit' as const, ['remove', 'advise'] as const),
        subsidiaries: fc.boolean(),
        affiliates: fc.boolean(),
        from: past,
        basis: oftener('read' as const, ['unverified'] as const),
      },
      { requiredKeys: ['government', 'instrument'] },
    ),
    fc.oneof(
      fc.constantFrom(...APPS).map((app) => ({ app })),
      entity.map((entity) => ({ entity })),
    ),
  )
  .map(([listing, subject]) => ({ ...listing, ...subject }));

const policy: fc.Arbitrary<CasePolicy> = fc.record(
  {
    territories: oftener(['CN', 'RU'], [[], ['CN']]),
    threshold: fc.constantFrom(25, 50),
    comparison: fc.constantFrom('at-least' as const, 'more-than' as const),
    aggregate: fc.constantFrom('all-territories' as const, 'per-territory' as const),
    hongKong: fc.constantFrom('certain' as const, 'possible' as const, 'none' as const),
    adopts: fc.constant([{ ...ORDER, measures: ['prohibit', 'remove'] as const }]),
  },
  { requiredKeys: [] },
);

export const clearance = fc.record({
  app: fc.constantFrom(...APPS),
  from: fc.constantFrom('2025-01-01', '2026-01-01', '2026-05-01'),
  to: fc.constantFrom('2026-03-01', '2027-01-01'),
});
const finding = fc.record({
  app: fc.constantFrom(...APPS),
  decision: fc.constantFrom('prohibited' as const, 'undetermined' as const, 'permitted' as const),
  from: fc.constantFrom('2025-06-01', '2026-02-01'),
});

export const anyCase: fc.Arbitrary<VectorCase> = fc.record({
  name: fc.constant('random'),
  at: fc.constant(AT),
  policy,
  entities: fc.constant([
    { id: 'state', kind: 'state' as const, stateOf: 'CN' },
    { id: 'person', kind: 'person' as const },
  ]),
  seats: fc.array(seats.claimed, { minLength: 4, maxLength: 9, size: 'max' }),
  interests: fc.array(interests.claimed, { minLength: 4, maxLength: 12, size: 'max' }),
  apps: fc.tuple(...APPS.map(app)),
  namespaces: fc.array(
    fc.record({ prefix: fc.constantFrom('com.a.', 'com.a.b.', 'com.c.'), entity }),
    { maxLength: 2 },
  ),
  listings: fc.array(listing, { maxLength: 2 }),
  clearances: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.array(clearance, { maxLength: 3 }),
  ),
  findings: fc.array(finding, { maxLength: 2 }),
});

test('random cases come to every decision, and to every reason often enough to say something', () => {
  const seen = new Map<string, number>();
  for (const c of fc.sample(anyCase, { seed: 20261125, numRuns: 500 })) {
    for (const { decision, because } of verdictsOf(c).values()) {
      for (const word of [decision, ...because.map((reason) => reason.code)]) {
        seen.set(word, (seen.get(word) ?? 0) + 1);
      }
    }
  }
  const rare = [...seen].filter(([, times]) => times < 10);
  const all = 3 + 18; // decisions and reason codes
  assert.equal(seen.size, all, [...seen.keys()].join(' '));
  assert.deepEqual(rare, []);
});
