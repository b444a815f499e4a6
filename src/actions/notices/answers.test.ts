import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import { newCalling, token, type Calling } from '../../wiring/notices/world.fixture.ts';
import { eraseContacts } from '../upkeep.ts';
import { answerNotice, type HolderAnswer } from './answer.ts';
import { decideNotice, settleAnswer } from './decide.ts';
import { eraseHolders } from './erase.ts';
import { readOutbox, takeMessage } from './outbox.ts';
import { viewNotice } from './page.ts';
import type { NoticeId } from './stored.ts';

const SEEN = '2026-11-25T08:00:00Z';
const ANN = { id: 'phone-of-ann', holder: 'ann@ministry.example', apps: ['clip', 'mirror'] };
const BOB = { id: 'phone-of-bob', holder: 'bob@ministry.example', apps: ['clip'] };
const REMOVED = { kind: 'removed', findings: [], language: 'fr' } as const;

/** Called and reached; gives the links by holder. */
async function called(state: Calling, ...phones: readonly object[]) {
  await state.handIn(SEEN, phones as never);
  await state.call();
  await state.deliver();
  const of = (name: string): string =>
    token(state.sent.find(({ to }) => to?.startsWith(name)) ?? assert.fail(name));
  return { ann: of('ann'), bob: phones.length > 1 ? of('bob') : '' };
}
const said = (state: Calling, link: string, answer: HolderAnswer) =>
  answerNotice(state.notices, link, answer);
const codeOf = (answer: { ok: true } | { ok: false; code: string }): string =>
  answer.ok ? 'ok' : answer.code;

test('whoever has the link sees all of theirs by name, and looking changes nothing', async () => {
  const state = await newCalling();
  const { ann } = await called(state, ANN, BOB);
  const from = (await state.entries()).length;
  const seen = await viewNotice(state.notices, ann);
  assert.ok(seen.ok);
  const { devices, address, organisation } = seen.value.data;
  assert.deepEqual(
    devices.map(({ name, apps }) => [name, ...apps.map(({ finding }) => finding.app).toSorted()]),
    [['phone-of-ann', 'clip', 'mirror']],
  );
  assert.deepEqual([address, organisation], ['ann@ministry.example', 'State']);
  assert.deepEqual(seen.value.exceptions.grounds, ['intelligence']);
  assert.deepEqual(await state.said(from), []);
});

test('"I removed it" stops reminders until the phone was seen later, and a second answer takes the place of the first', async () => {
  const state = await newCalling();
  const { ann } = await called(state, ANN);
  const first = await said(state, ann, REMOVED);
  assert.deepEqual(first.ok && first.value, { kind: 'removed', replaced: false, exception: null });
  state.setClock('2026-12-07T10:00:00.000Z');
  assert.equal((await state.call()).messages.reminder, 0);
  const second = await said(state, ann, { ...REMOVED, kind: 'not-mine' });
  assert.ok(second.ok && second.value.replaced);
  assert.deepEqual(
    (await state.said(0)).filter((one) => one.startsWith('finding.answered')),
    [
      'finding.answered removed',
      'finding.answered removed',
      'finding.answered not-mine',
      'finding.answered not-mine',
    ],
  );
  await said(state, ann, REMOVED);
  state.setClock('2026-12-09T10:00:00.000Z');
  await state.handIn('2026-12-08T08:00:00Z', [ANN]);
  assert.equal((await state.call()).messages.reminder, 1, 'it is still there');
  await state.deliver();
  const [notice] = await state.all();
  assert.equal(notice?.language, 'fr', 'the language in which they answered');
});

test('a link answers for its own findings alone, and a made up or outlived one for none', async () => {
  const state = await newCalling();
  const { ann, bob } = await called(state, ANN, BOB);
  const seen = await viewNotice(state.notices, bob);
  assert.ok(seen.ok);
  const [his] = seen.value.data.devices.flatMap(({ apps }) => apps);
  const findings = [his?.finding.id ?? assert.fail()];
  assert.equal(codeOf(await said(state, ann, { ...REMOVED, findings })), 'unknown-finding');
  const forged = `${ann.slice(0, -3)}abc`;
  assert.equal(codeOf(await said(state, forged, REMOVED)), 'unknown-link');
  assert.equal(codeOf(await viewNotice(state.notices, forged)), 'unknown-link');
  state.setClock('2027-06-01T10:00:00.000Z');
  assert.equal(codeOf(await viewNotice(state.notices, ann)), 'unknown-link');
  assert.equal(codeOf(await said(state, ann, REMOVED)), 'unknown-link');
});

test('"I need it for my work" asks for an exception in the same breath; once it is refused the clock goes on', async () => {
  const state = await newCalling();
  const { ann } = await called(state, ANN);
  const seen = await viewNotice(state.notices, ann);
  assert.ok(seen.ok);
  const apps = seen.value.data.devices.flatMap((one) => one.apps);
  const clip = apps.find(({ finding }) => finding.app === 'clip') ?? assert.fail();
  const needed = {
    kind: 'needed',
    findings: [clip.finding.id],
    language: 'nl',
    ground: 'intelligence',
    task: 'Following what is said there',
    until: '2027-01-15' as Day,
  } as const;
  assert.equal(codeOf(await said(state, ann, { ...needed, findings: [] })), 'several-apps');
  assert.equal(codeOf(await said(state, ann, { ...needed, ground: 'fun' })), 'unknown-ground');
  assert.equal(codeOf(await said(state, ann, { ...needed, task: ' ' })), 'no-task');
  assert.deepEqual(await state.store.notices.answers([clip.finding.id]), [], 'nothing half done');
  const asked = await said(state, ann, needed);
  assert.deepEqual(asked.ok && asked.value, { kind: 'needed', replaced: false, exception: 1 });
  assert.equal(codeOf(await said(state, ann, needed)), 'exempted-already');
  state.setClock('2026-12-07T10:00:00.000Z');
  const { messages, findings } = await state.call();
  assert.deepEqual([messages.reminder, findings], [1, 1], 'of the other app alone');
  assert.doesNotMatch(JSON.stringify(await state.entries()), /Following/);
});

test('a dispute keeps its words sealed; when a person has looked into it, the clock goes on', async () => {
  const state = await newCalling();
  const { ann } = await called(state, ANN);
  const words = 'Ik heb deze app nooit gehad';
  assert.equal(
    codeOf(await said(state, ann, { ...REMOVED, kind: 'disputed', words: ' ' })),
    'no-words',
  );
  assert.ok((await said(state, ann, { ...REMOVED, kind: 'disputed', words })).ok);
  const [row] = await state.rows();
  const finding = row?.id ?? assert.fail();
  const [answer] = await state.store.notices.answers([finding]);
  assert.equal((await state.opened(answer?.words ?? ''))?.value, words);
  const scope = [state.root];
  const disputed = { scope, answers: ['disputed'] } as const;
  const page = { after: null, limit: 9 };
  const { rows } = await state.store.findings(disputed, page);
  assert.deepEqual(
    rows.map(({ id }) => id).toSorted(),
    (await state.rows()).map(({ id }) => id).toSorted(),
  );
  assert.equal((await state.store.findingsCount(disputed)).phones, 1);
  assert.deepEqual((await state.store.findings({ scope, answers: ['removed'] }, page)).rows, []);
  assert.equal((await state.store.waiting.answers(scope)).count, rows.length);
  assert.equal((await state.store.waiting.answers([])).count, 0);
  const elsewhere = { ...state.administrator, scope: [] };
  assert.equal(
    codeOf(await settleAnswer(state.server, elsewhere, finding, 'no')),
    'unknown-finding',
  );
  assert.ok((await settleAnswer(state.server, state.administrator, finding, 'It is there')).ok);
  assert.equal(
    codeOf(await settleAnswer(state.server, state.administrator, finding, 'again')),
    'no-answer',
  );
  const [settled] = await state.store.notices.answers([finding]);
  assert.equal(settled?.settled, '2026-11-26T10:00:00Z');
  assert.equal((await state.store.waiting.answers(scope)).count, rows.length - 1, 'dealt with');
  assert.equal((await state.store.findingsCount(disputed)).findings, rows.length - 1);
});

test('without a mail server all lies in the outbox; who looks at it stands in the ledger, who hands it over says so', async () => {
  const state = await newCalling({ mailer: false });
  await state.handIn(SEEN, [ANN, { ...BOB, holder: 'Bob Example' }]);
  await state.call();
  assert.equal(await state.deliver(), 0);
  assert.deepEqual(
    (await state.all()).map(({ state: is, because }) => `${is} ${because}`).toSorted(),
    ['outbox no-mail-server', 'outbox without-address'],
  );
  const from = (await state.entries()).length;
  const { administrator, notices } = state;
  const { messages } = await readOutbox(notices, administrator, { before: null, limit: 9 });
  assert.deepEqual(
    messages.map(({ holder, address, devices }) => [holder, address, ...devices]).toSorted(),
    [
      ['Bob Example', null, 'phone-of-bob'],
      ['ann@ministry.example', 'ann@ministry.example', 'phone-of-ann'],
    ],
  );
  const hers = messages.find(({ address }) => address !== null)?.notice.id as NoticeId;
  const taken = await takeMessage(notices, administrator, hers);
  assert.ok(taken.ok);
  assert.match(Buffer.from(taken.value.bytes).toString(), /^To: ann@ministry\.example/);
  assert.deepEqual(await state.said(from), ['outbox.read shown', 'outbox.read shown']);
  const elsewhere = { ...administrator, scope: [] };
  assert.equal(codeOf(await takeMessage(notices, elsewhere, hers)), 'unknown-notice');
  assert.deepEqual((await readOutbox(notices, elsewhere, { before: null, limit: 9 })).messages, []);

  state.setClock('2026-12-07T10:00:00.000Z');
  assert.equal((await state.call()).messages.reminder, 0, 'nobody has it yet');
  const decide = (verdict: 'delivered' | 'resend' | 'bounced') =>
    decideNotice(notices, administrator, hers, verdict, 'handed over at her desk');
  assert.equal(codeOf(await decide('resend')), 'no-mail-server');
  assert.ok((await decide('delivered')).ok);
  assert.equal(codeOf(await decide('delivered')), 'notice-in-other-state');
  assert.equal(codeOf(await takeMessage(notices, administrator, hers)), 'notice-in-other-state');
  assert.equal((await state.call()).messages.reminder, 1);
  assert.ok((await decide('bounced')).ok, 'and if it comes back after all');
  assert.doesNotMatch(JSON.stringify(await state.entries()), /Example|ministry|desk/);
});

test('with the last finding all goes, some days later: who the holder was, their words, and what the link opened', async () => {
  const state = await newCalling();
  const { ann } = await called(state, ANN);
  assert.ok((await said(state, ann, { ...REMOVED, kind: 'disputed', words: 'not so' })).ok);
  state.setClock('2026-12-02T10:00:00.000Z');
  await state.handIn('2026-12-01T08:00:00Z', [{ ...ANN, apps: ['plain'] }]);
  await eraseContacts(state.server);
  assert.equal(await eraseHolders(state.server), 0, 'some days are left');
  const [before] = await state.all();
  state.setClock('2027-01-15T10:00:00.000Z');
  await eraseContacts(state.server);
  assert.equal(await eraseHolders(state.server), 1);
  const [notice] = await state.all();
  assert.equal(notice?.holderId, null);
  assert.equal(await state.opened(before?.holder ?? ''), null);
  const rows = await state.rows();
  const [answer] = await state.store.notices.answers(rows.map(({ id }) => id));
  assert.equal(answer?.kind, 'disputed');
  assert.equal(await state.opened(answer?.words ?? ''), null);
  assert.equal(codeOf(await viewNotice(state.notices, ann)), 'unknown-link');
});
