import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, newDoor, type Door } from './door.fixture.ts';
import { FLEET } from './world.fixture.ts';

type Event = {
  readonly event: string;
  readonly id: string;
  readonly data: Record<string, unknown>;
};

const announce = async ({ post }: Door): Promise<string> =>
  (await json(await post(`/api/fleets/${FLEET}/inventories`, { coverage: 'part' }))).id;
const follow = ({ ask }: Door, id: string, lastEventId?: string): Promise<Response> =>
  ask(`/api/inventories/${id}/events`, {
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  });
const put = ({ ask }: Door, id: string, body: string | ReadableStream): Promise<Response> =>
  ask(`/api/inventories/${id}/content`, { method: 'PUT', body, duplex: 'half' } as RequestInit);

async function eventsOf(answer: Response): Promise<readonly Event[]> {
  const blocks = (await answer.text()).split('\n\n').filter((text) => text.startsWith('event:'));
  return blocks.map((block) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
    assert.equal(field('retry'), '2000');
    return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
  });
}

test('asked before the upload, a stream tells the states, the bytes and the end, and ends by itself', async () => {
  const door = newDoor();
  const id = await announce(door);
  const stream = await follow(door, id);
  assert.equal(stream.headers.get('content-type'), 'text/event-stream');
  const told = eventsOf(stream);
  await put(door, id, 'a,b\n1,2\n');
  const events = await told;
  assert.equal(events[0]?.event, 'state');
  assert.deepEqual(events[0]?.data, { state: 'announced' });
  const end = events.at(-1);
  assert.equal(end?.event, 'end');
  assert.equal(end?.data['state'], 'published');
  assert.equal(end?.data['bytes'], 8);
  assert.equal(door.lifecycle.running.stream, 0);
});

test('asked in the middle of the upload, it tells how far it is', async () => {
  const gate = Promise.withResolvers<void>();
  const door = newDoor();
  const id = await announce(door);
  const chunks = [new Uint8Array(1000), new Uint8Array(500)];
  const sent = put(
    door,
    id,
    new ReadableStream({
      async pull(controller) {
        const chunk = chunks.shift();
        if (chunk) return controller.enqueue(chunk);
        await gate.promise;
        controller.close();
      },
    }),
  );
  await until(() => door.world.inventories[0]?.state === 'receiving' && chunks.length === 0);
  const stream = await follow(door, id);
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  while (!text.includes('\n\n')) text += new TextDecoder().decode((await reader.read()).value);
  assert.match(text, /^event: progress\ndata: .*"step":"receiving","bytes":1500,/);
  assert.match(text, /\nid: receiving\.receiving\.1500\.0\n/);
  gate.resolve();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    rest += new TextDecoder().decode(value);
  }
  assert.match(rest, /event: end/);
  assert.equal((await sent).status, 200);
});

test('asked after the end, it tells the end; who has seen it is told to stop asking', async () => {
  const door = newDoor();
  const id = await announce(door);
  await put(door, id, 'held\n');
  const [end, ...others] = await eventsOf(await follow(door, id));
  assert.deepEqual(others, []);
  assert.equal(end?.event, 'end');
  assert.equal((await follow(door, id, end?.id)).status, 204);
  await door.post(`/api/inventories/${id}/release`, { why: 'It is real.' });
  const [released] = await eventsOf(await follow(door, id, end?.id));
  assert.equal(released?.data['state'], 'published');
});

test('who comes back in the middle is not told what it was told', async () => {
  const door = newDoor();
  const id = await announce(door);
  const stream = await follow(door, id, 'announced');
  const told = eventsOf(stream);
  await put(door, id, 'x');
  assert.ok((await told).every(({ data }) => data['state'] !== 'announced'));
});

test('a cancelled upload ends for its sender and for those who follow it', async () => {
  const door = newDoor();
  const id = await announce(door);
  const never = new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(10)) });
  const sent = put(door, id, never);
  await until(() => door.world.inventories[0]?.state === 'receiving');
  const told = eventsOf(await follow(door, id));
  const cancelled = await door.post(`/api/inventories/${id}/cancel`);
  assert.equal((await json(cancelled)).state, 'cancelled');
  assert.equal((await json(await sent)).state, 'cancelled');
  assert.equal((await told).at(-1)?.data['state'], 'cancelled');
  const again = await door.post(`/api/inventories/${id}/cancel`);
  assert.equal((await json(again)).code, 'inventory-ended');
  assert.equal(door.lifecycle.running.upload, 0);
});

test('a HEAD opens no stream, an unknown inventory has none, and there is an end to how many are held', async () => {
  const door = newDoor({ limits: { streams: 1 } });
  const id = await announce(door);
  const head = await door.ask(`/api/inventories/${id}/events`, { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(door.lifecycle.running.stream, 0);
  const unknown = await follow(door, '00000000-0000-4000-8000-0000000000ff');
  assert.equal((await json(unknown)).code, 'unknown-inventory');
  const first = await follow(door, id);
  assert.equal((await json(await follow(door, id))).code, 'too-many-streams');
  await first.body?.cancel();
  await until(() => door.lifecycle.running.stream === 0);
  assert.equal((await follow(door, id)).status, 200);
  door.lifecycle.stop();
  await door.lifecycle.idle('stream');
});

test('an upload that is too large, stands still or comes when there are enough takes nothing', async () => {
  const door = newDoor({ limits: { uploadBytes: 100, uploadIdleMs: 5, uploads: 1 } });
  const large = await announce(door);
  assert.equal((await json(await put(door, large, 'x'.repeat(101)))).code, 'body-too-large');
  assert.equal(door.world.inventories[0]?.state, 'interrupted');

  const still = await announce(door);
  const never = new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(10)) });
  const sent = put(door, still, never);
  const second = await put(door, await announce(door), 'x');
  assert.equal((await json(second)).code, 'too-many-uploads');
  assert.equal((await json(await sent)).code, 'upload-stalled');
  assert.equal(door.world.inventories.find(({ id }) => id === still)?.state, 'interrupted');
});

/** Lets others have their turn until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}
