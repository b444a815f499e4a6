import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { before, beforeEach, describe, test } from 'node:test';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StoreUnreachable } from '../actions/unreachable.ts';
import type { OrganisationId } from '../core/finding.ts';
import { NOW, newId, newWorld, type World } from './conformance/world.fixture.ts';
import type { Database } from './open.ts';
import type { Schema } from './schema.ts';
import { createStore } from './store.ts';
import { KINDS, onEachDatabase, sharedDatabase } from './testing.fixture.ts';

const NAME = 'New office';

/** As two exports do that name the same new organisation: looks whether it is there, and adds it where it is not. */
const addWhereMissing = (
  { store, root }: World,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<OrganisationId> =>
  store.change(async (tables) => {
    const there = (await tables.organisations()).find(({ name }) => name === NAME);
    if (there) return { result: there.id, entries: [] };
    const id = newId() as OrganisationId;
    await meanwhile();
    await tables.addOrganisation({ id, parent: root, name: NAME, path: [root, id] }, NOW);
    return { result: id, entries: ['added'] };
  });

async function isThereOnce({ store }: World): Promise<void> {
  const all = await store.organisations();
  assert.equal(all.filter(({ name }) => name === NAME).length, 1);
  const waiting = await store.sequence((log) => log.waiting(50));
  assert.equal(waiting?.filter(({ entry }) => entry === 'added').length, 1);
}

onEachDatabase('what came between', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await newWorld(createStore(database().db), database().db);
  });

  test('of many who add the same thing at once one does, and the others find it there', async () => {
    const adding = Array.from({ length: 8 }, () => addWhereMissing(world, () => wait(100)));
    assert.equal(new Set(await Promise.all(adding)).size, 1);
    await isThereOnce(world);
  });
});

describe(
  'a connection that is lost',
  { skip: !KINDS.includes('PostgreSQL') && 'GRENDEL_TEST_DATABASE_URL is not set' },
  () => {
    let db: Database['db'];
    let world: World;
    before(async () => {
      ({ db } = await sharedDatabase('PostgreSQL'));
    });
    beforeEach(async () => {
      world = await newWorld(createStore(db), db);
    });

    test('before the commit: all is done again, and is there once', async () => {
      let tries = 0;
      await addWhereMissing(world, async () => {
        tries++;
        if (tries > 1) return;
        // Of all who are in the middle of a transaction, which is one.
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`.execute(db);
      });
      assert.equal(tries, 2);
      await isThereOnce(world);
    });

    test('with the commit on its way: it may count, so nothing is done again but by who asked', async () => {
      // After the last statement; from outside it looks like a commit whose answer was lost.
      await sql`create function cut() returns trigger language plpgsql as
        'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'`.execute(db);
      await sql`create constraint trigger cut after insert on organisation
        deferrable initially deferred for each row execute function cut()`.execute(db);
      let tries = 0;
      try {
        const adding = addWhereMissing(world, async () => void tries++);
        await assert.rejects(adding, StoreUnreachable);
      } finally {
        await sql`drop trigger cut on organisation`.execute(db);
        await sql`drop function cut`.execute(db);
      }
      assert.equal(tries, 1);
      await addWhereMissing(world);
      await isThereOnce(world);
    });
  },
);

test('a database that stays away is told as that, by its code and not in the words of the driver', async () => {
  // Nobody listens on port 1, which no program takes by itself.
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1, user: 'sentinel', password: 'sentinel' });
  const store = createStore(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }));
  const isTold = (error: unknown): boolean => {
    assert.ok(error instanceof StoreUnreachable);
    assert.equal(error.code, 'ECONNREFUSED');
    assert.doesNotMatch(error.message, /sentinel|127\.0\.0\.1/);
    return true;
  };
  await assert.rejects(store.fleets(), isTold);
  const staging = store.stage((tables) => tables.fleets());
  await assert.rejects(staging, isTold);
  await store.close();
});
