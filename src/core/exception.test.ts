import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Day } from './day.ts';
import {
  decidingRefusal,
  isDelegated,
  isSameAddress,
  type Decider,
  type HeldRank,
} from './exception-decider.ts';
import { MITIGATIONS, type Mitigation } from './exception-mitigations.ts';
import {
  after,
  EXCEPTION_STATES,
  statesBefore,
  type ExceptionDeed,
  type ExceptionState,
} from './exception-states.ts';
import { daysBetween } from './day.ts';
import { refusals, type ExceptionAsked } from './exception.ts';
import type { ExceptionRules } from './policy.ts';
import type { PersonId } from './rights.ts';
import type { AppId } from './statements.ts';

const RUNS = { seed: 20261127, numRuns: 300 };
const day = (text: string): Day => text as Day;
const TODAY = day('2026-11-27');
const rules: ExceptionRules = {
  grounds: ['intelligence'],
  decidedBy: 'head',
  rank: 'head',
  delegable: false,
  mitigations: ['separate-device'],
  deviceGroups: true,
  remindDays: 30,
  maxDays: 365,
};
const asked: ExceptionAsked = {
  app: 'tiktok' as AppId,
  scope: { kind: 'device-group', devices: 7, isWholeOrganisation: false },
  ground: 'intelligence',
  task: 'open-source research',
  mitigations: ['separate-device'],
  from: null,
  until: day('2027-11-27'),
};
const codes = (change: Partial<ExceptionAsked>, other: Partial<ExceptionRules> = {}) =>
  refusals({ ...asked, ...change }, { ...rules, ...other }, TODAY).map(({ code }) => code);
const scope = (change: Partial<ExceptionAsked['scope']>) => ({
  scope: { ...asked.scope, ...change },
});

test('what a policy does not allow is refused with every reason at once', () => {
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ ground: 'leisure', task: ' ', until: day('2027-11-28') }), [
    'unknown-ground',
    'no-task',
    'ends-too-late',
  ]);
  assert.deepEqual(codes({ until: TODAY }), ['ends-in-past']);
  assert.deepEqual(codes({ from: day('2027-01-01'), until: day('2027-01-01') }), [
    'ends-before-it-starts',
  ]);
  assert.deepEqual(codes({ until: day('2030-01-01') }, { maxDays: null }), []);
  assert.deepEqual(codes({ mitigations: ['no-official-accounts'] }), ['mitigation-missing']);
});

test('it is of one holder or of a list of devices, never of a whole organisation', () => {
  assert.deepEqual(codes(scope({ isWholeOrganisation: true })), ['whole-organisation']);
  const holder = { kind: 'holder', devices: 1, isWholeOrganisation: true } as const;
  assert.deepEqual(codes(scope(holder)), [], 'whoever is alone in an organisation may ask');
  assert.deepEqual(codes(scope({ devices: 501 })), ['scope-too-wide']);
  assert.deepEqual(codes(scope({ kind: 'holder', devices: 21 })), ['scope-too-wide']);
  assert.deepEqual(codes(scope({ devices: 0 })), ['scope-empty']);
  assert.deepEqual(codes({}, { deviceGroups: false }), ['group-not-allowed']);
});

test('an end is counted from its first day, or from today where that has passed', () => {
  assert.deepEqual(codes({ from: day('2027-01-01'), until: day('2028-01-01') }), []);
  assert.deepEqual(codes({ from: day('2020-01-01'), until: day('2027-11-28') }), ['ends-too-late']);
});

const ANN = 'ann' as PersonId;
const BEN = 'ben' as PersonId;
const decider = (change: Partial<Decider> = {}): Decider => ({
  person: BEN,
  ranks: [{ rank: 'head', delegated: false }],
  isHolder: false,
  ...change,
});
const codeOf = (
  who: Decider,
  other: Partial<ExceptionRules> = {},
  askedBy: PersonId | null = ANN,
) => decidingRefusal(who, askedBy, { ...rules, ...other })?.code ?? null;

test('another person decides, of the rank that the policy names, and in person where it says so', () => {
  assert.equal(codeOf(decider()), null);
  assert.equal(codeOf(decider({ person: ANN })), 'self-approval');
  assert.equal(codeOf(decider({ isHolder: true })), 'self-approval');
  assert.equal(codeOf(decider({ person: null })), 'person-needed');
  assert.equal(codeOf(decider({ ranks: [{ rank: null, delegated: false }] })), 'wrong-rank');
  assert.equal(codeOf(decider({ ranks: [] }), { rank: null }), null, 'any authority');
  const deputy = decider({ ranks: [{ rank: 'head', delegated: true }] });
  assert.equal(codeOf(deputy), 'not-delegable');
  assert.equal(codeOf(deputy, { delegable: true }), null);
  assert.equal(isDelegated(deputy, 'head'), true);
  assert.equal(isDelegated(decider(), 'head'), false);
  assert.equal(isDelegated(decider(), null), false);
});

const anyRank: fc.Arbitrary<HeldRank> = fc.record({
  rank: fc.constantFrom(null, 'head', 'clerk'),
  delegated: fc.boolean(),
});
const anyDecider: fc.Arbitrary<Decider> = fc.record({
  person: fc.constantFrom(null, ANN, BEN),
  ranks: fc.array(anyRank, { maxLength: 4 }),
  isHolder: fc.boolean(),
});
const anyRules = fc.record({ rank: fc.constantFrom(null, 'head'), delegable: fc.boolean() });

test('law: whatever ranks somebody holds, neither who asked, nor the holder, nor nobody in particular decides', () => {
  fc.assert(
    fc.property(anyDecider, anyRules, fc.constantFrom(null, ANN, BEN), (who, some, askedBy) => {
      if (decidingRefusal(who, askedBy, some) !== null) return;
      assert.ok(who.person !== null && who.person !== askedBy && !who.isHolder);
      if (some.rank !== null) assert.ok(who.ranks.some(({ rank }) => rank === some.rank));
      if (!some.delegable) assert.equal(isDelegated(who, some.rank), false);
    }),
    RUNS,
  );
});

test('law: a further rank never takes the right to decide away', () => {
  fc.assert(
    fc.property(anyDecider, anyRules, anyRank, (who, some, more) => {
      if (decidingRefusal(who, null, some) === null)
        assert.equal(decidingRefusal({ ...who, ranks: [...who.ranks, more] }, null, some), null);
    }),
    RUNS,
  );
});

const DEEDS: readonly ExceptionDeed[] = ['advise', 'grant', 'refuse', 'begin', 'end', 'withdraw'];
test('law: whatever is done in whatever order, it is in force only after it was granted and begun, and what is over stays over', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...DEEDS), { maxLength: 12 }), (deeds) => {
      let state: ExceptionState = 'asked';
      const happened: ExceptionDeed[] = [];
      for (const deed of deeds) {
        const next = after(state, deed);
        assert.equal(next !== null, statesBefore(deed).includes(state));
        if (['refused', 'ended', 'withdrawn'].includes(state)) assert.equal(next, null);
        if (next === null) continue;
        happened.push(deed);
        state = next;
        if (state === 'in-force') assert.deepEqual(happened.slice(-2), ['grant', 'begin']);
      }
      assert.ok(happened.filter((deed) => deed === 'grant').length <= 1);
    }),
    RUNS,
  );
  assert.deepEqual(
    [...EXCEPTION_STATES].filter((state) => after(state, 'advise') !== null),
    ['asked', 'advised'],
  );
});

const anyDay = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10) as Day);
test('law: what may be asked for ends after today and after it begins, within the longest time, with what the policy requires', () => {
  const some = fc.subarray([...MITIGATIONS]);
  fc.assert(
    fc.property(fc.option(anyDay), anyDay, anyDay, some, some, (from, until, today, has, wants) => {
      const mitigations: readonly Mitigation[] = has;
      const its = { ...rules, mitigations: wants };
      if (refusals({ ...asked, from, until, mitigations }, its, today).length > 0) return;
      assert.ok(until > today && (from === null || until > from));
      assert.ok(daysBetween(from !== null && from > today ? from : today, until) <= 365);
      assert.ok(wants.every((one) => mitigations.includes(one)));
    }),
    RUNS,
  );
});

test('an address is the same whatever its case; nobody has an empty one', () => {
  assert.ok(isSameAddress(' Ann@Example.org', 'ann@example.org'));
  assert.ok(!isSameAddress('ann@example.org', 'ben@example.org'));
  assert.ok(!isSameAddress('', ' '));
  assert.ok(!isSameAddress(null, null));
});

test('days are counted over leap years and summer time', () => {
  assert.equal(daysBetween(day('2024-02-28'), day('2024-03-01')), 2);
  assert.equal(daysBetween(day('2026-03-28'), day('2026-03-30')), 2);
});
