import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, caseOf, CLOCKS, dayOf, planFor } from './case.fixture.ts';
import type { NoticeCase, Told } from './notice.ts';
import { whyNotDue, type NotDue } from './why-not.ts';

const clock = CLOCKS.get('nl');
assert.ok(clock);

const CALLED: Told = {
  kind: 'call',
  at: at('2026-11-02T08:00:00Z'),
  measure: 'remove',
  deadline: dayOf('2026-11-16'),
};
const called = (facts: Partial<NoticeCase> = {}): NoticeCase =>
  caseOf({ ...facts, told: [CALLED], finding: { state: 'called' } });
const MORNING = at('2026-11-03T09:00:00Z');
const NIGHT = at('2026-11-03T23:00:00Z');

const CASES: readonly (readonly [reason: NotDue, one: NoticeCase, now?: typeof MORNING])[] = [
  ['finding-closed', caseOf({ finding: { state: 'closed', because: 'removed' } })],
  ['finding-only-possible', caseOf({ finding: { strength: 'name' } })],
  ['nothing-in-force', caseOf({ measure: null })],
  ['finding-hidden', caseOf({ finding: { usable: false } })],
  ['holder-not-reached', called({ unreached: true })],
  [
    'answer-open',
    called({ answer: { kind: 'disputed', at: at('2026-11-02T10:00:00Z'), settled: null } }),
  ],
  ['already-called', called()],
  ['outside-hours', caseOf(), NIGHT],
];

test('of each finding of which nothing is said now, the reason is the one that holds', () => {
  for (const [reason, one, now = MORNING] of CASES) {
    assert.equal(whyNotDue(one, clock, now), reason);
    const { messages } = planFor({ cases: [one], escalated: new Map() }, now);
    assert.deepEqual(messages, [], `${reason}, and yet a message is made`);
  }
});

test('what is due and finds no room waits its turn', () => {
  const one = caseOf();
  const world = { cases: [one], escalated: new Map() };
  assert.equal(planFor(world, MORNING).messages.length, 1);
  assert.deepEqual(
    [planFor(world, MORNING, 0).held, whyNotDue(one, clock, MORNING)],
    [1, 'waits-its-turn'],
  );
});
