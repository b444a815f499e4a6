import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { answerNotice } from '../../actions/notices/answer.ts';
import { callHolders } from '../../actions/notices/call.ts';
import { sendDue } from '../../actions/notices/send.ts';
import { startSmtp } from '../../notices/smtp-server.fixture.ts';
import { smtpMailer } from '../../notices/smtp.ts';
import { readSmtp } from '../../notices/smtp-settings.ts';
import { newMark } from '../sentinels.fixture.ts';
import { boundNotices } from './seed.fixture.ts';
import { newCalling } from './world.fixture.ts';

const SEEN = '2026-11-25T08:00:00Z';
const TIMES = { connect: 2000, answer: 500, whole: 5000 };

/** All rows of all tables, as text. */
async function dumpOf(state: Awaited<ReturnType<typeof newCalling>>): Promise<string> {
  const { rows: tables } = await sql<{ readonly name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
    state.db,
  );
  const all: unknown[] = [];
  for (const { name } of tables)
    all.push(
      name,
      (
        await sql`select row_to_json(one)::text as row from ${sql.table(name)} as one`.execute(
          state.db,
        )
      ).rows,
    );
  return JSON.stringify(all);
}

test('over a real mail server: one message in the holder’s language, its link answers, and of names and words nothing is left in clear', async (t) => {
  const state = await newCalling();
  const smtp = await startSmtp({ message: [{ code: 451, text: '4.3.0 later' }, 'take'] });
  t.after(() => smtp.stop());
  const read = readSmtp(smtp.url, 'apps@ministry.example');
  assert.ok(read.ok);
  const bound = boundNotices(state);
  const notices = { ...bound.server.notices, mailer: smtpMailer(read.settings, TIMES) };
  const server = { ...bound.server, notices };
  const send = () =>
    sendDue(server, { owner: server.newId(), signal: new AbortController().signal });
  const mark = newMark();
  const [name, phone, words] = [mark.next(), mark.next(), mark.next()];
  await state.handIn(SEEN, [
    { id: phone, holder: `${name}@ministry.example`, apps: ['clip', 'amour'] },
  ]);
  const asked = { scope: null, dryRun: false, atAnyHour: false, origin: 'request' } as const;
  await callHolders(server, state.ann, asked);
  await send();
  assert.equal(smtp.taken.length, 0, 'it had no time');
  state.setClock('2026-11-26T10:02:00.000Z');
  await send();
  await send();
  const [message, ...others] = smtp.taken;
  assert.deepEqual(others, []);
  assert.equal(message?.to[0]?.toLowerCase(), `${name}@ministry.example`.toLowerCase());
  const source = (message?.source ?? '').replace(/=\r\n/g, '');
  const [, subject = ''] = /^Subject: (.*)$/m.exec(source) ?? [];
  assert.doesNotMatch(subject, /clip|amour/i);
  assert.match(source, /Clip/);
  assert.doesNotMatch(source, /amour/i, 'an app that tells love life is named on the page alone');
  const [, token = ''] = /\/h\/([A-Za-z0-9_-]{43})/.exec(source) ?? [];
  const answered = await answerNotice(server, token, {
    kind: 'disputed',
    findings: [],
    language: 'en',
    words,
  });
  assert.ok(answered.ok);

  await t.test('nothing of it stands in the database, the ledger included', async () => {
    const dump = await dumpOf(state);
    assert.deepEqual(mark.foundIn(dump), []);
    assert.doesNotMatch(dump, new RegExp(token), 'nor does the link');
    assert.match(dump, /clip/, 'what may be there is there: the search above would see it');
  });
});

test('a server that took the message and then broke off is not asked a second time', async (t) => {
  for (const answer of ['cut', 'hang'] as const)
    await t.test(answer, async () => {
      const state = await newCalling();
      const smtp = await startSmtp({ message: [answer, 'take'], takesBefore: true });
      try {
        const read = readSmtp(smtp.url, 'apps@ministry.example');
        assert.ok(read.ok);
        const mailer = smtpMailer(read.settings, TIMES);
        const server = { ...state.notices, notices: { ...state.notices.notices, mailer } };
        await state.handIn(SEEN, [{ id: 'a', holder: 'ann@ministry.example', apps: ['clip'] }]);
        await state.call();
        for (const time of ['10:00', '10:10', '11:00']) {
          state.setClock(`2026-11-26T${time}:00.000Z`);
          await sendDue(server, { owner: time, signal: new AbortController().signal });
        }
        assert.equal(smtp.taken.length, 1);
        assert.equal((await state.all())[0]?.state, 'perhaps-sent');
      } finally {
        await smtp.stop();
      }
    });
});
