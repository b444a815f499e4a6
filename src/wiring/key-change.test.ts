import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { recordKeys } from '../actions/keys/record.ts';
import { settleKeys } from '../actions/keys/settle.ts';
import { shownKeys } from '../actions/keys/show.ts';
import { openContact } from '../privacy/contact.ts';
import { changeKeyFile } from '../privacy/change-key-file.ts';
import { addKey, newKeyRing, type KeyRing } from '../privacy/keys.ts';
import { readKeyFile, writeKeyFile } from '../privacy/key-file.ts';
import { openSealed } from '../privacy/seal.ts';
import { onEachDatabase } from '../store/testing.fixture.ts';
import { changeKey } from './change-keys.ts';
import { newKeyedWorld, type KeyedWorld } from './keyed-world.fixture.ts';

const inFile = (path: string): KeyRing => {
  const read = readKeyFile(path);
  assert.ok(read.ok);
  return read.ring;
};
const numbers = (path: string): readonly string[] => {
  const { pseudonym, sealing } = inFile(path);
  return [
    ...pseudonym.map(({ number }) => `pseudonym ${number}`),
    ...sealing.map(({ number }) => `sealing ${number}`),
  ];
};
const left = (all: Awaited<ReturnType<typeof settleKeys>>): readonly string[] =>
  all.map((one) => `${one.use} ${one.number} ${one.because} ${one.left}`);
const PHONES = ['SERIAL0001', 'SERIAL0002', 'SERIAL0003'];

async function openedContacts({ store, root }: KeyedWorld, ring: KeyRing): Promise<number> {
  const { rows } = await store.findings({ scope: [root] }, { after: null, limit: 100 });
  const opened = await Promise.all(
    rows.map(async ({ device, fleet }) => {
      const sealed = await store.contact(device);
      return sealed !== null && openContact(ring.sealing, fleet, sealed).ok;
    }),
  );
  return opened.filter(Boolean).length;
}

onEachDatabase('a change of keys', (database) => {
  let world: KeyedWorld;
  beforeEach(async () => {
    world = await newKeyedWorld(database());
  });
  afterEach(() => world.end());

  test('a change of keys, from the command to the end of the old ones', async () => {
    const { server, stock, keys, keyFile, folder } = world;
    assert.equal((await world.handIn(server, '2026-11-20T08:00:00Z', PHONES))?.opened, 3);

    changeKey(folder, 'pseudonym');
    changeKey(folder, 'sealing');
    assert.equal(
      keys().sealing[0].number,
      1,
      'nothing is made with a key that is not written down',
    );
    world.setClock('2026-11-20T12:00:00.000Z');
    assert.deepEqual(await recordKeys(server, stock), []);
    assert.equal(keys().sealing[0].number, 2);

    assert.deepEqual(left(await settleKeys(server, stock)), [
      'pseudonym 1 needed 3',
      'sealing 1 resting 0',
    ]);
    assert.equal(await openedContacts(world, keys()), 3);

    world.setClock('2026-11-21T10:00:00.000Z');
    assert.deepEqual(left(await settleKeys(server, stock)), ['pseudonym 1 needed 3']);
    assert.deepEqual(numbers(keyFile), ['pseudonym 2', 'pseudonym 1', 'sealing 2']);

    // One phone stays away; the others are known again, though by another pseudonym.
    const next = await world.handIn(server, '2026-11-21T08:00:00Z', PHONES.slice(1));
    assert.deepEqual(next, { opened: 0, reopened: 0, seen: 2, closed: 1 });
    assert.deepEqual(await settleKeys(server, stock), []);
    assert.deepEqual(numbers(keyFile), ['pseudonym 2', 'sealing 2']);
    await recordKeys(server, stock);
    assert.deepEqual(await world.handIn(server, '2026-11-21T09:00:00Z', PHONES.slice(1)), {
      opened: 0,
      reopened: 0,
      seen: 2,
      closed: 0,
    });

    assert.deepEqual(await world.said(), [
      'key.added key:pseudonym-1',
      'key.added key:sealing-1',
      'key.added key:pseudonym-2',
      'key.added key:sealing-2',
      'key.resealed key:sealing-2',
      'key.dropped key:sealing-1',
      'key.dropped key:pseudonym-1',
    ]);
    assert.deepEqual(
      (await shownKeys(world.store)).map(
        ({ use, number, standing }) => `${use} ${number} ${standing}`,
      ),
      ['pseudonym 2 current', 'pseudonym 1 dropped', 'sealing 2 current', 'sealing 1 dropped'],
    );
  });

  test('after a change of the sealing key everything opens with the new one alone', async () => {
    const { server, stock, store, folder, db } = world;
    await world.handIn(server, '2026-11-20T08:00:00Z', PHONES);
    const before = inFile(world.keyFile);
    changeKey(folder, 'sealing');
    await recordKeys(server, stock);
    await settleKeys(server, stock);
    const after = inFile(world.keyFile);
    const only: KeyRing = { ...after, sealing: [after.sealing[0]] };
    assert.equal(await openedContacts(world, only), 3);
    assert.equal(await openedContacts(world, before), 0);
    const { rows } = await sql<{
      commitment: string;
    }>`select commitment from ledger_opening`.execute(db);
    const openings = await store.log.openings(rows.map(({ commitment }) => commitment));
    assert.ok(openings.length > 3);
    for (const { commitment, sealed } of openings)
      assert.ok(openSealed(only.sealing, { table: 'opening', row: commitment }, sealed).ok);
  });

  test('of several processes each takes a new key over, and it is written down and dropped once', async () => {
    const others = [1, 2].map(() => world.startProcess(false));
    const all = [world, ...others];
    for (const { server, stock } of others) await recordKeys(server, stock);
    changeKey(world.folder, 'sealing');
    await Promise.all(all.map(({ server, stock }) => recordKeys(server, stock)));
    for (const { keys } of all) assert.equal(keys().sealing[0].number, 2);
    world.setClock('2026-11-21T10:00:00.000Z');
    await Promise.all(all.map(({ server, stock }) => settleKeys(server, stock)));
    assert.deepEqual(numbers(world.keyFile), ['pseudonym 1', 'sealing 2']);
    const said = (await world.said()).slice(2).filter((one) => !one.startsWith('key.resealed'));
    assert.deepEqual(said, ['key.added key:sealing-2', 'key.dropped key:sealing-1']);
  });

  test('an upload that began under the old keys keeps them, however long it takes', async () => {
    const { server, stock, store, folder } = world;
    const open = Promise.withResolvers<void>();
    const slow: typeof server.fold = (request) => {
      const folding = server.fold(request);
      return { ...folding, end: () => open.promise.then(() => folding.end()) };
    };
    const handing = world.handIn({ ...server, fold: slow }, '2026-11-20T08:00:00Z', PHONES);
    while ((await store.unfinishedInventories()).every(({ state }) => state !== 'receiving'));
    changeKey(folder, 'pseudonym');
    await recordKeys(server, stock);
    world.setClock('2026-11-21T10:00:00.000Z');
    assert.deepEqual(left(await settleKeys(server, stock)), ['pseudonym 1 receiving 0']);
    open.resolve();
    await handing;
    assert.deepEqual(left(await settleKeys(server, stock)), ['pseudonym 1 needed 3']);
  });

  test('a key file that lacks a key is refused, and one that comes back from before is put right', async () => {
    const { server, stock, keyFile, folder } = world;
    const old = join(folder, 'old.json');
    copyFileSync(keyFile, old);
    changeKey(folder, 'sealing');
    const both = join(folder, 'both.json');
    copyFileSync(keyFile, both);
    await recordKeys(server, stock);

    copyFileSync(old, keyFile);
    const missing = await recordKeys(server, stock);
    assert.deepEqual(
      missing.map(({ use, number }) => `${use} ${number}`),
      ['sealing 2'],
    );
    assert.equal(world.keys().sealing[0].number, 2, 'what it had, it keeps');
    writeKeyFile(keyFile, newKeyRing(), { replace: true });
    assert.equal((await recordKeys(server, stock)).length, 3);

    copyFileSync(both, keyFile);
    assert.deepEqual(await recordKeys(server, stock), []);
    world.setClock('2026-11-21T10:00:00.000Z');
    await settleKeys(server, stock);
    copyFileSync(both, keyFile);
    await recordKeys(server, stock);
    assert.deepEqual(await settleKeys(server, stock), []);
    assert.deepEqual(numbers(keyFile), ['pseudonym 1', 'sealing 2']);
    assert.equal((await world.said()).filter((one) => one.startsWith('key.dropped')).length, 1);
  });

  test('a process whose copy of the key file was not renewed makes nothing until it is', async () => {
    const { server, stock, keyFile, folder } = world;
    const copy = join(folder, 'copy.json');
    copyFileSync(keyFile, copy);
    const afar = world.startProcess(false, copy);
    assert.deepEqual(await recordKeys(afar.server, afar.stock), []);
    changeKey(folder, 'sealing');
    await recordKeys(server, stock);
    const missing = await recordKeys(afar.server, afar.stock);
    assert.deepEqual(
      missing.map(({ use, number }) => `${use} ${number}`),
      ['sealing 2'],
    );
    assert.throws(() => afar.server.ledger.commit('actor', 'ann'), /newer keys/);
    copyFileSync(keyFile, copy);
    assert.deepEqual(await recordKeys(afar.server, afar.stock), []);
    assert.equal(afar.keys().sealing[0].number, 2);
    assert.deepEqual(await recordKeys(server, stock), []);
  });

  test('killed between the database and the file, a drop is brought to its end by the next', async () => {
    const { server, stock, keyFile, folder } = world;
    changeKey(folder, 'sealing');
    await recordKeys(server, stock);
    world.setClock('2026-11-21T10:00:00.000Z');
    const killed = { ...stock, drop: () => {} };
    await settleKeys(server, killed);
    assert.deepEqual(numbers(keyFile), ['pseudonym 1', 'sealing 2', 'sealing 1']);
    const again = world.startProcess(false);
    assert.deepEqual(await recordKeys(again.server, again.stock), []);
    await settleKeys(again.server, again.stock);
    assert.deepEqual(numbers(keyFile), ['pseudonym 1', 'sealing 2']);
  });

  test('two changes soon after one another: both old keys hold, and both go', async () => {
    const { server, stock, keyFile, folder } = world;
    await world.handIn(server, '2026-11-20T08:00:00Z', PHONES);
    changeKey(folder, 'pseudonym');
    await recordKeys(server, stock);
    changeKeyFile(keyFile, (ring) => addKey(ring, 'pseudonym'));
    await recordKeys(server, stock);
    assert.equal((await world.handIn(server, '2026-11-20T09:00:00Z', PHONES))?.seen, 3);
    world.setClock('2026-11-21T10:00:00.000Z');
    assert.deepEqual(await settleKeys(server, stock), []);
    assert.deepEqual(numbers(keyFile), ['pseudonym 3', 'sealing 1']);
  });
});
