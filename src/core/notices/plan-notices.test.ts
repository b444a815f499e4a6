import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeviceId, FindingId, OrganisationId } from '../finding.ts';
import type { Instant } from '../inventory.ts';
import {
  answered,
  at,
  caseOf,
  dayOf,
  planFor,
  seen,
  stored,
  toldIn,
  under,
  type World,
} from './case.fixture.ts';
import type { Answer, HolderKey, NoticeCase, Told } from './notice.ts';

const MONDAY = at('2026-11-02T09:00:00Z');
const world = (...cases: readonly NoticeCase[]): World => ({ cases, escalated: new Map() });
const answer = (kind: Answer['kind'], when: string, settled: string | null = null): Answer => ({
  kind,
  at: at(when),
  settled: settled as Instant | null,
});

/** Looks at each of these instants in turn, and tells what was said at which. */
function story(start: World, looks: readonly string[]): { said: readonly string[]; end: World } {
  let now = start;
  const said = looks.flatMap((when) => {
    const plan = planFor(now, at(when));
    now = stored(now, plan);
    return toldIn(plan).map((line) => `${when.slice(0, 10)} ${line}`);
  });
  return { said, end: now };
}

/** Nine o'clock on each day of November and of the first half of December. */
const EVERY_DAY = Array.from({ length: 44 }, (_, index) =>
  new Date(Date.UTC(2026, 10, 2 + index, 9)).toISOString(),
);

test('a holder who does nothing is called, reminded twice, told that it is overdue, and then counted', () => {
  const { said, end } = story(world(caseOf()), EVERY_DAY);
  assert.deepEqual(said, [
    '2026-11-02 call to h1: tiktok call until 2026-11-16',
    '2026-11-09 reminder to h1: tiktok reminder until 2026-11-16',
    // The twelfth day is a Saturday.
    '2026-11-16 reminder to h1: tiktok reminder until 2026-11-16',
    '2026-11-17 overdue to h1: tiktok overdue until 2026-11-16',
    '2026-11-23 escalation to ministry: 1',
  ]);
  assert.equal(end.cases[0]?.finding.state, 'escalated');
});

test('whoever is only asked is reminded, and reported to nobody', () => {
  const { said, end } = story(world(caseOf({ measure: 'advise' })), EVERY_DAY);
  assert.deepEqual(said, [
    '2026-11-02 call to h1: tiktok call until 2026-11-16',
    '2026-11-09 reminder to h1: tiktok reminder until 2026-11-16',
    '2026-11-17 overdue to h1: tiktok overdue until 2026-11-16',
  ]);
  assert.equal(end.cases[0]?.finding.state, 'overdue');
});

test('all of a holder is one message, whatever the device and in whatever order it comes', () => {
  const tablet = { id: 'f2' as FindingId, device: 2 as DeviceId };
  const two = [caseOf(), caseOf({ app: 'wechat', finding: tablet })];
  const plan = planFor(world(...two), MONDAY);
  assert.deepEqual(toldIn(plan), [
    'call to h1: tiktok call until 2026-11-16, wechat call until 2026-11-16',
  ]);
  assert.deepEqual(planFor(world(...two.toReversed()), MONDAY), plan);
});

test('what is found after the call of the day waits for the next day', () => {
  const first = stored(world(caseOf()), planFor(world(caseOf()), MONDAY));
  const more = { ...first, cases: [...first.cases, caseOf({ app: 'wechat' })] };
  const later = planFor(more, at('2026-11-02T15:00:00Z'));
  assert.deepEqual(toldIn(later), []);
  assert.equal(later.next, '2026-11-03T07:00:00Z');
  assert.deepEqual(toldIn(planFor(more, at('2026-11-03T07:00:00Z'))), [
    'call to h1: wechat call until 2026-11-17',
  ]);
});

test('at night and at the weekend nobody is written to, and the plan says when it will be time', () => {
  const found = world(caseOf({ finding: { opened: at('2026-11-06T17:30:00Z') } }));
  const evening = planFor(found, at('2026-11-06T17:30:00Z'));
  assert.deepEqual([toldIn(evening), evening.moves], [[], []]);
  assert.equal(evening.next, '2026-11-09T07:00:00Z');
});

test('a deadline that passes at night marks the finding then, and the holder hears of it in the morning', () => {
  const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 15));
  const night = planFor(end, at('2026-11-16T23:00:00Z'));
  assert.deepEqual(
    night.moves.map(({ after }) => after.state),
    ['overdue'],
  );
  assert.deepEqual(toldIn(night), []);
  assert.equal(night.next, '2026-11-17T07:00:00Z');
  const morning = planFor(stored(end, night), at('2026-11-17T07:00:00Z'));
  assert.deepEqual(toldIn(morning), ['overdue to h1: tiktok overdue until 2026-11-16']);
  assert.deepEqual(morning.moves, []);
});

test('a deadline on a closed day is the next that is open', () => {
  const found = world(caseOf({ finding: { opened: at('2026-12-11T07:00:00Z') } }));
  assert.deepEqual(toldIn(planFor(found, at('2026-12-11T09:00:00Z'))), [
    // Christmas is a Friday; a weekend follows.
    'call to h1: tiktok call until 2026-12-28',
  ]);
});

test('a finding by name alone calls nobody until a person has confirmed it', () => {
  const possible = caseOf({ finding: { strength: 'name' } });
  const plan = planFor(world(possible), MONDAY);
  assert.deepEqual([plan.messages, plan.moves, plan.next], [[], [], null]);
  const confirmed = caseOf({ finding: { strength: 'name', confirmed: true } });
  assert.equal(planFor(world(confirmed), MONDAY).messages.length, 1);
});

test('nobody is asked to delete what is hidden from them, nor what the MDM is taking off', () => {
  for (const one of [caseOf({ finding: { usable: false } }), caseOf({ removal: true })])
    assert.deepEqual(planFor(world(one), MONDAY).messages, []);
});

test('before any measure has begun nobody is told', () => {
  assert.deepEqual(planFor(world(caseOf({ measure: null })), MONDAY).messages, []);
});

test('"removed" stops the clock until a later inventory still shows the app, and gives the time back', () => {
  const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 3));
  const said = answered(end, answer('removed', '2026-11-04T10:00:00Z'));
  assert.deepEqual(story(said, EVERY_DAY).said, []);

  // Collected before the answer: tells nothing.
  assert.deepEqual(story(seen(said, at('2026-11-04T09:00:00Z')), EVERY_DAY).said, []);

  const still = seen(said, at('2026-11-10T06:00:00Z'));
  assert.deepEqual(story(still, EVERY_DAY.slice(8)).said, [
    '2026-11-10 reminder to h1: tiktok reminder until 2026-11-23',
    '2026-11-16 reminder to h1: tiktok reminder until 2026-11-23',
    '2026-11-23 reminder to h1: tiktok reminder until 2026-11-23',
    '2026-11-24 overdue to h1: tiktok overdue until 2026-11-23',
    '2026-11-30 escalation to ministry: 1',
  ]);
});

test('a list of apps that may be seven days old must be newer than the answer by as much', () => {
  const week = { ...caseOf(), listAgeHours: 168 };
  const { end } = story(world(week), EVERY_DAY.slice(0, 3));
  const said = answered(end, answer('removed', '2026-11-04T10:00:00Z'));
  const looks = [at('2026-11-12T09:00:00Z')];
  assert.deepEqual(story(seen(said, at('2026-11-11T10:00:00Z')), looks).said, []);
  assert.equal(story(seen(said, at('2026-11-11T10:00:01Z')), looks).said.length, 1);
});

test('a request, a dispute and "not my phone" stop the clock until a person has settled them', () => {
  for (const kind of ['needed', 'disputed', 'not-mine'] as const) {
    const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 3));
    const asked = answered(seen(end, at('2026-12-01T07:00:00Z')), answer(kind, EVERY_DAY[3] ?? ''));
    assert.deepEqual(story(asked, EVERY_DAY).said, [], kind);
    const refused = answered(end, answer(kind, EVERY_DAY[3] ?? '', EVERY_DAY[10]));
    assert.equal(
      story(refused, EVERY_DAY.slice(10)).said[0],
      '2026-11-12 reminder to h1: tiktok reminder until 2026-11-23',
      kind,
    );
  }
});

test('an answer that comes when it is overdue stops the escalation too', () => {
  const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 17));
  assert.equal(end.cases[0]?.finding.state, 'overdue');
  const said = answered(end, answer('removed', '2026-11-18T10:00:00Z'));
  assert.deepEqual(story(said, EVERY_DAY).said, []);
  assert.deepEqual(story(seen(said, at('2026-11-19T06:00:00Z')), EVERY_DAY.slice(17, 25)).said, [
    // At least three days from then, whatever was left.
    '2026-11-19 reminder to h1: tiktok reminder until 2026-11-23',
    '2026-11-23 reminder to h1: tiktok reminder until 2026-11-23',
    '2026-11-24 overdue to h1: tiktok overdue until 2026-11-23',
  ]);
});

test('once the contact has been told, a false "removed" brings one reminder and nothing more', () => {
  const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 23));
  assert.equal(end.cases[0]?.finding.state, 'escalated');
  const said = seen(
    answered(end, answer('removed', '2026-11-25T10:00:00Z')),
    at('2026-11-26T06:00:00Z'),
  );
  assert.deepEqual(story(said, EVERY_DAY.slice(24)).said, [
    '2026-11-26 reminder to h1: tiktok reminder until 2026-11-30',
  ]);
});

test('what a contact is told keeps nothing from the holder: another app is called on the same day', () => {
  const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 22));
  const more = { ...end, cases: [...end.cases, caseOf({ app: 'wechat' })] };
  assert.deepEqual(toldIn(planFor(more, at('2026-11-23T15:00:00Z'))), [
    'call to h1: wechat call until 2026-12-07',
  ]);
});

test('an app that comes back is called anew, and the answer of last time is spent', () => {
  const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 3));
  const [one] = answered(end, answer('removed', '2026-11-04T10:00:00Z')).cases;
  assert.ok(one);
  const back = { ...one.finding, state: 'open' as const, opened: at('2026-11-20T07:00:00Z') };
  const { said } = story(world({ ...one, finding: back }), ['2026-11-20T09:00:00Z']);
  assert.deepEqual(said, ['2026-11-20 call to h1: tiktok call until 2026-12-04']);
});

test('whoever was asked is called again when the measure becomes an order, with its own time', () => {
  const asked = world(caseOf({ measure: 'advise' }));
  const { end } = story(asked, EVERY_DAY);
  const { said } = story(under(end, 'remove'), ['2026-12-16T09:00:00Z', '2026-12-23T09:00:00Z']);
  assert.deepEqual(said, [
    '2026-12-16 call to h1: tiktok call until 2026-12-30',
    '2026-12-23 reminder to h1: tiktok reminder until 2026-12-30',
  ]);
});

test('nothing runs against a holder whose message could not be delivered', () => {
  const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 1));
  const lost = { ...end, cases: end.cases.map((one) => ({ ...one, unreached: true })) };
  assert.deepEqual(story(lost, EVERY_DAY).said, []);
});

test('a server that was off for a month says what counts now, and does not catch up on reminders', () => {
  const { end } = story(world(caseOf()), EVERY_DAY.slice(0, 1));
  const back = ['2026-12-02T09:00:00Z', '2026-12-03T09:00:00Z', '2026-12-04T09:00:00Z'];
  assert.deepEqual(story(end, back).said, [
    '2026-12-02 overdue to h1: tiktok overdue until 2026-11-16',
    // The holder has had a day before anybody else hears of it.
    '2026-12-03 escalation to ministry: 1',
  ]);
});

test('where there is no room for all, those that have waited longest come first', () => {
  const many = ['c', 'a', 'b'].map((name, index) =>
    caseOf({
      holder: name as HolderKey,
      finding: {
        id: `f-${name}` as FindingId,
        opened: at(`2026-10-${String(28 - index)}T07:00:00Z`),
      },
    }),
  );
  const plan = planFor(world(...many), MONDAY, 2);
  assert.deepEqual(
    plan.messages.map((message) => ('holder' in message ? message.holder : '')),
    ['b', 'a'],
  );
  assert.equal(plan.held, 1);
  assert.equal(plan.moves.length, 2, 'who is not written to is not called');
});

test('an organisation is written to once a day for all that is overdue in it, and no app is in it', () => {
  const each = ['h1', 'h2'].map((name) =>
    caseOf({ holder: name as HolderKey, finding: { id: `f-${name}` as FindingId } }),
  );
  const { said, end } = story(world(...each), EVERY_DAY.slice(0, 22));
  assert.equal(said.at(-1), '2026-11-23 escalation to ministry: 2');
  assert.deepEqual([...end.escalated.keys()], ['ministry' as OrganisationId]);
  const again = { ...end, cases: [...end.cases, ...each.map(overdueForLong)] };
  const later = planFor(again, at('2026-11-23T15:00:00Z'));
  assert.deepEqual([toldIn(later), later.next], [[], '2026-11-24T07:00:00Z']);
  assert.deepEqual(toldIn(planFor(again, at('2026-11-24T07:00:00Z'))), [
    'escalation to ministry: 2',
  ]);
});

function overdueForLong(one: NoticeCase): NoticeCase {
  const call: Told = {
    kind: 'call',
    at: at('2026-10-01T09:00:00Z'),
    measure: 'remove',
    deadline: dayOf('2026-10-15'),
  };
  return {
    ...one,
    holder: `late-${one.holder}` as HolderKey,
    finding: { ...one.finding, id: `late-${one.finding.id}` as FindingId, state: 'overdue' },
    told: [call, { ...call, kind: 'overdue', at: at('2026-10-16T09:00:00Z') }],
  };
}

test('a finding under a policy without a clock is a fault of ours', () => {
  assert.throws(() => planFor(world(caseOf({ policy: 'unknown' })), MONDAY), /without a clock/);
});
