import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConsoleDoor } from './console-door.ts';
import { fakeConsole } from './console.fixture.ts';
import { newDoor } from './door.fixture.ts';

const doorWith = (console: ConsoleDoor, publicUrl?: string) =>
  newDoor({ more: { console }, ...(publicUrl === undefined ? {} : { publicUrl }) });

test('every address within the console is its one page, whose policy lets in its own scripts and nothing else', async () => {
  const { app } = doorWith(() => fakeConsole);
  for (const path of ['/', '/findings', '/findings?state=open', '/app/tiktok', '/sign-in']) {
    const answer = await app.request(path);
    assert.equal(answer.status, 200, path);
    assert.match(await answer.text(), /src="\/assets\/main-a1\.js".*href="\/assets\/main-b2\.css"/);
    assert.equal(answer.headers.get('cache-control'), 'no-cache');
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  }
});

test('what is no page of the console is as unknown as before, and an API stays an API', async () => {
  const { app } = doorWith(() => fakeConsole);
  for (const path of ['/nothing', '/api/nothing', '/sign-in/x', '/assets/main-a1.map'])
    assert.notEqual(
      (await app.request(path)).headers.get('content-type'),
      'text/html; charset=utf-8',
      path,
    );
  assert.equal((await app.request('/findings', { method: 'POST' })).status, 404);
  assert.equal((await app.request('/api/findings')).status, 401);
});

test('below a path of a proxy its own addresses begin there, on whatever page it is', async () => {
  const { app } = doorWith(() => fakeConsole, 'https://intranet.example/grendel');
  const page = await (await app.request('/app/tiktok')).text();
  assert.match(page, /name="grendel-root" content="\/grendel"/);
  assert.match(page, /src="\/grendel\/assets\/main-a1\.js"/);
});

test('a file of the console is sent packed as the browser takes it, and kept for a year', async () => {
  const { app } = doorWith(() => fakeConsole);
  const packed = async (accepts: string) => {
    const answer = await app.request('/assets/main-a1.js', {
      headers: { 'accept-encoding': accepts },
    });
    return [answer.headers.get('content-encoding'), await answer.text()];
  };
  assert.deepEqual(await packed('gzip, deflate, br'), ['br', 'br']);
  assert.deepEqual(await packed('gzip'), ['gzip', 'gz']);
  assert.deepEqual(await packed('identity'), [null, 'plain']);
  const answer = await app.request('/assets/main-a1.js');
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(answer.headers.get('vary'), 'accept-encoding');
});

test('while it is built the page says so and comes by itself; where it can not be built, what else there is', async () => {
  const waiting = await doorWith(() => 'being-built').app.request('/');
  assert.match(await waiting.text(), /http-equiv="refresh" content="1".*being built/s);
  const failed = await doorWith(() => 'not-built').app.request('/findings');
  assert.equal(failed.status, 503);
  assert.match(await failed.text(), /could not be built/);
});
