import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerNotice } from '../../actions/notices/answer.ts';
import { askException } from '../../actions/exceptions/ask.ts';
import { remindOfExceptions } from '../../actions/exceptions/calendar.ts';
import { decideException } from '../../actions/exceptions/decide.ts';
import type { ExceptionId } from '../../actions/exceptions/stored.ts';
import { withdrawException } from '../../actions/exceptions/withdraw.ts';
import { readOutbox, takeMessage } from '../../actions/notices/outbox.ts';
import { sendDue } from '../../actions/notices/send.ts';
import type { Day } from '../../core/day.ts';
import type { AppId } from '../../core/statements.ts';
import { writeMail } from '../notices/render.ts';
import { writingOf } from '../notices/door.ts';
import { NO_MAIL } from '../notices/settings.ts';
import { newCalling, token, type Calling } from '../notices/world.fixture.ts';
import { personIn } from '../people/person.fixture.ts';
import { asking } from './world.fixture.ts';

const GRANT = { decision: 'grant', why: 'needed', until: null } as const;
const SOON = '2026-12-03T10:00:00.000Z';
const PHONES = [
  { id: 'ann-1', holder: 'ann@ministry.example', apps: ['clip'] },
  { id: 'bob-1', holder: 'bob@ministry.example', apps: ['mirror'] },
];

/** The texts that are sent in earnest, by a mail server of a test. */
async function world(mailer = true) {
  const state = await newCalling({ mailer });
  const { catalogue } = state.server.rules();
  const apps = catalogue.apps.map((app) =>
    app.id === ('mirror' as AppId) ? { ...app, sensitive: 'dating' as const } : app,
  );
  state.setRules({ catalogue: { ...catalogue, apps } });
  const writing = writingOf({
    rules: () => state.server.rules(),
    clock: () => state.server.clock(),
    mail: NO_MAIL,
    ownUrl: () => 'http://localhost',
  });
  const { notices } = state.notices;
  const server = {
    ...state.notices,
    notices: {
      ...notices,
      write: (data: Parameters<typeof writeMail>[1]) => writeMail(writing, data),
    },
  };
  await state.handIn('2026-11-25T08:00:00Z', PHONES);
  const ben = await personIn(server, { name: 'Ben', role: 'authority', cleared: true });
  const ada = await personIn(server, {
    name: 'Ada',
    role: 'mdm-administrator',
    address: 'ada@ministry.example',
  });
  const findings = async (app: string) =>
    (await state.rows()).flatMap((row) => (row.app === app ? [row.id] : []));
  const granted = async (id: ExceptionId) => {
    const decided = await decideException(server, ben.context(), id, GRANT);
    assert.ok(decided.ok, decided.ok ? '' : decided.code);
  };
  const asked = async (app: string, more: { readonly restricted?: boolean } = {}) => {
    const wanted = { ...asking(await findings(app)), ground: 'intelligence', ...more };
    const one = await askException(server, ada.context(), wanted);
    assert.ok(one.ok, one.ok ? '' : one.code);
    await granted(one.value.id);
    return one.value;
  };
  const deliver = () =>
    sendDue(server, { owner: server.newId(), signal: new AbortController().signal });
  return { ...state, server, ben, ada, granted, asked, deliver };
}

const flat = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ');
const ofEnding = async (state: Pick<Calling, 'all'>) =>
  (await state.all()).filter(({ kind }) => kind === 'exception-ending');

test('whoever asked for an exception gets one mail before it ends, and no name of theirs is in the ledger', async () => {
  const state = await world();
  await state.asked('clip');
  state.setClock(SOON);
  const from = (await state.entries()).length;
  assert.equal(await remindOfExceptions(state.server), 1);
  assert.equal(await remindOfExceptions(state.server), 0);
  assert.equal(await state.deliver(), 1);
  assert.equal(await state.deliver(), 0);
  const [mail, ...more] = state.sent;
  assert.deepEqual(more, []);
  assert.equal(mail?.to, 'ada@ministry.example');
  assert.match(flat(mail?.text), /Uitzondering 1 geldt tot en met woensdag 9 december 2026\./);
  assert.match(flat(mail?.text), /Zij is voor: Clip/);
  assert.doesNotMatch(mail?.subject ?? '', /Clip/i);
  assert.doesNotMatch(mail?.text ?? '', /\/h\//, 'it has no link');
  assert.deepEqual(await state.said(from), [
    'exception.reminded in-force',
    'notice.planned exception-ending',
    'notice.sent sent',
  ]);
  assert.doesNotMatch(JSON.stringify(await state.entries()), /ada@|Ada/);
  const { messages } = await state.call({ atAnyHour: true });
  assert.deepEqual(
    [messages.call, messages.reminder],
    [1, 0],
    'the clock of findings goes its own way',
  );
});

test('a restricted exception, and one for an app that tells too much, are told of without the app', async () => {
  const state = await world();
  await state.asked('clip', { restricted: true });
  await state.asked('mirror');
  state.setClock(SOON);
  assert.equal(await remindOfExceptions(state.server), 2);
  assert.equal(await state.deliver(), 2);
  for (const { subject, text, html } of state.sent) {
    assert.doesNotMatch([subject, text, html].join(), /clip|mirror/i);
    assert.match(flat(text), /staat met opzet niet in dit bericht/);
  }
});

test('a holder who asked hears of it at the address of their phone, and not whoever has the phone since', async () => {
  const state = await world();
  await state.call();
  await sendDue(state.notices, { owner: 'x', signal: new AbortController().signal });
  const ann = state.sent.find(({ to }) => to?.startsWith('ann'));
  const finding = (await state.rows()).find(({ app }) => app === 'clip');
  assert.ok(finding);
  const needed = {
    kind: 'needed',
    findings: [finding.id],
    language: 'fr',
    ground: 'intelligence',
    task: 'Following what is said there',
    until: '2026-12-09' as Day,
  } as const;
  assert.ok((await answerNotice(state.notices, token(ann), needed)).ok);
  const [one] = (
    await state.store.exceptions.exceptions(
      { scope: [state.root] },
      { after: null, limit: 1, order: 'newest' },
    )
  ).rows;
  assert.ok(one);
  await state.granted(one.id);
  state.setClock(SOON);
  assert.equal(await remindOfExceptions(state.server), 1);
  const [ending] = await ofEnding(state);
  assert.deepEqual([ending?.recipient, ending?.person, ending?.language], ['holder', null, 'fr']);

  // Bob has the phone now.
  const theirs = { owner: 'x', signal: new AbortController().signal };
  const { openContact } = state.server.notices;
  const passedOn = {
    ...state.server,
    notices: {
      ...state.server.notices,
      openContact: (sealed: Uint8Array, fleet: string) => {
        const contact = openContact(sealed, fleet);
        return contact && { ...contact, holder: 'bob@ministry.example' };
      },
    },
  };
  const before = state.sent.length;
  await sendDue(passedOn, theirs);
  assert.equal(state.sent.length, before);
  const [lies] = await ofEnding(state);
  assert.deepEqual([lies?.state, lies?.because], ['outbox', 'without-address']);
  const [, ...looked] = await Promise.all([
    null,
    readOutbox(passedOn, state.administrator, { before: null, limit: 9 }),
    readOutbox(state.server, state.administrator, { before: null, limit: 9 }),
  ]);
  assert.deepEqual(
    looked.map(({ messages }) => messages.map(({ address }) => address)),
    [[null], ['ann@ministry.example']],
  );
});

test('without a mail server it lies in the outbox, where a restricted one is for cleared people', async () => {
  const state = await world(false);
  await state.asked('clip', { restricted: true });
  state.setClock(SOON);
  await remindOfExceptions(state.server);
  const [ending] = await ofEnding(state);
  assert.deepEqual([ending?.state, ending?.because], ['outbox', 'no-mail-server']);
  const look = async (isCleared: boolean) => {
    const context = { ...state.administrator, isCleared };
    const page = await readOutbox(state.server, context, { before: null, limit: 9 });
    const taken = await takeMessage(state.server, context, ending?.id ?? assert.fail());
    return [page.messages[0]?.holder, taken.ok ? taken.value.mail.to : taken.code];
  };
  assert.deepEqual(await look(false), [null, 'not-cleared']);
  assert.deepEqual(await look(true), ['Ada', 'ada@ministry.example']);
});

test('one that was withdrawn before its message could go is not told of any more', async () => {
  const state = await world();
  const one = await state.asked('clip');
  state.setClock(SOON);
  await remindOfExceptions(state.server);
  assert.ok((await withdrawException(state.server, state.ben.context(), one.id, 'over')).ok);
  assert.equal(await state.deliver(), 0);
  assert.deepEqual(
    (await ofEnding(state)).map(({ state: is, because }) => [is, because]),
    [['held-back', 'nothing-left']],
  );
});
