import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fakeActions } from './actions.fixture.ts';
import { json, newDoor } from './door.fixture.ts';
import { idempotencyKey, keyOf } from './idempotency.ts';
import { once, ROOT } from './world.fixture.ts';

const KEY = { 'idempotency-key': '"8e03978e-40d5-43e8-bc93-6894a57f9324"' };

test('the same request under the same key is done once and answered twice', async () => {
  const { post, world } = newDoor();
  const body = { parent: ROOT, name: 'Canals' };
  const first = await post('/api/organisations', body, KEY);
  const second = await post('/api/organisations', body, KEY);
  assert.equal(first.headers.get('idempotency-replayed'), null);
  assert.equal(second.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual([second.status, await json(second)], [first.status, await json(first)]);
  assert.equal(world.organisations.length, 3);
});

test('another request under the same key is refused, be it another body or another address', async () => {
  const { post } = newDoor();
  await post('/api/organisations', { parent: ROOT, name: 'Canals' }, KEY);
  for (const [path, body] of [
    ['/api/organisations', { parent: ROOT, name: 'Dikes' }],
    ['/api/organisations', { name: 'Canals', parent: ROOT }],
    ['/api/fleets', { organisation: ROOT, name: 'Canals', mdm: 'jamf' }],
  ] as const) {
    const answer = await post(path, body, KEY);
    assert.equal(answer.status, 422);
    assert.equal((await json(answer)).code, 'idempotency-key-reused');
  }
});

test('a retry while the first is worked on is told to wait', async () => {
  const { post, world } = newDoor();
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = newDoor({
    world,
    actions: {
      addFleet: (context, wanted) =>
        once(world, context, async () => {
          await promise;
          return fakeActions(world).addFleet({ ...context, idempotency: null }, wanted);
        }),
    },
  });
  const body = { organisation: ROOT, name: 'Slow', mdm: 'jamf' };
  const first = slow.post('/api/fleets', body, KEY);
  await new Promise(setImmediate);
  const retry = await post('/api/fleets', body, KEY);
  assert.equal(retry.status, 409);
  assert.equal((await json(retry)).code, 'idempotency-key-in-use');
  resolve();
  assert.equal((await first).status, 201);
  assert.equal((await post('/api/fleets', body, KEY)).headers.get('idempotency-replayed'), 'true');
});

test('what was refused keeps no key: mended, the request may come under it', async () => {
  const { post } = newDoor();
  await post('/api/organisations', { parent: ROOT, name: 'Canals' });
  const again = await post('/api/organisations', { parent: ROOT, name: 'Canals' }, KEY);
  assert.equal(again.status, 409);
  assert.equal(
    (await post('/api/organisations', { parent: ROOT, name: 'Dikes' }, KEY)).status,
    201,
  );
});

test('a key is a string in double quotes of at most a hundred characters, or the bare token', () => {
  assert.equal(keyOf('"a b"'), 'a b');
  assert.equal(keyOf('8e03978e-40d5'), '8e03978e-40d5');
  assert.equal(keyOf(`"${'x'.repeat(100)}"`)?.length, 100);
  for (const bad of [
    '',
    '""',
    '"a',
    'a b',
    '"a\\"b"',
    '"é"',
    `"${'x'.repeat(101)}"`,
    '"a";p=1',
    '"a", "b"',
  ])
    assert.equal(keyOf(bad), null, bad);
});

test('no two requests have one digest, wherever the border between path and body lies', () => {
  const part = fc.string({ maxLength: 4 });
  const digest = (method: string, path: string, body: string) =>
    Buffer.from(
      idempotencyKey('k', { method, path, body: new TextEncoder().encode(body) }).request,
    ).toString('hex');
  fc.assert(
    fc.property(part, part, part, part, (a, b, c, d) => {
      const same = a === c && b === d;
      assert.equal(digest('POST', a, b) === digest('POST', c, d), same);
    }),
    { seed: 4, numRuns: 300 },
  );
  assert.notEqual(digest('POST', 'ab', 'c'), digest('POST', 'a', 'bc'));
});
