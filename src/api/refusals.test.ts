import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { json, newDoor, TOKEN } from './door.fixture.ts';
import { isDeeperThan } from './read-json.ts';
import { FLEET, ROOT } from './world.fixture.ts';

const refusal = async (answer: Response): Promise<readonly [number, string]> => {
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  const { code, status, type } = await json(answer);
  assert.equal(status, answer.status);
  assert.equal(type, `/problems/${code}`);
  return [answer.status, code];
};

test('without the token, or with another, there is a challenge and nothing else', async () => {
  const { app } = newDoor();
  const askAs = (authorization?: string) =>
    app.request('/api/fleets', { headers: authorization === undefined ? {} : { authorization } });
  const missing = await askAs();
  assert.deepEqual(await refusal(missing), [401, 'token-missing']);
  assert.equal(missing.headers.get('www-authenticate'), 'Bearer realm="grendel"');
  for (const header of [
    'Bearer wrong',
    `Basic ${TOKEN}`,
    `Bearer ${TOKEN}x`,
    'Bearer',
    '',
    TOKEN,
  ]) {
    const wrong = await askAs(header);
    assert.deepEqual(await refusal(wrong), [401, 'token-wrong'], header);
    assert.match(wrong.headers.get('www-authenticate') ?? '', /error="invalid_token"/);
  }
  assert.equal((await askAs(`bearer ${TOKEN}`)).status, 200);
  assert.equal((await app.request(`/api/fleets?access_token=${TOKEN}`)).status, 401);
});

test('a page whose own name points here is turned away', async () => {
  const { ask } = newDoor();
  for (const host of [
    'evil.example',
    'evil.example:8080',
    'localhost.evil.example',
    '10.0.0.1',
    '',
  ])
    assert.deepEqual(await refusal(await ask('/api/fleets', { headers: { host } })), [
      421,
      'host-not-allowed',
    ]);
  for (const host of ['localhost', 'LOCALHOST:8080', '127.0.0.1:1', '[::1]:65535'])
    assert.equal((await ask('/api/fleets', { headers: { host } })).status, 200, host);
});

test('a page of another site changes nothing, though it may have the token', async () => {
  const { post, world } = newDoor();
  const add = (headers: Record<string, string>) =>
    post(
      '/api/organisations',
      { parent: ROOT, name: 'Nowhere' },
      { host: 'localhost:80', ...headers },
    );
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:81' },
  ])
    assert.deepEqual(await refusal(await add(headers)), [403, 'cross-site-request']);
  assert.equal(world.organisations.length, 2);
  const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
  assert.equal((await add({ ...own, host: 'localhost' })).status, 201);
});

test('what is no JSON, too large, too deep or of another type is refused before it is looked at', async () => {
  const { ask } = newDoor();
  const send = async (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    refusal(await ask('/api/fleets', { method: 'POST', body, headers: { 'content-type': type } }));
  assert.deepEqual(await send('{"name":'), [400, 'body-malformed']);
  assert.deepEqual(await send(new Uint8Array([0x22, 0xff, 0x22])), [400, 'body-malformed']);
  assert.deepEqual(await send(`"${'x'.repeat(65_536)}"`), [413, 'body-too-large']);
  assert.deepEqual(await send('['.repeat(30_000)), [400, 'body-too-deep']);
  assert.deepEqual(await send('{}', 'text/plain'), [415, 'media-type-unsupported']);
  assert.deepEqual(await send('{}', 'application/json; charset=utf-16'), [
    415,
    'media-type-unsupported',
  ]);
  assert.deepEqual(await send('[]'), [422, 'input-unfit']);
  assert.deepEqual(await send('{}', 'application/json; charset="UTF-8"'), [422, 'input-unfit']);
});

test('a body that does not come is not waited for, and one that goes on for ever is not read to its end', async () => {
  const send = (door: ReturnType<typeof newDoor>, body: ReadableStream) =>
    door.ask('/api/fleets', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit);
  const quiet = new ReadableStream({ start: (c) => c.enqueue(new Uint8Array([0x7b])) });
  const slow = await send(newDoor({ limits: { jsonMs: 5 } }), quiet);
  assert.deepEqual(await refusal(slow), [408, 'body-too-slow']);
  assert.equal(slow.headers.get('connection'), 'close');
  const endless = new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(10_000)) });
  assert.deepEqual(await refusal(await send(newDoor(), endless)), [413, 'body-too-large']);
});

test('depth is counted as JSON.parse would nest, brackets in strings aside', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
      : 0;
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 6, stringUnit: fc.constantFrom('"', '\\', '[', '{', '}', 'a') }),
      fc.nat(8),
      (value, most) => {
        assert.equal(isDeeperThan(JSON.stringify(value), most), depthOf(value) > most);
      },
    ),
    { seed: 4, numRuns: 300 },
  );
});

test('fields and filters that are not known are refused: a mistyped filter would show more than was asked for', async () => {
  const { ask, post } = newDoor();
  const { errors } = await json(await ask('/api/findings?organization=x'));
  assert.deepEqual(errors, [
    {
      in: 'query',
      pointer: '#',
      detail:
        'A field is not known here. Known: organisation, fleet, app, state, certain, answer, order, cursor, limit.',
    },
  ]);
  assert.equal((await ask('/api/organisations?x=1')).status, 422);
  const body = { parent: ROOT, name: 'A', path: [] };
  assert.equal((await json(await post('/api/organisations', body))).errors[0].pointer, '#');
  const { errors: missing } = await json(await post(`/api/fleets/${FLEET}/inventories`, {}));
  assert.deepEqual(missing, [
    { in: 'body', pointer: '#/coverage', detail: 'Has to be one of: whole, part.' },
  ]);
});

test('no name may hold what a database or a terminal would choke on', async () => {
  const { post, world } = newDoor();
  for (const name of ['a\u0000b', 'a\u001b[2J', '\ud800', '', ' a', 'a\nb'])
    assert.equal((await post('/api/organisations', { parent: ROOT, name })).status, 422);
  assert.equal(world.organisations.length, 2);
});

test('a method that an address does not take is told those that it takes', async () => {
  const { ask } = newDoor();
  const answer = await ask(`/api/fleets/${FLEET}`, { method: 'PATCH' });
  assert.deepEqual(await refusal(answer), [405, 'method-not-allowed']);
  assert.equal(answer.headers.get('allow'), 'GET, HEAD');
  // It could be the id of a change as well; the path that names it goes first, as OpenAPI has it.
  const named = await ask('/api/changes/catalogue', { method: 'OPTIONS' });
  assert.equal(named.headers.get('allow'), 'POST');
  const read = await ask('/api/changes/catalogue');
  assert.deepEqual(await refusal(read), [405, 'method-not-allowed']);
  assert.deepEqual(await refusal(await ask('/api/nothing')), [404, 'not-found']);
});

test('no other site may frame, fetch or sniff an answer, and no cache keep it', async () => {
  const { ask } = newDoor();
  for (const path of ['/api/findings', '/api/nothing', '/api/docs', '/healthz']) {
    const { headers } = await ask(path, { headers: { origin: 'https://evil.example' } });
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(headers.get('access-control-allow-origin'), null);
  }
});

test('browsers are told to come by TLS alone where the public address is https, and nowhere else', async () => {
  const told = async (publicUrl?: string) => {
    const { ask } = newDoor(publicUrl === undefined ? {} : { publicUrl });
    const paths = ['/api/findings', '/api/nothing', '/healthz'];
    const answers = await Promise.all(paths.map((path) => ask(path)));
    return [...new Set(answers.map(({ headers }) => headers.get('strict-transport-security')))];
  };
  assert.deepEqual(await told('https://grendel.example'), ['max-age=31536000']);
  assert.deepEqual(await told('http://localhost:8080'), [null]);
  assert.deepEqual(await told(), [null]);
});
