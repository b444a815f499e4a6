import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN, told } from '../../wiring/government.fixture.ts';
import {
  addPhone,
  Dead,
  dyingAt,
  NEXT_POINT,
  newMdmWorld,
  NEVER,
  untilLater,
  type MdmWorld,
} from '../../wiring/mdm/world.fixture.ts';
import { endInterrupted } from '../inventories/recover.ts';
import { beginSync } from './begin-sync.ts';
import { cancelSync } from './cancel-sync.ts';
import { MdmFault } from './connector.ts';
import { everything } from './everything.fixture.ts';
import { hear, publishHeard } from './hear.ts';
import type { MdmServer } from './door.ts';
import { memoryOf } from './memory.ts';
import type { StoredSync } from './stored.ts';
import { workOnSyncs } from './work-on-syncs.ts';

async function begun({ server, connection }: MdmWorld): Promise<StoredSync> {
  const sync = await beginSync(server, ANN, connection.id);
  assert.ok(sync.ok);
  return sync.value;
}
const work = (world: MdmWorld, server: MdmServer = world.server, owner = 'one'): Promise<void> =>
  workOnSyncs(server, { owner, until: untilLater(world), signal: NEVER, only: null });
const inventoryOf = async ({ store }: MdmWorld, { inventory }: StoredSync) =>
  (await store.inventory(inventory)) ?? assert.fail('its inventory is not there');
const published = async ({ store, fleet }: MdmWorld): Promise<number> => {
  const { rows } = await store.inventories(fleet, { before: null, limit: 100 });
  return rows.filter(({ state }) => state === 'published' || state === 'superseded').length;
};

test('a fleet is read page by page into one inventory, and published as an upload is', async () => {
  const world = await newMdmWorld({ phones: 5 });
  addPhone(world.fake, 'device-id-999', ['mirror', 'clip']);
  const sync = await begun(world);
  assert.deepEqual(await beginSync(world.server, ANN, world.connection.id), {
    ok: false,
    code: 'sync-running',
    facts: {},
  });
  await work(world);
  const inventory = await inventoryOf(world, sync);
  assert.deepEqual(
    [inventory.state, inventory.coverage, inventory.summary?.devices, inventory.problems],
    ['published', 'whole', 6, []],
  );
  assert.deepEqual(await world.findings(), ['clip open', 'clip open', 'mirror open']);
  assert.deepEqual((await world.store.mdm.sync(sync.id))?.state, 'done');
  assert.deepEqual(world.fake.pagesAsked, [0, 1, 2]);
  const said = await world.said(0);
  assert.ok(said.includes('sync.begun begun') && said.includes('sync.ended done'));
});

test('a phone that the next reading no longer has is gone, and an app that is gone closes its finding', async () => {
  const world = await newMdmWorld();
  addPhone(world.fake, 'device-id-999', ['mirror']);
  await begun(world);
  await work(world);
  world.pass(3_600_000);
  world.fake.phones.delete('device-id-999');
  world.fake.phones.set('device-id-100', {
    apps: [],
    platform: 'ios',
    enrolment: 'supervised',
    isOff: false,
  });
  await begun(world);
  await work(world);
  assert.deepEqual(await world.findings(), ['clip closed removed', 'mirror closed device-gone']);
});

test('two at once share the pages, and none is read by both', async () => {
  const world = await newMdmWorld({ phones: 12 });
  const sync = await begun(world);
  await Promise.all(['one', 'two', 'three'].map((owner) => work(world, world.server, owner)));
  assert.equal((await inventoryOf(world, sync)).summary?.devices, 12);
  assert.deepEqual(world.fake.pagesAsked, [0, 1, 2, 3, 4, 5]);
  assert.equal(await published(world), 1);
});

test('killed at any use of the database and taken up by another: one inventory, published once, as if nothing had been', async () => {
  for (let n = 1, finished = false; !finished; n += NEXT_POINT) {
    const world = await newMdmWorld({ phones: 3 });
    const sync = await begun(world);
    const mortal = dyingAt(world.server, n);
    await work(world, mortal).catch((error: unknown) => assert.ok(error instanceof Dead));
    finished = !mortal.isDead();
    // Its lease runs out before another may be at it.
    world.pass(120_000);
    await work(world, world.server, 'two');
    const inventory = await inventoryOf(world, sync);
    assert.deepEqual([n, inventory.state, inventory.summary?.devices], [n, 'published', 3]);
    assert.deepEqual(await world.findings(), ['clip open']);
    assert.equal(await published(world), 1);
    const ended = (await world.said(0)).filter((one) => one.startsWith('sync.ended'));
    assert.deepEqual(ended, ['sync.ended done']);
  }
});

test('a server that starts again leaves what is being read to go on', async () => {
  const world = await newMdmWorld({ phones: 4 });
  const sync = await begun(world);
  assert.equal(await endInterrupted(world.server, () => false), 0);
  await work(world);
  assert.equal((await inventoryOf(world, sync)).state, 'published');
});

test('a cursor that the MDM forgot has the fleet read again, in the same inventory', async () => {
  const world = await newMdmWorld({ phones: 6 });
  const sync = await begun(world);
  world.fake.traps = { losesCursorAt: 3 };
  await work(world);
  assert.deepEqual(world.fake.pagesAsked, [0, 1, 0, 1, 2]);
  const inventory = await inventoryOf(world, sync);
  assert.deepEqual([inventory.state, inventory.summary?.devices], ['published', 6]);
  assert.equal((await world.store.mdm.sync(sync.id))?.round, 1);
});

test('a cursor that is always lost ends it, and nothing of it counts', async () => {
  const world = await newMdmWorld({ phones: 6 });
  const sync = await begun(world);
  world.fake.traps = {
    before: (call, n) => {
      if (call === 'page' && n % 2 === 0) throw new MdmFault('cursor-lost', 'gone', 'Begin again.');
    },
  };
  await work(world);
  const ended = await world.store.mdm.sync(sync.id);
  assert.deepEqual([ended?.state, ended?.fault?.kind], ['failed', 'too-many-rounds']);
  assert.equal((await inventoryOf(world, sync)).state, 'interrupted');
  assert.deepEqual(await world.findings(), []);
});

test('an MDM that asks for patience gets it, and one that refuses is not asked for ever', async () => {
  const world = await newMdmWorld({ phones: 4 });
  const sync = await begun(world);
  world.fake.traps = {
    before: (call, n) => {
      if (call === 'page' && n < 4) throw new MdmFault('throttled', 'wait', '', { retryAfter: 7 });
    },
  };
  const before = Date.parse(world.clock());
  await work(world);
  assert.equal((await inventoryOf(world, sync)).state, 'published');
  assert.ok(Date.parse(world.clock()) - before >= 21_000);

  world.pass(3_600_000);
  const second = await begun(world);
  const fault = new MdmFault('forbidden', 'no', 'Give the credential its right.', { status: 403 });
  world.fake.traps = { before: () => Promise.reject(fault) };
  await work(world);
  const ended = await world.store.mdm.sync(second.id);
  assert.deepEqual(
    [ended?.state, ended?.fault],
    ['failed', { kind: 'forbidden', status: 403, remedy: 'Give the credential its right.' }],
  );
  const [problem] = (await inventoryOf(world, second)).problems;
  assert.equal(problem?.code, 'mdm-not-read');
});

test('half of the fleet gone at once is held for a person', async () => {
  const world = await newMdmWorld({ phones: 20 });
  await begun(world);
  await work(world);
  world.pass(3_600_000);
  for (const id of [...world.fake.phones.keys()].slice(8)) world.fake.phones.delete(id);
  const sync = await begun(world);
  await work(world);
  assert.equal((await inventoryOf(world, sync)).state, 'held');
  assert.equal((await world.store.mdm.sync(sync.id))?.state, 'done');
});

test('what is cancelled meanwhile publishes nothing', async () => {
  const world = await newMdmWorld({ phones: 6 });
  const sync = await begun(world);
  world.fake.traps = {
    before: async (call, n) => {
      if (call === 'page' && n === 2) await cancelSync(world.server, ANN, sync.id);
    },
  };
  await work(world);
  assert.equal((await inventoryOf(world, sync)).state, 'cancelled');
  assert.equal((await world.store.mdm.sync(sync.id))?.state, 'cancelled');
  assert.deepEqual(await world.findings(), []);
});

test('an MDM that forgets its devices is no empty fleet', async () => {
  const world = await newMdmWorld({ phones: 2 });
  await begun(world);
  await work(world);
  world.pass(3_600_000);
  world.fake.phones.clear();
  const sync = await begun(world);
  await work(world);
  const inventory = await inventoryOf(world, sync);
  assert.deepEqual(
    [inventory.state, inventory.problems.map(({ code }) => code)],
    ['refused', ['no-device-ids']],
  );
  assert.deepEqual(await world.findings(), ['clip open']);
});

test('what is heard is gathered and published as a part; a second word of a device is a word of its own', async () => {
  const world = await newMdmWorld({ hears: true });
  const say = async (id: string, apps: readonly string[]): Promise<void> => {
    const body = told({ phones: [{ id, apps }] });
    const heard = { owner: 'one', signal: NEVER };
    const answer = await hear(world.server, world.connection.id, { headers: {}, body }, heard);
    assert.ok(answer.ok && answer.value.status === 200);
  };
  await say('device-id-100', ['clip']);
  await say('device-id-101', ['mirror']);
  assert.equal(await published(world), 0);
  world.pass(20_000);
  await say('device-id-100', ['plain']);
  assert.equal(await published(world), 1, 'what was heard before is published first');
  assert.deepEqual(await world.findings(), ['clip open', 'mirror open']);
  assert.equal(await publishHeard(world.server, { owner: 'one', signal: NEVER }), 0, 'too young');
  world.pass(61_000);
  assert.equal(await publishHeard(world.server, { owner: 'one', signal: NEVER }), 1);
  assert.deepEqual(await world.findings(), ['clip closed removed', 'mirror open']);

  const sync = await begun(world);
  await work(world);
  const asked = await inventoryOf(world, sync);
  assert.deepEqual(
    [asked.state, asked.problems.map(({ code }) => code)],
    ['unchanged', ['answers-come-later']],
  );
});

test('no table has a word of what the MDM calls a device, or of an app that is no hit', async () => {
  const world = await newMdmWorld({ phones: 7 });
  const memory = memoryOf(world.server, world.connection.id);
  await memory.write('enrolled/device-id-100', Buffer.from('device-id-100'));
  world.fake.traps = {
    before: (call, n) =>
      call === 'page' && n === 3 ? Promise.reject(new Error('device-id-100')) : undefined,
  };
  await begun(world);
  await assert.rejects(work(world), /device-id-100/);
  assert.doesNotMatch(await everything(world), /device-id-|plain/);
  world.fake.traps = {};
  world.pass(120_000);
  await work(world);
  assert.equal(await published(world), 1);
  assert.doesNotMatch(await everything(world), /device-id-|plain/);
});
