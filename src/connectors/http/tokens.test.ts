import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../../core/inventory.ts';
import { never } from './loopback.fixture.ts';
import { basic, renewed } from './tokens.ts';

function world(life: number | null) {
  const state = { now: 0, asked: 0 };
  const tokens = renewed(
    async () => {
      state.asked += 1;
      return { token: `t${state.asked}`, life };
    },
    () => new Date(state.now * 1000).toISOString() as Instant,
  );
  return { state, tokens, header: () => tokens.header(never()) };
}

test('a token is asked for once, and anew shortly before its end', async () => {
  const { state, header } = world(3600);
  assert.deepEqual(await Promise.all([header(), header()]), ['Bearer t1', 'Bearer t1']);
  state.now = 3299;
  assert.equal(await header(), 'Bearer t1');
  state.now = 3300;
  assert.equal(await header(), 'Bearer t2');
});

test('a token that lives for a minute is not asked for at every request', async () => {
  const { state, header } = world(60);
  await header();
  state.now = 47;
  assert.equal(await header(), 'Bearer t1');
  state.now = 48;
  assert.equal(await header(), 'Bearer t2');
});

test('many who were refused the same token get the same new one', async () => {
  const { state, tokens, header } = world(null);
  const refused = await header();
  const renewals = await Promise.all([
    tokens.renew(refused, never()),
    tokens.renew(refused, never()),
  ]);
  assert.deepEqual(renewals, ['Bearer t2', 'Bearer t2']);
  assert.equal(await tokens.renew(refused, never()), 'Bearer t2');
  assert.equal(state.asked, 2);
});

test('who gives up does not spoil it for those who wait for the same token', async () => {
  const gate = Promise.withResolvers<void>();
  const tokens = renewed(
    async () => {
      await gate.promise;
      return { token: 't', life: null };
    },
    () => '2026-11-25T12:00:00Z' as Instant,
  );
  const given = new AbortController();
  const first = tokens.header(given.signal);
  const second = tokens.header(never());
  given.abort(new Error('enough'));
  await assert.rejects(first, /enough/);
  gate.resolve();
  assert.equal(await second, 'Bearer t');
});

test('a failed asking is asked again by the next who needs it', async () => {
  let tries = 0;
  const tokens = renewed(
    async () => {
      tries += 1;
      if (tries === 1) throw new Error('no');
      return { token: 't', life: null };
    },
    () => '2026-11-25T12:00:00Z' as Instant,
  );
  await assert.rejects(tokens.header(never()), /no/);
  assert.equal(await tokens.header(never()), 'Bearer t');
});

test('user and password go as RFC 7617 wants them, and cannot be renewed', async () => {
  const tokens = basic('grendel', 'pässword');
  assert.equal(
    Buffer.from((await tokens.header(never())).slice('Basic '.length), 'base64').toString(),
    'grendel:pässword',
  );
  assert.equal(await tokens.renew('x', never()), null);
});
