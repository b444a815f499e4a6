import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SESSION_COOKIE } from './authenticate.ts';
import { fakeOperators } from './console.fixture.ts';
import { json, newDoor, TOKEN } from './door.fixture.ts';
import { NOOR } from './sample.fixture.ts';
import { FLEET, MINISTRY, ROOT } from './world.fixture.ts';

test('what is invented is said to be so, wherever organisations and fleets are shown', async () => {
  const { ask, post } = newDoor();
  const organisations = await json(await ask('/api/organisations'));
  const marks = organisations.items.map(({ id, sample }: never) => [id, sample]);
  assert.deepEqual(marks, [
    [ROOT, false],
    [MINISTRY, true],
  ]);
  const { items } = await json(await ask('/api/fleets'));
  assert.deepEqual(
    items.map(({ id, sample }: never) => [id, sample]),
    [[FLEET, true]],
  );
  assert.equal((await json(await ask(`/api/fleets/${FLEET}`))).sample, true);
  const own = { organisation: ROOT, name: 'Ours', mdm: 'jamf' };
  assert.equal((await json(await post('/api/fleets', own))).sample, false);
});

test('a script that asks with a token gets a token; a browser gets its cookie, and no script sees it', async () => {
  const acting = new Map<string, typeof NOOR>();
  const operators = {
    ...fakeOperators,
    actsAs: (token: string, person: typeof NOOR) => void acting.set(token, person),
    actingAs: (token: string) => acting.get(token) ?? null,
    actsNoMore: (token: string) => (acting.delete(token) ? `gs_${'o'.repeat(43)}` : null),
  };
  const who = {
    actor: 'local-token',
    person: null,
    isCleared: false,
    grants: [{ role: 'operator' as const, organisation: ROOT }],
    operations: null,
  };
  const { app, ask, post } = newDoor({ who, more: { operators } });
  const asNoor = `gs_${'n'.repeat(43)}`;
  const begun = await json(await post('/api/sample/act-as', { person: NOOR }));
  assert.deepEqual([begun.token, begun.person.name], [asNoor, 'Noor Lindhout']);

  const inBrowser = (path: string, cookie: string, body?: object) =>
    app.request(path, {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie: `${SESSION_COOKIE}=${cookie}`,
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const answer = await inBrowser('/api/sample/act-as', `gs_${'b'.repeat(43)}`, { person: NOOR });
  assert.equal((await json(answer)).token, null);
  const set = answer.headers.get('set-cookie') ?? '';
  assert.match(set, new RegExp(`^${SESSION_COOKIE}=${asNoor};.*HttpOnly`));

  const asked = await ask('/api/start', { headers: { authorization: `Bearer ${asNoor}` } });
  assert.equal((await json(asked)).acting, NOOR);
  const session = await ask('/api/session', { headers: { authorization: `Bearer ${asNoor}` } });
  assert.equal((await json(session)).acting, true);

  const ended = await inBrowser('/api/sample/act-as/end', asNoor);
  assert.equal((await json(ended)).token, null);
  assert.match(ended.headers.get('set-cookie') ?? '', /=gs_o+;/);
  assert.equal((await json(await inBrowser('/api/sample/act-as/end', asNoor))).code, 'not-acting');
  assert.equal((await json(await ask('/api/start'))).acting, null);
  assert.equal((await json(await ask('/api/session'))).acting, false);
});

test('whoever asks to load it is told what is there, and why it can not be', async () => {
  const { ask, post } = newDoor();
  const begun = await post('/api/sample', {});
  assert.equal(begun.status, 202);
  assert.deepEqual((await json(begun)).mayNot, 'loaded');
  assert.equal(
    (await json(await post('/api/sample/mdm', { mdm: 'jamf' }))).code,
    'sample-mdm-there',
  );
  const unknown = await post('/api/sample/act-as', { person: ROOT });
  assert.equal((await json(unknown)).code, 'unknown-person');
  assert.ok(!JSON.stringify(await json(await ask('/api/start'))).includes(TOKEN));
});
