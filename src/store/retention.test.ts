import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Erased } from '../actions/retention/store.ts';
import type { Instant } from '../core/inventory.ts';
import {
  at,
  handIn,
  newWorld,
  plan,
  publish,
  rowsIn,
  shown,
  stage,
  sweepAll,
  type World,
} from './conformance/world.fixture.ts';
import { createStore } from './store.ts';
import { onEachDatabase } from './testing.fixture.ts';

const LATER = '2036-11-26T10:00:00.000Z' as Instant;

const erase = ({ store }: World): Promise<Erased> =>
  store.change(async (tables) => {
    const when = { before: LATER, exceptions: LATER };
    return { result: await tables.retention.erase('findings', when, 100), entries: ['erased'] };
  });

onEachDatabase('the end of findings', (database) => {
  /** Two phones with an app, of which one was seen without it since. */
  const gone = async (): Promise<World> => {
    const { db } = database();
    const world = await newWorld(createStore(db), db);
    const phones = ['one', 'two'].map((name) => ({ name, apps: ['clip'] }));
    await handIn(world, { moment: at('20T10:00'), phones });
    await handIn(world, { moment: at('21T10:00'), phones: [phones[0] ?? { name: '' }, TWO] });
    await sweepAll(world);
    assert.deepEqual(await shown(world), ['clip closed', 'clip open']);
    return world;
  };
  const TWO = { name: 'two', apps: [] };
  const back = {
    moment: at('22T10:00'),
    phones: ['one', 'two'].map((name) => ({ name, apps: ['clip'] })),
  };

  test('one that an inventory on its way in would open again is waited for', async () => {
    const world = await gone();
    const id = await stage(world, back);
    const planned = await plan(world, id);
    assert.equal((await erase(world))['findings'], 0);
    assert.equal(await publish(world, id, planned), 'published');
    assert.deepEqual(await shown(world), ['clip open', 'clip open']);
  });

  test('an inventory that was worked out on one that has gone since is worked out again', async () => {
    const world = await gone();
    const id = await stage(world, back);
    const before = await plan(world, id);
    await world.store.stage((tables) => tables.beginPlan(id, true));
    assert.equal((await erase(world))['findings'], 1);
    assert.equal(await publish(world, id, before), 'outdated');
    assert.equal(await publish(world, id, await plan(world, id)), 'published');
    assert.deepEqual(await shown(world), ['clip open', 'clip open']);
  });

  test('its phone stays as long as an inventory that counts has it', async () => {
    const world = await gone();
    assert.deepEqual(await erase(world), {
      findings: 1,
      events: 2,
      answers: 0,
      openings: 0,
      notices: 0,
      leave: 0,
      devices: 0,
    });
    assert.equal(await rowsIn(world.db, 'device'), 2);
  });
});
