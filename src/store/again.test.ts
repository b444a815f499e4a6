import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, test } from 'node:test';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StoreUnreachable } from '../actions/unreachable.ts';
import type { OrganisationId } from '../core/finding.ts';
import { NOW, newId, newWorld, type World } from './conformance/world.fixture.ts';
import type { Schema } from './schema.ts';
import { createStore } from './store.ts';
import { onEachDatabase } from './testing.fixture.ts';

const NAME = 'New office';

onEachDatabase('what came between', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await newWorld(createStore(database().db), database().db);
  });

  /** As two exports do that name the same new organisation: looks whether it is there, and adds it where it is not. */
  const addWhereMissing = (meanwhile: () => Promise<unknown>): Promise<OrganisationId> =>
    world.store.change(async (tables) => {
      const there = (await tables.organisations()).find(({ name }) => name === NAME);
      if (there) return { result: there.id, entries: [] };
      const id = newId() as OrganisationId;
      await meanwhile();
      const one = { id, parent: world.root, name: NAME, path: [world.root, id] };
      await tables.addOrganisation(one, NOW);
      return { result: id, entries: ['added'] };
    });
  async function isThereOnce(): Promise<void> {
    const all = await world.store.organisations();
    assert.equal(all.filter(({ name }) => name === NAME).length, 1);
    const waiting = await world.store.sequence((log) => log.waiting(50));
    assert.equal(waiting?.filter(({ entry }) => entry === 'added').length, 1);
  }

  test('of many who add the same thing at once one does, and the others find it there', async () => {
    const adding = Array.from({ length: 8 }, () => addWhereMissing(() => wait(100)));
    assert.equal(new Set(await Promise.all(adding)).size, 1);
    await isThereOnce();
  });

  /** Of all who are in the middle of a transaction, which is one. */
  const cutLine = () =>
    sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`.execute(database().db);

  test('what lost its connection before the commit is done again, and is there once', async (t) => {
    if (database().kind === 'embedded') return t.skip('the embedded database has no connection');
    let tries = 0;
    await addWhereMissing(async () => {
      if (++tries === 1) await cutLine();
    });
    assert.equal(tries, 2);
    await isThereOnce();
  });

  test('what lost it with the commit on its way is not done again, since it may count', async (t) => {
    if (database().kind === 'embedded') return t.skip('the embedded database has no connection');
    const { db } = database();
    // At the commit, after the last statement: from outside it can't be told from a commit whose answer was lost.
    await sql`create function cut() returns trigger language plpgsql as
      'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'`.execute(db);
    await sql`create constraint trigger cut after insert on organisation
      deferrable initially deferred for each row execute function cut()`.execute(db);
    let tries = 0;
    try {
      await assert.rejects(
        addWhereMissing(async () => void tries++),
        StoreUnreachable,
      );
    } finally {
      await sql`drop trigger cut on organisation`.execute(db);
      await sql`drop function cut`.execute(db);
    }
    assert.equal(tries, 1);
    await addWhereMissing(async () => {});
    await isThereOnce();
  });
});

test('a database that stays away is told as that, by its code and not in the words of the driver', async () => {
  // Nobody listens on this port: it is only given out to the superuser, and belongs to a service of 1983.
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1, user: 'sentinel', password: 'sentinel' });
  const store = createStore(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }));
  const unreachable = (error: unknown): boolean => {
    assert.ok(error instanceof StoreUnreachable);
    assert.equal(error.code, 'ECONNREFUSED');
    assert.doesNotMatch(error.message, /sentinel|127\.0\.0\.1/);
    return true;
  };
  await assert.rejects(store.fleets(), unreachable);
  await assert.rejects(
    store.stage((tables) => tables.fleets()),
    unreachable,
  );
  await store.close();
});
