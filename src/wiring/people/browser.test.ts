import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { invite } from '../../actions/people/invite.ts';
import { sweepSessions } from '../../actions/people/sessions.ts';
import { empty, KINDS, sharedDatabase } from '../../store/testing.fixture.ts';
import { sql } from 'kysely';
import { connect } from '../client.ts';
import { HOST, newLogins, OPERATOR_TOKEN, PUBLIC, type Logins } from './logins.fixture.ts';
import { personIn } from './person.fixture.ts';
import { signInAt } from './sign-in-at.ts';

const SESSION = '__Host-grendel';

for (const kind of KINDS)
  describe(`a browser behind a proxy, ${kind}`, () => {
    let state: Logins;
    before(async () => {
      const database = await sharedDatabase(kind);
      await empty(database.db);
      state = await newLogins(database, { keepsHost: true, failures: 3 });
    });
    after(() => state.stop());

    const linkFor = async (name: string): Promise<string> => {
      const grant = {
        role: 'auditor',
        organisation: state.root,
        rank: null,
        delegated: false,
      } as const;
      const asked = { name, address: null, cleared: false, grant };
      const invited = await invite(state.server, state.operator, asked);
      assert.ok(invited.ok);
      return invited.value.link;
    };
    /** Signed in as somebody with the role of an auditor. */
    const signedIn = async () => {
      const browser = state.browser();
      const page = await browser.visit(`${PUBLIC}/sign-in/${await linkFor('Ann')}`);
      const landed = await browser.submit(page);
      assert.equal(landed.url, `${PUBLIC}/auth/signed-in`);
      return browser;
    };

    test('who only looks at a sign-in link uses nothing up and learns nothing; its button signs in, once', async () => {
      const link = `${PUBLIC}/sign-in/${await linkFor('Bo of the Waters')}`;
      const scanner = await state.browser().visit(link);
      assert.doesNotMatch(scanner.text, /Waters|<script/);
      const none = await state.browser().visit(`${PUBLIC}/sign-in/gl_${'x'.repeat(43)}`);
      assert.equal(none.text, scanner.text, 'what opens and what does not look alike');
      const browser = state.browser();
      const landed = await browser.submit(await browser.visit(link));
      assert.match(landed.text, /You are signed in/);
      assert.deepEqual(browser.cookies(HOST), [SESSION]);
      const me = JSON.parse((await browser.visit(`${PUBLIC}/api/people/me`)).text);
      assert.equal(me.person.name, 'Bo of the Waters');
      const again = state.browser();
      assert.match(
        (await again.submit(await again.visit(link))).url,
        /problems\/sign-in-link-wrong$/,
      );
    });

    test('a page of ours may have a form that leads to us, and nothing of elsewhere', async () => {
      const page = await state.browser().visit(`${PUBLIC}/sign-in/${await linkFor('Ann')}`);
      const policy = String(page.headers['content-security-policy']);
      assert.match(policy, /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/);
      assert.equal(page.headers['cache-control'], 'no-store');
      const docs = await state.browser().visit(`${PUBLIC}/api/docs`);
      assert.match(String(docs.headers['content-security-policy']), /form-action 'none'/);
    });

    test('what changes something with a cookie has to come from our own pages, as JSON too', async () => {
      const browser = await signedIn();
      const key = { name: 'k', role: 'auditor', organisation: state.root };
      const post = async (headers: Readonly<Record<string, string>>, type = 'application/json') => {
        const sent = { 'content-type': type, accept: 'application/json', ...headers };
        const body = JSON.stringify(key);
        return (
          await browser.visit(`${PUBLIC}/api/api-keys`, { method: 'POST', body, headers: sent })
        ).status;
      };
      const foreign = 'https://evil.example';
      assert.equal(await post({ origin: foreign, 'sec-fetch-site': 'cross-site' }), 403);
      // Browsers that say no site, and proxies that take the header away.
      assert.equal(await post({ origin: foreign }), 403);
      assert.equal(await post({}), 403);
      assert.equal(await post({ origin: 'null' }), 403);
      assert.equal(await post({ 'sec-fetch-site': 'same-site' }), 403);
      assert.equal(await post({ origin: 'http://intranet.example' }), 403, 'another scheme');
      assert.equal(await post({ origin: 'https://intranet.example:8443' }), 403, 'another port');
      assert.equal(await post({ origin: foreign, 'sec-fetch-site': 'same-origin' }), 403);
      assert.equal(await post({ origin: foreign }, 'text/plain'), 403);
      const own = { origin: 'https://intranet.example', 'sec-fetch-site': 'same-origin' };
      assert.equal(await post(own), 201);
      assert.equal(await post({ origin: 'https://intranet.example' }), 201);
    });

    test('another name than ours is not answered', async () => {
      const headers = { host: 'rebound.example', authorization: `Bearer ${OPERATOR_TOKEN}` };
      const { visit } = state.browser();
      assert.equal((await visit(`${state.url}/api/people`, { headers })).status, 421);
      assert.equal((await visit(`${state.url}/healthz`, { headers: { host: HOST } })).status, 200);
    });

    test('a session is a bearer token too, and a cookie holds a session and nothing else', async () => {
      const ann = await personIn(state.server, { name: 'Ann', role: 'auditor' });
      const ask = async (headers: Readonly<Record<string, string>>): Promise<number> =>
        (await fetch(`${state.url}/api/people/me`, { headers })).status;
      assert.equal(await ask({ authorization: `Bearer ${ann.token}` }), 200);
      assert.equal(await ask({ cookie: `${SESSION}=${ann.token}` }), 200);
      assert.equal(await ask({ cookie: `${SESSION}=${OPERATOR_TOKEN}` }), 401);
      assert.equal(await ask({ cookie: `grendel=${ann.token}` }), 401);
      const both = { authorization: 'Bearer nobodys', cookie: `${SESSION}=${ann.token}` };
      assert.equal(await ask(both), 401, 'what is said counts, not what a browser adds');
    });

    test('a command line signs in with a link, and asks as that person, below a path too', async () => {
      const at = state.proxyUrl;
      const link = `${at}/sign-in/${await linkFor('Ann')}`;
      const { token, person } = await signInAt(link);
      assert.equal(person.name, 'Ann');
      const client = connect({ folder: '/nowhere', url: `${at}/`, token });
      const me = await client.get<{ readonly person: { readonly name: string } }>('/people/me');
      assert.equal(me.person.name, 'Ann');
      await assert.rejects(signInAt(link), /The sign-in link does not open/);
      await assert.rejects(signInAt(`${at}/sign-in/gl_short`), /no sign-in link/);
      await assert.rejects(signInAt(`file:///sign-in/gl_${'x'.repeat(43)}`), /no sign-in link/);
    });

    test('signing out by a token ends it', async () => {
      const ann = await personIn(state.server, { name: 'Ann', role: 'auditor' });
      const headers = { authorization: `Bearer ${ann.token}` };
      const out = await fetch(`${state.url}/auth/logout`, { method: 'POST', headers });
      assert.equal(out.status, 204);
      assert.equal((await fetch(`${state.url}/api/people/me`, { headers })).status, 401);
    });

    test('an API key is for its operations and no others', async () => {
      const ann = await personIn(state.server, { name: 'Ann', role: 'auditor' });
      const made = await fetch(`${state.url}/api/api-keys`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ann.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          name: 'k',
          role: 'auditor',
          organisation: state.root,
          operations: ['listPeople'],
        }),
      });
      const { secret } = (await made.json()) as { readonly secret: string };
      const headers = { authorization: `Bearer ${secret}` };
      assert.equal((await fetch(`${state.url}/api/people`, { headers })).status, 200);
      const other = await fetch(`${state.url}/api/people/me`, { headers });
      assert.equal(((await other.json()) as { readonly code: string }).code, 'not-permitted');
    });

    test('what has ended is swept away', async () => {
      const count = async (): Promise<number> => {
        const { rows } = await sql<{ readonly rows: number }>`
          select (select count(*) from session) + (select count(*) from sign_in_link) as rows`.execute(
          state.db,
        );
        return rows[0]?.rows ?? -1;
      };
      await personIn(state.server, { name: 'Ann', role: 'auditor' });
      await linkFor('Ann');
      await sweepSessions(state.server);
      assert.ok((await count()) >= 2);
      state.setClock('2026-12-20T10:00:00.000Z');
      await sweepSessions(state.server);
      assert.equal(await count(), 0);
      state.setClock('2026-11-20T10:00:00.000Z');
    });

    test('who fails too often has to wait; whoever succeeds uses nothing up', async () => {
      const send = (link: string): Promise<Response> =>
        fetch(`${state.url}/api/sign-in`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ link }),
        });
      for (let i = 0; i < 6; i++) assert.equal((await send(await linkFor('Ann'))).status, 200);
      const statuses: number[] = [];
      for (let i = 0; i < 6; i++) statuses.push((await send(`gl_${'y'.repeat(43)}`)).status);
      assert.equal(statuses.at(-1), 429);
      const held = await send(await linkFor('Ann'));
      assert.equal(held.status, 429);
      assert.ok(Number(held.headers.get('retry-after')) > 0);
      const lines = state.lines.filter((line) => line.includes('sign-in refused'));
      assert.ok(lines.length >= 3);
      assert.doesNotMatch(lines.join(''), /yyy|127\.0\.0\.1/);
    });
  });
