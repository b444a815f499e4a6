import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newCalling, token } from '../../wiring/notices/world.fixture.ts';
import { releaseHeld } from '../inventories/held.ts';
import { groupHolders } from './group.ts';
import { sendDue } from './send.ts';

const SEEN = '2026-11-25T08:00:00Z';
const PHONES = [
  { id: 'ann-1', holder: 'Ann@Ministry.example', apps: ['clip', 'mirror'] },
  { id: 'ann-2', holder: 'ann@ministry.example', apps: ['clip'] },
  { id: 'bob', holder: 'bob@ministry.example', apps: ['clip'] },
  { id: 'name', holder: 'Cor de Vries', apps: ['clip'] },
  { id: 'other', holder: 'Cor de Vries', apps: ['clip'] },
  { id: 'quiet', holder: 'dee@ministry.example', apps: ['plain'] },
];

test('holders are called once: one message for all of theirs, their findings move with it, and looking again does nothing', async (t) => {
  const state = await newCalling();
  await state.handIn(SEEN, PHONES);
  await t.test('a trial counts and writes nothing', async () => {
    const from = (await state.entries()).length;
    const { messages, findings, withoutAddress } = await state.call({ dryRun: true });
    assert.deepEqual(
      [messages.call, findings, withoutAddress],
      [4, 6, 2],
      'two who have one name are two',
    );
    assert.deepEqual(await state.said(from), []);
    assert.deepEqual(await state.all(), []);
  });
  const from = (await state.entries()).length;
  const called = await state.call();
  assert.deepEqual([called.messages.call, called.findings], [4, 6]);
  assert.deepEqual(new Set(await state.findings()), new Set(['clip called', 'mirror called']));
  assert.deepEqual(
    Object.entries(Object.groupBy(await state.said(from), (one) => one)).map(
      ([what, times]) => `${times?.length} ${what}`,
    ),
    ['4 notice.planned call', '6 finding.called called'],
  );
  // An opening names its field, and an auditor looks for it there (`spec/ledger.md`): a holder is none of the texts.
  for (const { action, details, texts } of (await state.entries()).slice(from)) {
    if (action !== 'notice.planned') continue;
    assert.deepEqual(texts, []);
    assert.equal((await state.opened(String(details['holder'])))?.field, 'holder');
  }
  assert.deepEqual((await state.all()).map(({ state: is, because }) => [is, because]).toSorted(), [
    ['outbox', 'without-address'],
    ['outbox', 'without-address'],
    ['planned', null],
    ['planned', null],
  ]);
  const again = await state.call();
  assert.deepEqual([again.messages.call, again.findings], [0, 0]);

  assert.equal(await state.deliver(), 2);
  assert.equal(await state.deliver(), 0);
  const [ann, bob] = state.sent.toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? -1 : 1));
  assert.match(
    ann?.text ?? '',
    /ann-1: call clip 2026-12-\d\d\nann-1: call mirror .*\nann-2: call clip/,
  );
  assert.match(bob?.text ?? '', /^bob: call clip/);
  assert.match(bob?.messageId ?? '', /@ministry\.example$/);
  assert.notEqual(token(ann), token(bob));
  await t.test('no name and no address is in the ledger or in a table', async () => {
    assert.doesNotMatch(JSON.stringify(await state.entries()), /ministry\.example|Cor|ann-1/i);
    assert.doesNotMatch(JSON.stringify(await state.all()), /bob@|Cor|ann-1/i);
  });
});

test('a server that has no time now is asked again later, an address that is none bounces, and nothing runs against who was not reached', async () => {
  const state = await newCalling();
  await state.handIn(SEEN, [PHONES[2] ?? assert.fail()]);
  await state.call();
  state.answers.push({ kind: 'not-now', fault: 'smtp-451' });
  await state.deliver();
  assert.deepEqual(
    (await state.all()).map(({ state: is, because, tries }) => [is, because, tries]),
    [['planned', 'smtp-451', 1]],
  );
  assert.equal(await state.deliver(), 0, 'it waits');
  state.setClock('2026-11-26T10:01:01.000Z');
  state.answers.push({ kind: 'refused', fault: 'smtp-550 5.1.1' });
  await state.deliver();
  const [notice] = await state.all();
  assert.deepEqual([notice?.state, notice?.because], ['bounced', 'smtp-550 5.1.1']);
  assert.match((await state.said(0)).at(-1) ?? '', /^notice\.bounced bounced$/);
  state.setClock('2027-01-15T10:00:00.000Z');
  assert.deepEqual((await state.call()).messages, {
    call: 0,
    reminder: 0,
    overdue: 0,
    escalation: 0,
  });
  assert.deepEqual(await state.findings(), ['clip called']);
});

test('after so many tries a message waits for a person', async () => {
  const state = await newCalling();
  await state.handIn(SEEN, [PHONES[2] ?? assert.fail()]);
  await state.call();
  for (let day = 1; day < 25; day++) {
    state.answers.push({ kind: 'not-now', fault: 'smtp-unreachable' });
    state.setClock(`2026-12-${String(day).padStart(2, '0')}T10:00:00.000Z`);
    await state.deliver();
  }
  const [notice] = await state.all();
  assert.deepEqual(
    [notice?.state, notice?.because, notice?.tries],
    ['failed', 'smtp-unreachable', 11],
  );
});

test('a process that ends while it sends leaves its message in doubt: nobody sends it a second time', async () => {
  const state = await newCalling();
  await state.handIn(SEEN, [PHONES[2] ?? assert.fail()]);
  await state.call();
  // Never answers: the process is gone before.
  state.answers.push(new Promise(() => {}));
  void state.deliver();
  for (let tries = 0; (await state.all())[0]?.state !== 'sending'; tries++) assert.ok(tries < 200);
  assert.equal(await state.deliver(), 0, 'another process leaves it alone');
  state.setClock('2026-11-26T10:06:00.000Z');
  assert.equal(await state.deliver(), 0);
  const [notice] = await state.all();
  assert.deepEqual([notice?.state, notice?.because], ['perhaps-sent', 'process-ended']);
  assert.deepEqual(state.sent, []);
});

test('one that lived longer than was thought can not overwrite what was decided meanwhile', async () => {
  const state = await newCalling();
  await state.handIn(SEEN, [PHONES[2] ?? assert.fail()]);
  await state.call();
  const slow = Promise.withResolvers<{ readonly kind: 'accepted' }>();
  state.answers.push(slow.promise);
  const sending = state.deliver();
  for (let tries = 0; (await state.all())[0]?.state !== 'sending'; tries++) assert.ok(tries < 200);
  state.setClock('2026-11-26T10:06:00.000Z');
  await state.deliver();
  slow.resolve({ kind: 'accepted' });
  await sending;
  assert.equal((await state.all())[0]?.state, 'perhaps-sent');
});

test('messages keep to the hours of the policy and to so many a minute, and say nothing of an app that is gone by then', async () => {
  const state = await newCalling();
  const many = Array.from({ length: 70 }, (_, i) => ({
    id: `p${i}`,
    holder: `p${i}@ministry.example`,
    apps: ['clip'],
  }));
  await state.handIn(SEEN, many);
  state.setClock('2026-11-26T22:00:00.000Z');
  const asleep = await state.call();
  assert.equal(asleep.messages.call, 0);
  assert.ok((asleep.next ?? '') > '2026-11-26T22:00');
  const forced = await state.call({ atAnyHour: true });
  assert.equal(forced.messages.call, 70);
  assert.equal(await state.deliver(), 0, 'not in the night');
  state.setClock('2026-11-27T10:00:00.000Z');
  assert.equal(await state.deliver(), 60);
  const gone = many.map((one) => ({ ...one, apps: ['plain'] }));
  const { id } = await state.handIn('2026-11-27T09:00:00Z', gone);
  const { server, ann, rulebook } = state;
  assert.ok((await releaseHeld(server, ann, id, 'They did as they were asked', rulebook())).ok);
  await state.deliver();
  const states = Object.groupBy(await state.all(), (one) => `${one.state} ${one.because ?? ''}`);
  assert.deepEqual(
    Object.entries(states)
      .map(([what, all]) => `${all?.length} ${what}`)
      .toSorted(),
    ['10 held-back nothing-left', '60 sent '],
  );
});

test('two looks at once write nothing twice', async () => {
  const state = await newCalling();
  await state.handIn(SEEN, PHONES);
  await Promise.all([state.call(), state.call(), state.call()]);
  assert.equal((await state.all()).length, 4);
});

test('a stop in the middle sends nothing more', async () => {
  const state = await newCalling();
  await state.handIn(SEEN, PHONES);
  await state.call();
  const stopping = new AbortController();
  stopping.abort();
  assert.equal(await sendDue(state.notices, { owner: 'one', signal: stopping.signal }), 0);
  assert.deepEqual(state.sent, []);
});

test('after a change of keys a holder is the same holder, and two processes at once make one', async () => {
  const state = await newCalling();
  await state.handIn(SEEN, PHONES);
  await state.call();
  const holders = async () =>
    (
      await sql<{ readonly id: number; readonly key: number }>`
      select id, key_id as key from holder order by id`.execute(state.db)
    ).rows;
  const before = await holders();
  assert.deepEqual(new Set(before.map(({ key }) => key)), new Set([1]));
  const { names } = state.notices.notices;
  const changed = {
    ...state.notices,
    notices: {
      ...state.notices.notices,
      names: (who: string) => [{ key: 2, name: hash('md5', `two ${who}`) }, ...names(who)],
    },
  };
  await Promise.all([groupHolders(changed), groupHolders(changed), groupHolders(state.notices)]);
  await groupHolders(changed);
  const after = await holders();
  assert.deepEqual(
    after.filter(({ id }) => before.some((one) => one.id === id)).map(({ key }) => key),
    before.map(() => 2),
  );
  assert.deepEqual(
    await state.store.keyNeeds().then((all) => all.filter(({ what }) => what === 'holder')),
    [{ what: 'holder', key: 2, count: after.length }],
  );
  const linked = await state.store.notices.cases(null, null, 100);
  assert.deepEqual(
    new Set(linked.rows.map(({ holder }) => holder)),
    new Set(before.map(({ id }) => id)),
  );
});
