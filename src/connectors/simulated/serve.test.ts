import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryInProcess } from './connection.ts';
import { serveSimulator, SIMULATOR_HEADER } from './serve.ts';
import { simulatedTokens } from './tokens.ts';
import { makeTraps, type Traps } from './traps.ts';

const NOON = Date.UTC(2026, 10, 25, 12);

async function served(
  traps: Traps,
  story: (get: (path?: string) => Promise<Response>) => Promise<void>,
): Promise<void> {
  const server = await serveSimulator({
    vendor: 'Example MDM',
    answer: () => new Response('0123456789'),
    traps: makeTraps(traps),
    now: () => NOON,
    exempt: (path) => path === '/token',
  });
  try {
    await story((path = '/') => fetch(server.url + path));
  } finally {
    await server.close();
  }
}

test('every answer says that it is a simulator’s, also one that is a trap', () =>
  served({ throttle: { every: 2, retryAfter: 'none' } }, async (get) => {
    for (const status of [200, 429]) {
      const answer = await get();
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get(SIMULATOR_HEADER), 'Example MDM');
      await answer.arrayBuffer();
    }
  }));

test('it throttles in seconds, by date and without a word, by its own clock', async () => {
  for (const [retryAfter, said] of [
    ['seconds', '2'],
    ['date', 'Wed, 25 Nov 2026 13:00:02 GMT'],
    ['none', null],
  ] as const)
    await served({ throttle: { every: 1, retryAfter }, skew: 3600 }, async (get) => {
      const { headers } = await get();
      assert.equal(headers.get('retry-after'), said);
      assert.equal(headers.get('date'), 'Wed, 25 Nov 2026 13:00:00 GMT');
    });
});

test('it breaks off in the middle, fails as told, and leaves exempt paths alone', async () => {
  await served({ breakOff: { every: 2 } }, async (get) => {
    assert.equal(await (await get()).text(), '0123456789');
    await assert.rejects(async () => (await get()).text());
    assert.equal(await (await get('/token')).text(), '0123456789');
    assert.equal(await (await get('/token')).text(), '0123456789');
  });
  await served({ fail: { every: 1, status: 503 } }, async (get) => {
    assert.deepEqual([(await get()).status, (await get('/token')).status], [503, 200]);
  });
});

test('an answer without a body is lost whole, after the work was done', async () => {
  let done = 0;
  const server = await serveSimulator({
    vendor: 'Example MDM',
    answer: () => {
      done += 1;
      return new Response(null, { status: 204 });
    },
    traps: makeTraps({ breakOff: { every: 1 } }),
    now: () => NOON,
  });
  try {
    await assert.rejects(fetch(server.url, { method: 'POST' }));
    assert.equal(done, 1);
  } finally {
    await server.close();
  }
});

test('traps spring when their turn comes, and tell how often they did', () => {
  const traps = makeTraps({ fail: { every: 3, status: 500 } });
  const sprung = [1, 2, 3, 4, 5, 6].map(() => traps.springs('fail'));
  assert.deepEqual(sprung, [false, false, true, false, false, true]);
  assert.equal(traps.springs('throttle'), false);
  assert.equal(traps.sprung(), 2);
  traps.set({});
  assert.equal(traps.springs('fail'), false);
});

test('a token is good until its end, or for so many requests, and only if it was given out', () => {
  let now = 0;
  const traps = makeTraps();
  const tokens = simulatedTokens(1, 60, () => now, traps);
  const { token } = tokens.issue();
  assert.ok(tokens.takes(`Bearer ${token}`));
  assert.ok(!tokens.takes(token) && !tokens.takes(null) && !tokens.takes('Bearer other'));
  now = 60_000;
  assert.ok(!tokens.takes(`Bearer ${token}`));
  traps.set({ tokenRequests: 1 });
  const next = tokens.issue();
  assert.notEqual(next.token, token);
  assert.deepEqual(
    [1, 2].map(() => tokens.takes(`Bearer ${next.token}`)),
    [true, false],
  );
});

test('a memory gives what has a prefix, page by page, in an order that is not the names’', async () => {
  const memory = memoryInProcess();
  const names = Array.from({ length: 20 }, (_, number) => `b/${number}`);
  for (const name of [...names, 'a/1', 'bc/1'])
    await memory.write(name, new TextEncoder().encode(name));
  const seen: string[] = [];
  for (let after: string | null = null; ; after = seen.at(-1) ?? null) {
    const page = await memory.list('b/', after, 7);
    seen.push(...page.map(({ name }) => name));
    if (page.length < 7) break;
  }
  assert.deepEqual(seen.toSorted(), names.toSorted());
  assert.notDeepEqual(seen, seen.toSorted());
  await memory.write('b/2', null);
  assert.equal(await memory.read('b/2'), null);
  await assert.rejects(memory.list('b', null, 1), TypeError);
});
