import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Entry } from '../../ledger/entry.ts';
import { empty, KINDS, sharedDatabase } from '../../store/testing.fixture.ts';
import { HOST, newLogins, PUBLIC, type Logins } from './logins.fixture.ts';

const SESSION = '__Host-grendel';
const BEGUN = '__Host-grendel-login';

for (const kind of KINDS)
  describe(`logging in at a login server, behind a proxy with another name, path and scheme, ${kind}`, () => {
    let state: Logins;
    before(async () => {
      const database = await sharedDatabase(kind);
      await empty(database.db);
      state = await newLogins(database);
      await state.map('phones', 'mdm-administrator');
      await state.map('audit', 'auditor');
    });
    after(() => state.stop());

    const me = async (browser: ReturnType<Logins['browser']>) => {
      const page = await browser.visit(`${PUBLIC}/api/people/me`);
      return { status: page.status, body: JSON.parse(page.text) };
    };
    const account = (name: string, groups: readonly string[], more = {}): void =>
      void state.provider.accounts.set(name, { name, groups, ...more });
    const problem = (page: { readonly url: string }): string | undefined =>
      /\/problems\/([a-z-]+)$/.exec(page.url)?.[1];

    test('whoever a group lets in is signed in, with what the group may', async () => {
      account('ann', ['phones', 'football'], { name: 'Ann', email: 'ann@ministry.example' });
      const browser = state.browser();
      const page = await state.logIn('ann', browser);
      assert.equal(page.url, `${PUBLIC}/auth/signed-in`);
      assert.match(page.text, /You are signed in/);
      const { status, body } = await me(browser);
      assert.equal(status, 200);
      assert.equal(body.person.name, 'Ann');
      assert.equal(body.person.address, 'ann@ministry.example');
      assert.deepEqual(
        body.person.grants.map(({ role, group }: { role: string; group: string }) => [role, group]),
        [['mdm-administrator', 'phones']],
      );
      assert.deepEqual(browser.cookies(HOST), [SESSION], 'what was kept on the way is gone');
    });

    test('both requests name the same redirect, whatever a proxy says of itself (FC-109)', async () => {
      account('ann', ['phones']);
      const browser = state.browser();
      const page = await browser.visit(`${PUBLIC}/auth/login`);
      const asked = page.way
        .map((one) => new URL(one))
        .find(({ pathname }) => pathname === '/auth');
      assert.equal(asked?.searchParams.get('redirect_uri'), `${PUBLIC}/auth/callback`);
      assert.equal(asked?.searchParams.get('code_challenge_method'), 'S256');
      // The login server compares it with that of the token request, and would refuse another.
      const done = await browser.submit(page, { login: 'ann', password: 'any' });
      assert.equal(done.url, `${PUBLIC}/auth/signed-in`);
    });

    test('a login begun at another scheme goes on at the one address that counts, and once (FC-111)', async () => {
      account('ann', ['phones']);
      const browser = state.browser();
      const page = await browser.visit('http://intranet.example/grendel/auth/login');
      assert.equal(page.way[1], `${PUBLIC}/auth/login?at=public`);
      const done = await browser.submit(page, { login: 'ann', password: 'any' });
      assert.equal(done.url, `${PUBLIC}/auth/signed-in`);
      assert.equal(done.way.filter((one) => one.includes('/auth/login')).length, 0);
    });

    test('a browser that did not bring back what it was given is told, in a page and not in a loop (FC-111)', async () => {
      account('ann', ['phones']);
      const browser = state.browser();
      const page = await browser.visit(`${PUBLIC}/auth/login`);
      browser.forget(HOST);
      const done = await browser.submit(page, { login: 'ann', password: 'any' });
      assert.equal(problem(done), 'login-failed');
      assert.equal(done.status, 200);
      assert.match(done.text, /cookie/);
      const landed = await browser.visit(`${PUBLIC}/auth/signed-in`);
      assert.match(landed.text, /did not keep/);
    });

    /** Up to the way back, which it does not go. */
    const upToCallback = async (as: string, browser = state.browser()) => {
      const page = await browser.visit(`${PUBLIC}/auth/login`);
      browser.stopBefore(({ pathname }) => pathname.endsWith('/auth/callback'));
      const { url } = await browser.submit(page, { login: as, password: 'any' });
      browser.stopBefore(null);
      return { browser, callback: new URL(url) };
    };

    test('a wrong state is refused, and another browser gets nothing by the address of the way back', async () => {
      account('ann', ['phones']);
      const { browser, callback } = await upToCallback('ann');
      const other = state.browser();
      await other.visit(`${PUBLIC}/auth/login`);
      assert.equal(problem(await other.visit(callback.href)), 'login-failed');
      callback.searchParams.set('state', 'another');
      assert.equal(problem(await browser.visit(callback.href)), 'login-failed');
      assert.deepEqual(browser.cookies(HOST), []);
    });

    test('a code counts once', async () => {
      account('ann', ['phones']);
      const { browser, callback } = await upToCallback('ann');
      const begun = browser.cookie(HOST, BEGUN) ?? '';
      assert.equal((await browser.visit(callback.href)).url, `${PUBLIC}/auth/signed-in`);
      const thief = state.browser();
      thief.setCookie(HOST, BEGUN, begun);
      assert.equal(problem(await thief.visit(callback.href)), 'login-failed');
      assert.deepEqual(thief.cookies(HOST), []);
    });

    test('a code that is too old is refused, and so is a login that took too long', async (t) => {
      account('ann', ['phones']);
      const { browser, callback } = await upToCallback('ann');
      const slow = await upToCallback('ann');
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 61_000 });
      assert.equal(problem(await browser.visit(callback.href)), 'login-failed');
      t.mock.timers.reset();
      state.setClock('2026-11-20T10:10:00.000Z');
      assert.equal(problem(await slow.browser.visit(slow.callback.href)), 'login-failed');
      state.setClock('2026-11-20T10:00:00.000Z');
      const why = state.lines
        .flatMap((line) => /"why":"([a-z-]+)"/.exec(line)?.[1] ?? [])
        .slice(-2);
      assert.deepEqual(why, ['code-not-taken', 'too-late']);
    });

    test('what the browser kept opens for nobody who changed it', async () => {
      account('ann', ['phones']);
      const { browser, callback } = await upToCallback('ann');
      const begun = browser.cookie(HOST, BEGUN) ?? '';
      const at = begun.length - 5;
      const other = begun[at] === 'A' ? 'B' : 'A';
      browser.setCookie(HOST, BEGUN, begun.slice(0, at) + other + begun.slice(at + 1));
      assert.equal(problem(await browser.visit(callback.href)), 'login-failed');
    });

    test('who is in no group with a role is not let in, and nothing is kept of them', async () => {
      account('eve', ['football']);
      const browser = state.browser();
      assert.equal(problem(await state.logIn('eve', browser)), 'no-role');
      assert.deepEqual(browser.cookies(HOST), []);
      const people = await state.store.people.people();
      assert.ok(people.every(({ name }) => name !== 'eve'));
    });

    test('what a group no longer gives is gone at the next login, and so is everything when nothing is left', async () => {
      account('bo', ['phones', 'audit']);
      const browser = state.browser();
      await state.logIn('bo', browser);
      assert.equal((await me(browser)).body.person.grants.length, 2);
      account('bo', ['audit']);
      const second = state.browser();
      await state.logIn('bo', second);
      assert.deepEqual(
        (await me(second)).body.person.grants.map(({ role }: { role: string }) => role),
        ['auditor'],
      );
      account('bo', []);
      assert.equal(problem(await state.logIn('bo')), 'no-role');
      // The sessions of before open nothing either.
      assert.deepEqual([(await me(browser)).status, (await me(second)).status], [401, 401]);
    });

    test('a role taken from a group is taken from its people at once', async () => {
      const mapped = await state.map('vetting', 'analyst');
      account('cas', ['vetting', 'audit']);
      const browser = state.browser();
      await state.logIn('cas', browser);
      assert.equal((await me(browser)).body.person.grants.length, 2);
      const path = `${state.url}/api/group-roles/${mapped.id}/remove`;
      const headers = { authorization: 'Bearer of-the-start' };
      assert.equal((await fetch(path, { method: 'POST', headers })).status, 200);
      assert.equal((await me(browser)).body.person.grants.length, 1);
    });

    test('groups that the login server did not tell are not none', async () => {
      state.provider.accounts.set('dee', {
        name: 'Dee',
        more: { _claim_names: { groups: 'src1' } },
      });
      assert.equal(problem(await state.logIn('dee')), 'groups-not-told');
    });

    test('an ID token that somebody else signed is refused, whatever it says', async () => {
      account('mal', ['phones']);
      state.provider.settings.forges = true;
      const browser = state.browser();
      assert.equal(problem(await state.logIn('mal', browser)), 'login-failed');
      assert.deepEqual(browser.cookies(HOST), []);
      state.provider.settings.forges = false;
      assert.equal((await state.logIn('mal')).url, `${PUBLIC}/auth/signed-in`);
    });

    test('groups may stand in the ID token alone', async () => {
      state.provider.settings.claimsIn = 'id-token';
      account('ann', ['audit']);
      const browser = state.browser();
      await state.logIn('ann', browser);
      assert.deepEqual(
        (await me(browser)).body.person.grants.map(({ role }: { role: string }) => role),
        ['auditor'],
      );
      state.provider.settings.claimsIn = 'userinfo';
    });

    test('a login makes a new session, and the one of before in that browser ends', async () => {
      account('ann', ['phones']);
      const browser = state.browser();
      await state.logIn('ann', browser);
      const before = browser.cookie(HOST, SESSION) ?? '';
      await state.logIn('ann', browser);
      const now = browser.cookie(HOST, SESSION) ?? '';
      assert.notEqual(before, now);
      const thief = state.browser();
      thief.setCookie(HOST, SESSION, before);
      assert.equal((await me(thief)).status, 401);
      assert.equal((await me(browser)).status, 200);
    });

    test('signing out ends the session, and the browser forgets it', async () => {
      account('ann', ['phones']);
      const browser = state.browser();
      const page = await state.logIn('ann', browser);
      const token = browser.cookie(HOST, SESSION) ?? '';
      const out = await browser.submit(page);
      assert.match(out.text, /You are signed out/);
      assert.deepEqual(browser.cookies(HOST), []);
      browser.setCookie(HOST, SESSION, token);
      assert.equal((await me(browser)).status, 401);
    });

    test('a login server that is down is said to be so, and asked again when it is there', async () => {
      account('ann', ['phones']);
      state.forgetProvider();
      state.provider.settings.fails = true;
      const browser = state.browser();
      assert.equal(
        problem(await browser.visit(`${PUBLIC}/auth/login`)),
        'login-server-unreachable',
      );
      const program = await fetch(`${state.url}/auth/login?at=public`);
      assert.equal(program.status, 503);
      state.provider.settings.fails = false;
      const { callback, browser: another } = await upToCallback('ann');
      state.provider.settings.fails = true;
      assert.equal(problem(await another.visit(callback.href)), 'login-server-unreachable');
      state.provider.settings.fails = false;
      assert.equal((await state.logIn('ann')).url, `${PUBLIC}/auth/signed-in`);
    });

    test('people who have ended do not come back by logging in', async () => {
      account('fay', ['phones']);
      await state.logIn('fay');
      const fay = (await state.store.people.people()).find(({ name }) => name === 'fay');
      const headers = { authorization: 'Bearer of-the-start' };
      await fetch(`${state.url}/api/people/${fay?.id}/end`, { method: 'POST', headers });
      assert.equal(problem(await state.logIn('fay')), 'person-ended');
    });

    test('no log line and no entry of the ledger holds a token, a code, a verifier, a secret or a name', async () => {
      account('gil', ['phones'], { name: 'Gil of the Waters', email: 'gil@ministry.example' });
      const { browser, callback } = await upToCallback('gil');
      await browser.visit(callback.href);
      await browser.visit(callback.href);
      const token = browser.cookie(HOST, SESSION) ?? '';
      assert.match(token, /^gs_/);
      const waiting = await state.store.sequence((log) => log.waiting(10_000));
      const entries = (waiting ?? []).map(({ entry }) => entry);
      const actions = new Set(entries.map((entry) => (JSON.parse(entry) as Entry).action));
      for (const action of ['person.came', 'grant.given', 'grant.revoked', 'session.begun'])
        assert.ok(actions.has(action), action);
      const written = [...state.lines, ...entries].join('\n');
      const secrets = [
        token,
        callback.searchParams.get('code'),
        callback.searchParams.get('state'),
        'the-secret-of-a-client-in-tests',
        'of-the-start',
        'Gil of the Waters',
        'gil@ministry.example',
        HOST,
      ];
      for (const secret of secrets) assert.ok(secret && !written.includes(secret), secret ?? '');
      assert.ok(state.lines.some((line) => line.includes('sign-in refused')));
      assert.doesNotMatch(written, /\bg[slk]_[\w-]{43}|code_verifier|id_token|access_token/);
    });
  });
