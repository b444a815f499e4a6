import assert from 'node:assert/strict';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { json, newDoor, TOKEN, type Door } from './door.fixture.ts';
import { serveApi, type ServeOptions, type Serving } from './serve.ts';
import { FLEET } from './world.fixture.ts';

const running: Serving[] = [];
after(async () => {
  await Promise.all(running.map((one) => one.stop()));
});

async function start(door: Door, options: Partial<ServeOptions> = {}): Promise<Serving> {
  const { app, lifecycle } = door;
  const graces = { uploadGraceMs: 50, requestGraceMs: 50 };
  const serving = await serveApi({ app, lifecycle, port: 0, ...graces, ...options });
  running.push(serving);
  return serving;
}
const announce = async ({ post }: Door): Promise<string> =>
  (await json(await post(`/api/fleets/${FLEET}/inventories`, { coverage: 'part' }))).id;

/** A PUT whose body the test writes by hand. */
function upload({ url }: Serving, id: string, headers: Record<string, string> = {}) {
  const sending = request(`${url}/api/inventories/${id}/content`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${TOKEN}`, ...headers },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sending.on('response', resolve).on('error', reject);
  });
  answer.catch(() => {});
  return { sending, answer };
}
async function textOf(message: IncomingMessage): Promise<string> {
  return Buffer.concat(await Array.fromAsync(message)).toString();
}
/** Bytes that are in use. Twice, since the first round may leave its sweeping to the next. */
function held(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
}
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}
/** Writes as long as the other side takes more; gives how much was written when it no longer did. */
async function writeUntilFull(sending: ClientRequest, most: number): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  let written = 0;
  while (written < most) {
    written += chunk.length;
    if (sending.write(chunk)) continue;
    const drained = new Promise<'drained'>((resolve) =>
      sending.once('drain', () => resolve('drained')),
    );
    const tired = new Promise<'full'>((resolve) => setTimeout(resolve, 300, 'full'));
    if ((await Promise.race([drained, tired])) === 'full') return written;
  }
  return written;
}

test('a fold that takes nothing makes the sender wait; 100 MB then go through, and nothing of them piles up', async () => {
  const MB = 1024 * 1024;
  const gate = Promise.withResolvers<void>();
  let open = false;
  let [sent, taken, ahead] = [0, 0, 0];
  const door = newDoor({
    slow: async (bytes) => {
      if (!open) await gate.promise;
      ahead = Math.max(ahead, sent - taken);
      taken += bytes;
      // All but the last MB have gone by: whoever kept them would hold 99 MB now.
      if (taken - bytes < 99 * MB && taken >= 99 * MB) kept = held();
    },
  });
  let kept = Infinity;
  const serving = await start(door);
  const id = await announce(door);
  const { sending, answer } = upload(serving, id);
  sent = await writeUntilFull(sending, 100 * MB);
  assert.ok(sent < 32 * MB, `${sent} bytes went in though nobody took them`);
  const base = held();

  open = true;
  gate.resolve();
  const chunk = Buffer.alloc(64 * 1024, 'x');
  while (sent < 100 * MB) {
    sent += chunk.length;
    if (!sending.write(chunk)) await new Promise((resolve) => sending.once('drain', resolve));
  }
  sending.end();
  const ended = JSON.parse(await textOf(await answer));
  assert.equal(ended.state, 'published');
  assert.equal(ended.bytes, sent);
  assert.ok(ahead < 32 * MB, `${ahead} bytes were under way at once`);
  assert.ok(kept - base < 50 * MB, `${Math.round((kept - base) / MB)} MB were kept`);
});

test('others are answered while an upload stands, and its progress is told over a socket', async () => {
  const door = newDoor();
  const serving = await start(door);
  const id = await announce(door);
  const { sending, answer } = upload(serving, id);
  sending.write('a,b\n');
  await until(() => door.world.inventories[0]?.state === 'receiving');
  const headers = { authorization: `Bearer ${TOKEN}` };
  assert.equal((await fetch(`${serving.url}/api/fleets`, { headers })).status, 200);
  const told = fetch(`${serving.url}/api/inventories/${id}/events`, { headers }).then((r) =>
    r.text(),
  );
  await until(() => door.lifecycle.running.stream === 1);
  sending.end('1,2\n');
  assert.equal((await answer).statusCode, 200);
  assert.match(await told, /event: end\ndata: .*"state":"published"/);
});

test('a sender that goes away leaves nothing half taken, and no stream behind', async () => {
  const door = newDoor();
  const serving = await start(door);
  const id = await announce(door);
  const { sending } = upload(serving, id);
  sending.write('a,b\n');
  await until(() => door.world.inventories[0]?.state === 'receiving');
  const follower = new AbortController();
  const following = await fetch(`${serving.url}/api/inventories/${id}/events`, {
    headers: { authorization: `Bearer ${TOKEN}` },
    signal: follower.signal,
  });
  assert.equal(following.status, 200);
  follower.abort();
  await until(() => door.lifecycle.running.stream === 0);
  sending.destroy();
  await until(() => door.world.inventories[0]?.state === 'interrupted');
  await until(() => door.lifecycle.running.upload === 0);
  assert.ok(!door.lines.some((line) => line.includes('failed')));
});

test('what is refused is answered although the body is still on its way', async () => {
  const door = newDoor({ limits: { uploadBytes: 1000 } });
  const serving = await start(door);
  const id = await announce(door);
  const declared = upload(serving, id, { 'content-length': '1001' });
  declared.sending.flushHeaders();
  assert.equal((await declared.answer).statusCode, 413);
  declared.sending.destroy();
  const counted = upload(serving, id);
  counted.sending.write(Buffer.alloc(2000));
  assert.equal((await counted.answer).statusCode, 413);
  counted.sending.destroy();
  assert.equal(door.world.inventories[0]?.state, 'interrupted');
});

test('what is no HTTP, and headers without end, are problems as well', async () => {
  const serving = await start(newDoor());
  const { port } = new URL(serving.url);
  const say = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let told = '';
      connect(Number(port), '127.0.0.1')
        .on('connect', function (this: Socket) {
          this.write(text);
        })
        .on('data', (data) => (told += data))
        .on('close', () => resolve(told))
        .on('error', reject);
    });
  assert.match(await say('WHAT IS THIS\r\n\r\n'), /^HTTP\/1\.1 400 [^]*"code":"request-malformed"/);
  const large = `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`;
  assert.match(await say(large), /^HTTP\/1\.1 431 [^]*"code":"headers-too-large"/);
  const noHost = await say('GET /healthz HTTP/1.0\r\n\r\n');
  assert.match(noHost, /^HTTP\/1\.1 400 [^]*"code":"request-malformed"/);
});

test('a stop lets running requests end, ends streams, gives uploads their time, and takes nothing new', async () => {
  const gate = Promise.withResolvers<void>();
  const door = newDoor({ actions: { coverage: async () => gate.promise.then(() => NOTHING) } });
  const serving = await start(door, { uploadGraceMs: 60_000, requestGraceMs: 60_000 });
  const headers = { authorization: `Bearer ${TOKEN}` };
  const id = await announce(door);
  const other = await announce(door);
  const { sending, answer } = upload(serving, id);
  sending.write('a,b\n');
  const slow = fetch(`${serving.url}/api/coverage`, { headers });
  const stream = fetch(`${serving.url}/api/inventories/${other}/events`, { headers }).then((r) =>
    r.text(),
  );
  await until(() => door.lifecycle.running.upload === 1 && door.lifecycle.running.stream === 1);
  await until(() => door.lifecycle.running.request >= 2);

  const stopped = serving.stop();
  assert.equal(serving.stop(), stopped);
  assert.match(await stream, /event: state/);
  await assert.rejects(fetch(`${serving.url}/healthz`), 'a new connection was taken');
  assert.equal((await json(await door.ask('/api/fleets'))).code, 'stopping');
  gate.resolve();
  assert.equal((await slow).status, 200);
  sending.end('1,2\n');
  assert.equal((await answer).statusCode, 200);
  await stopped;
  assert.equal(door.world.inventories.find((one) => one.id === id)?.state, 'published');
});
const NOTHING = { rows: [], tallies: [] };

test('an upload that outlasts its time is cut, and the server stops', async () => {
  const door = newDoor();
  const serving = await start(door, { uploadGraceMs: 20 });
  const id = await announce(door);
  const { sending, answer } = upload(serving, id);
  sending.write('a,b\n');
  await until(() => door.world.inventories[0]?.state === 'receiving');
  await serving.stop();
  assert.equal(door.world.inventories[0]?.state, 'interrupted');
  const told = await answer;
  assert.equal(told.statusCode, 503);
  assert.equal(JSON.parse(await textOf(told)).code, 'stopping');
});

test('a port that is taken is said so', async () => {
  const { url } = await start(newDoor());
  const taken = start(newDoor(), { port: Number(new URL(url).port) });
  await assert.rejects(taken, { code: 'EADDRINUSE' });
});
