import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newMdmWorld } from '../../wiring/mdm/world.fixture.ts';
import type { MdmServer } from './door.ts';
import { everything } from './everything.fixture.ts';
import { memoryOf, rekeyMemory } from './memory.ts';

const text = (value: Uint8Array | null | undefined): string | null =>
  value ? Buffer.from(value).toString() : null;

test('a connector reads what it wrote, and lists it page by page, whatever was taken away between', async () => {
  const world = await newMdmWorld();
  const memory = memoryOf(world.server, world.connection.id);
  const names = Array.from({ length: 7 }, (_, i) => `enrolled/device-id-${i}`);
  for (const name of names) await memory.write(name, Buffer.from(name));
  await memory.write('content/00ff', Buffer.from('other'));
  await memory.write('alone', Buffer.from('no kind'));
  assert.equal(text(await memory.read('enrolled/device-id-3')), 'enrolled/device-id-3');
  assert.equal(text(await memory.read('alone')), 'no kind');
  assert.equal(await memory.read('enrolled/nobody'), null);
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await memory.list('enrolled/', after, 2);
    for (const { name, value } of page) {
      assert.equal(text(value), name);
      seen.push(name);
    }
    const last = page.at(-1)?.name;
    if (last === undefined) break;
    await memory.write(last, null);
    after = last;
  }
  assert.deepEqual(seen.toSorted(), names);
  assert.doesNotMatch(await everything(world), /device-id-/);
});

test('after a change of keys what was kept is found under the new one, and nothing needs the old one', async () => {
  const world = await newMdmWorld();
  const memory = memoryOf(world.server, world.connection.id);
  await memory.write('enrolled/a', Buffer.from('one'));
  const { mdm } = world.server;
  const server: MdmServer = {
    ...world.server,
    mdm: {
      ...mdm,
      hash: (name) => [{ key: 2, name: `${mdm.hash(name)[0].name}02` }, ...mdm.hash(name)],
      current: () => ({ pseudonym: 2, sealing: 1 }),
    },
  };
  assert.equal(text(await memoryOf(server, world.connection.id).read('enrolled/a')), 'one');
  assert.equal(await rekeyMemory(server), 1);
  assert.equal(await rekeyMemory(server), 0);
  assert.equal(text(await memoryOf(server, world.connection.id).read('enrolled/a')), 'one');
  assert.equal(await memory.read('enrolled/a'), null, 'nothing is left under the old one');
});
