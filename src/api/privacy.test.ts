import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf } from './access-log.ts';
import { json, newDoor } from './door.fixture.ts';
import { FLEET, ROOT } from './world.fixture.ts';

const SENTINEL = 'SENTINEL-7f3a';

test('neither answers nor logs nor metrics repeat anything of a refused request', async () => {
  const { app, ask, post, lines, register } = newDoor();
  const { id } = await json(await post(`/api/fleets/${FLEET}/inventories`, { coverage: 'part' }));
  const refused = [
    ask(`/api/findings?state=${SENTINEL}`),
    ask(`/api/findings?${SENTINEL}=1`),
    ask(`/api/findings?cursor=${SENTINEL}`),
    ask(`/api/findings?limit=${SENTINEL}`),
    ask(`/api/findings/${SENTINEL}`),
    ask(`/api/apps/${SENTINEL}`),
    ask(`/api/apps/tiktok?policy=${SENTINEL}`),
    ask(`/${SENTINEL}`),
    ask(`/api/ledger/tile/0/${SENTINEL}`),
    ask('/api/fleets', { method: SENTINEL }),
    ask('/api/fleets', { headers: { host: `${SENTINEL}.example` } }),
    app.request('/api/fleets', { headers: { authorization: `Bearer ${SENTINEL}` } }),
    post('/api/organisations', { parent: SENTINEL, name: 'a' }),
    post('/api/organisations', { parent: ROOT, name: `${SENTINEL}\u0000` }),
    post('/api/organisations', { [SENTINEL]: 1 }),
    post('/api/organisations', { parent: { [SENTINEL]: SENTINEL } }),
    post('/api/organisations', SENTINEL),
    post('/api/assignments', { organisation: ROOT, policy: SENTINEL, group: SENTINEL }),
    post(`/api/fleets/${FLEET}/inventories`, { coverage: SENTINEL, organisations: [SENTINEL] }),
    post(`/api/fleets/${FLEET}/inventories`, { coverage: 'part', fileName: `${SENTINEL}\n` }),
    post('/api/organisations', { parent: ROOT, name: 'a' }, { 'idempotency-key': `${SENTINEL} x` }),
    post('/api/organisations', `{${SENTINEL}`, { 'content-type': `text/${SENTINEL}` }),
    post(`/api/inventories/${id}/release`, { why: SENTINEL }),
  ];
  for (const answer of await Promise.all(refused)) {
    assert.ok(answer.status >= 400 && answer.status < 500, String(answer.status));
    assert.doesNotMatch(await answer.text(), new RegExp(SENTINEL, 'i'));
    for (const [, value] of answer.headers) assert.doesNotMatch(value, new RegExp(SENTINEL, 'i'));
  }
  const put = await ask(`/api/inventories/${id}/content?${SENTINEL}`, {
    method: 'PUT',
    body: SENTINEL,
  });
  assert.doesNotMatch(await put.text(), new RegExp(SENTINEL));
  assert.equal(lines.length, refused.length + 2);
  assert.doesNotMatch(lines.join('') + (await register.metrics()), new RegExp(SENTINEL, 'i'));
});

test('a line of the log is of a method, a template of an address, a status, a time and an id', async () => {
  const { ask, lines } = newDoor();
  const answer = await ask(`/api/fleets/${FLEET}?secret=1`);
  const { ms, ...rest } = JSON.parse(lines[0] ?? '');
  assert.equal(typeof ms, 'number');
  assert.deepEqual(rest, {
    level: 30,
    method: 'GET',
    route: '/api/fleets/{fleet}',
    status: 422,
    requestId: answer.headers.get('x-request-id'),
    msg: 'answered',
  });
});

test('a fault of ours is told by its id, and the log has its place but not its words', async () => {
  const { ask, lines } = newDoor({
    actions: {
      fleets: () =>
        Promise.reject(Object.assign(new TypeError(`${SENTINEL}\n at home`), { code: '23505' })),
    },
  });
  const answer = await ask('/api/fleets');
  assert.equal(answer.status, 500);
  const { code, instance } = await json(answer);
  assert.equal(code, 'internal-error');
  assert.equal(instance, `urn:uuid:${answer.headers.get('x-request-id')}`);
  const fault = JSON.parse(lines[0] ?? '');
  assert.equal(fault.fault, 'TypeError');
  assert.equal(fault.faultCode, '23505');
  assert.ok(fault.places.some((place: string) => place.includes('privacy.test.ts')));
  assert.doesNotMatch(lines.join(''), new RegExp(SENTINEL));
});

test('of whatever is thrown or told as a fault only its kind and its code are written down', () => {
  const told = { message: SENTINEL, detail: SENTINEL, code: '57P01' };
  assert.deepEqual(faultOf(told), { fault: 'object', faultCode: '57P01' });
  for (const other of [{ code: `${SENTINEL} x` }, SENTINEL, null])
    assert.doesNotMatch(JSON.stringify(faultOf(other)), new RegExp(SENTINEL));
});

test('metrics name methods, templates and statuses only', async () => {
  const { ask } = newDoor();
  await ask(`/api/fleets/${FLEET}`);
  await ask('/api/fleets', { method: 'BREW' });
  const text = await (await ask('/metrics')).text();
  assert.match(text, /_count\{method="GET",route="\/api\/fleets\/\{fleet\}",status="200"\} 1/);
  assert.match(text, /_count\{method="other",route="none",status="405"\} 1/);
  assert.doesNotMatch(text, new RegExp(FLEET));
});
