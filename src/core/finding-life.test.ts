import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, confirm, escalate, markOverdue, type FindingMove } from './finding-life.ts';
import { findingOf } from './finding-stories.fixture.ts';
import { FINDING_STATES, type Finding, type FindingState } from './finding.ts';
import type { Instant } from './inventory.ts';
import type { AppId } from './statements.ts';

const app = 'tiktok' as AppId;
const DEADLINE = '2026-11-15T12:00:00Z' as Instant;
const AFTER = '2026-11-15T12:00:01Z' as Instant;

const codeOf = (move: FindingMove): string => (move.ok ? move.change.kind : move.refusal.code);
function done(move: FindingMove): Finding {
  assert.ok(move.ok, codeOf(move));
  return move.after;
}

test('a holder is called, lets the deadline pass, and the finding is escalated', () => {
  const called = done(call(findingOf({ app })));
  const overdue = done(markOverdue(called, DEADLINE, AFTER));
  const escalated = done(escalate(overdue));
  assert.deepEqual(
    [called.state, overdue.state, escalated.state],
    ['called', 'overdue', 'escalated'],
  );
});

test('nobody is called for a name alone, until a person has confirmed it', () => {
  const possible = findingOf({ app, strength: 'name' });
  assert.equal(codeOf(call(possible)), 'finding-only-possible');
  const confirmed = done(confirm(possible));
  assert.deepEqual([confirmed.state, confirmed.confirmed], ['open', true]);
  assert.equal(codeOf(call(confirmed)), 'called');
  assert.equal(codeOf(confirm(confirmed)), 'finding-already-certain');
  assert.equal(codeOf(confirm(findingOf({ app }))), 'finding-already-certain');
});

test('at the deadline itself there is still time', () => {
  const called = findingOf({ app, state: 'called' });
  const move = markOverdue(called, DEADLINE, DEADLINE);
  assert.deepEqual(move, {
    ok: false,
    refusal: { code: 'deadline-not-passed', deadline: DEADLINE },
  });
});

test('no step is skipped, and none is taken twice', () => {
  const steps: Readonly<Record<string, [FindingState, (finding: Finding) => FindingMove]>> = {
    called: ['open', call],
    overdue: ['called', (finding) => markOverdue(finding, DEADLINE, AFTER)],
    escalated: ['overdue', escalate],
  };
  for (const [kind, [needs, take]] of Object.entries(steps)) {
    for (const state of FINDING_STATES.filter((state) => state !== 'closed')) {
      const move = take(findingOf({ app, state }));
      if (state === needs) assert.equal(codeOf(move), kind);
      else
        assert.deepEqual(move, {
          ok: false,
          refusal: { code: 'finding-in-other-state', state, needs },
        });
    }
  }
});

test('what is closed takes no step, and says what closed it', () => {
  const closed = findingOf({ app, state: 'closed', because: 'removed', strength: 'name' });
  for (const move of [
    call(closed),
    confirm(closed),
    escalate(closed),
    markOverdue(closed, DEADLINE, AFTER),
  ])
    assert.deepEqual(move, { ok: false, refusal: { code: 'finding-closed', because: 'removed' } });
});
