import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import type { Mail } from '../actions/notices/mail.ts';
import { composed } from './compose.ts';
import { smtpMailer, whatCameOf } from './smtp.ts';
import { startSmtp, type Behaviour, type TestServer } from './smtp-server.fixture.ts';
import { readSmtp, type SmtpSettings } from './smtp-settings.ts';

const FROM = 'apps@ministry.example';
const MAIL: Mail = {
  messageId: '0190@ministry.example',
  to: 'ann@ministry.example',
  subject: 'Een app op uw werktelefoon — lees dit',
  text: 'Beste Ann,\n.\nverwijder de app.\n',
  html: null,
  language: 'nl',
  date: new Date('2026-11-27T08:00:00Z'),
};
const SHORT = { connect: 500, answer: 300, whole: 2000 };
const LIVE = new AbortController().signal;

const settingsOf = (url: string): SmtpSettings => {
  const read = readSmtp(url, FROM);
  assert.ok(read.ok, read.ok ? '' : read.message);
  return read.settings;
};

async function withServer(
  behaviour: Behaviour,
  work: (server: TestServer) => Promise<void>,
): Promise<void> {
  const server = await startSmtp(behaviour);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}
const sendTo = ({ url }: { readonly url: string }, mail = MAIL) =>
  smtpMailer(settingsOf(url), SHORT).send(mail, LIVE);

test('a message that is taken arrives as it was written, marked as sent by a machine', () =>
  withServer({}, async (server) => {
    assert.deepEqual(await sendTo(server), { kind: 'accepted' });
    const [message] = server.taken;
    assert.deepEqual(message?.to, ['ann@ministry.example']);
    assert.match(message?.source ?? '', /^Message-ID: <0190@ministry\.example>\r$/m);
    assert.match(message?.source ?? '', /^Auto-Submitted: auto-generated\r$/m);
    assert.match(message?.source ?? '', /^Content-Language: nl\r$/m);
    assert.match(message?.source ?? '', /\r\n\.\r\nverwijder de app\./);
  }));

test('a server that has no time now is asked again, and one that never will is not', () =>
  withServer(
    {
      message: [
        { code: 451, text: '4.7.1 greylisted, ann@ministry.example' },
        'take',
        { code: 554, text: '5.7.1 no such thing, ann@ministry.example' },
      ],
    },
    async (server) => {
      assert.deepEqual(await sendTo(server), { kind: 'not-now', fault: 'smtp-451 4.7.1' });
      assert.deepEqual(await sendTo(server), { kind: 'accepted' });
      assert.deepEqual(await sendTo(server), { kind: 'refused', fault: 'smtp-554 5.7.1' });
      assert.equal(server.taken.length, 1);
    },
  ));

test('an address that the server does not know bounces at once', () =>
  withServer(
    { recipient: { code: 550, text: '5.1.1 no ann@ministry.example' } },
    async (server) => {
      assert.deepEqual(await sendTo(server), { kind: 'refused', fault: 'smtp-550 5.1.1' });
    },
  ));

test('a server that took the message and hangs, or is cut off, before it says so leaves it in doubt', async (t) => {
  for (const answer of ['hang', 'cut'] as const)
    await t.test(answer, () =>
      withServer({ message: [answer], takesBefore: true }, async (server) => {
        const { kind } = await sendTo(server);
        assert.equal(kind, 'doubtful');
        assert.equal(server.taken.length, 1);
      }),
    );
});

test('a server that is not there, says nothing at all, or lacks TLS has surely taken nothing', async (t) => {
  await t.test('not there', async () => {
    const server = await startSmtp();
    await server.stop();
    const came = await sendTo(server);
    assert.deepEqual(came, { kind: 'not-now', fault: 'smtp-unreachable' });
  });
  await t.test('silent', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    assert.ok(address !== null && typeof address === 'object');
    const came = await sendTo({ url: `smtp://127.0.0.1:${address.port}` });
    assert.equal(came.kind, 'not-now');
    silent.close();
  });
  await t.test('without TLS, where it is asked for', () =>
    withServer({}, async (server) => {
      const settings = { ...settingsOf(server.url), needsTls: true };
      const came = await smtpMailer(settings, SHORT).send(MAIL, LIVE);
      assert.equal(came.kind, 'not-now');
      assert.equal(server.taken.length, 0);
    }),
  );
});

test('a login that the server refuses is a matter of our settings: the message waits, and bounces not', () =>
  withServer(
    {
      options: {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_, __, callback) => callback(new Error('no')),
      },
    },
    async ({ port }) => {
      const came = await sendTo({ url: `smtp://apps:secret@127.0.0.1:${port}` });
      assert.equal(came.kind, 'not-now');
      assert.match('fault' in came ? came.fault : '', /^smtp-\d{3}.* at login$/);
    },
  ));

test('a refusal of the sender says nothing of the recipient', () => {
  const fault = { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550, response: '550 no' };
  assert.deepEqual(whatCameOf(fault, false), { kind: 'not-now', fault: 'smtp-550' });
});

test('a stop in the middle leaves nothing behind that goes on', () =>
  withServer({ message: ['hang'] }, async (server) => {
    const stopping = new AbortController();
    const sending = smtpMailer(settingsOf(server.url)).send(MAIL, stopping.signal);
    setTimeout(() => stopping.abort(), 200);
    assert.deepEqual(await sending, { kind: 'doubtful', fault: 'smtp-stopping' });
  }));

test('a mail server is an address without anything hidden in it, and clear text stays on this machine', () => {
  const read = (url: string, from: string | null = FROM) => readSmtp(url, from);
  assert.deepEqual(settingsOf('smtps://us%40er:p%3Aw@mail.example'), {
    host: 'mail.example',
    port: 465,
    implicitTls: true,
    needsTls: true,
    login: { user: 'us@er', password: 'p:w' },
    from: FROM,
  });
  assert.equal(settingsOf('smtp://mail.example').needsTls, true);
  assert.equal(settingsOf('smtp://[::1]:25').needsTls, false);
  assert.equal(settingsOf('smtp://localhost:25').needsTls, false);
  for (const bad of ['mail.example', 'https://a.example', 'smtp://', 'smtp://a.example?tls=no'])
    assert.equal(read(bad).ok, false, bad);
  for (const bad of [null, 'apps', 'a@b\r\nBcc: c@d'])
    assert.equal(read('smtp://localhost', bad).ok, false);
  const told = read('smtp://user:%zz@a.example');
  assert.ok(!told.ok && !told.message.includes('%zz'));
});

test('a message without an address can be made into a file', async () => {
  const eml = Buffer.from(
    await composed({ ...MAIL, to: null, html: '<p>Hoi</p>' }, FROM),
  ).toString();
  assert.doesNotMatch(eml, /^To:/m);
  assert.match(eml, /multipart\/alternative/);
  assert.match(eml, /^Subject: =\?UTF-8\?/m);
});
