import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import {
  at,
  CONTACT_DAYS,
  handIn,
  newWorld,
  NOW,
  plan,
  rowsIn,
  stage,
  staged,
  sweepAll,
  type World,
} from './conformance/world.fixture.ts';
import { createStore } from './store.ts';
import { onEachDatabase } from './testing.fixture.ts';

onEachDatabase('a sweep beside a publication', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await newWorld(createStore(database().db), database().db);
  });

  test('what a newer inventory supersedes while it is swept is swept of its sightings too', async () => {
    const { db, store } = world;
    const phones = [{ name: 'a', apps: ['clip'] }, { name: 'b' }];
    await handIn(world, { moment: at('24T08:00'), phones });
    await sweepAll(world);
    const older = sql<{ id: never }>`update inventory set swept = false returning id`;
    const { rows } = await older.execute(db);
    const { id } = rows[0] ?? assert.fail();
    const newer = await stage(world, { moment: at('25T08:00'), phones });
    const { version } = await plan(world, newer);

    // Another process: it comes to the older one while the publication holds the fleet.
    const other = createStore(db);
    const sweeping = await store.change(async (tables) => {
      assert.equal(await tables.publish(newer, version, NOW, CONTACT_DAYS), 'published');
      const sweeping = other.stage((theirs) => theirs.sweep(id, 1000));
      await wait(100);
      return { result: { ended: sweeping }, entries: ['published'] };
    });
    await sweeping.ended;
    await sweepAll(world);
    assert.equal(await rowsIn(db, 'sighting'), phones.length, 'those of the newer one alone');
  });

  test('what comes in after its inventory was cancelled and swept is not written', async () => {
    const { db, store } = world;
    const phones = [{ name: 'a', apps: ['clip'] }, { name: 'b' }];
    const id = await stage(world, { moment: at('24T08:00'), phones });
    const cancelled = { state: 'cancelled', ended: NOW } as const;
    assert.ok(await store.stage((tables) => tables.setInventory(id, ['staged'], cancelled)));
    await sweepAll(world);
    const late = phones.map((phone) => staged(world, phone));
    await store.stage((tables) => tables.stageDevices(id, world.fleet, late));
    for (const table of ['sighting', 'staged_hit', 'staged_contact', 'device'])
      assert.equal(await rowsIn(db, table), 0, table);
  });

  test('what is planned for it after that is not written either', async () => {
    const { db, store } = world;
    const phones = [{ name: 'a', apps: ['clip'] }, { name: 'b' }];
    const id = await stage(world, { moment: at('24T08:00'), phones });
    const { events } = await plan(world, id);
    assert.equal(events.length, 1);
    const cancelled = { state: 'cancelled', ended: NOW } as const;
    assert.ok(await store.stage((tables) => tables.setInventory(id, ['staged'], cancelled)));
    await sweepAll(world);
    await store.stage((tables) => tables.planEvents(id, events));
    for (const table of ['finding', 'finding_event', 'device'])
      assert.equal(await rowsIn(db, table), 0, table);
  });
});
