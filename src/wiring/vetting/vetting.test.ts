import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examineAgain, cancelVetting, deleteVetting } from '../../actions/vetting/end.ts';
import { listVettings, readVetting } from '../../actions/vetting/read.ts';
import { receiveFile } from '../../actions/vetting/receive.ts';
import { tidyVettings } from '../../actions/vetting/tidy.ts';
import type { StoredVetting } from '../../actions/vetting/stored.ts';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { fakeVettingDoor } from './fake-door.fixture.ts';
import { appFile, chunksOf, newVettingWorld } from './world.fixture.ts';

const SHOP = appFile({ identifier: 'com.shop.app', labelled: ['Shop'] });
const PAGE = { before: null, limit: 50 };
const states = (rows: readonly StoredVetting[]) => rows.map(({ state }) => state);

onEachDatabase('app files on a server', (database) => {
  test('a file is stored piece by piece, read, and gone in the moment its report is there', async () => {
    const world = await newVettingWorld(database());
    const long = appFile({ identifier: 'nl.long.app', labelled: ['x'.repeat(1_100_000)] });
    const taken = await world.handIn(long);
    assert.deepEqual(
      [taken.state, taken.size, taken.received, taken.pieces],
      ['waiting', long.length, long.length, 2],
    );
    assert.equal(await world.work(), 1);
    assert.deepEqual(world.door.reads, [long]);
    const one = await world.one(taken.id);
    assert.deepEqual([one.state, one.attempts, await world.pieces()], ['examined', 1, 0]);
    const read = await readVetting(world.server, world.ann, one.id, 'nl');
    assert.ok(read.ok);
    assert.equal(read.value.report?.vetted.told?.identifier?.name, 'nl.long.app');
    const said = await world.told();
    assert.deepEqual(
      said.map(({ action }) => action),
      ['vetting.announced', 'vetting.received', 'vetting.examined'],
    );
    assert.ok(
      !JSON.stringify(said).includes('nl.long.app'),
      'nothing of the file is in the ledger',
    );
    assert.equal(await world.work(), 0);
    world.end();
  });

  test('the same bytes are read once by each edition of readers and signs', async () => {
    const world = await newVettingWorld(database());
    await world.handIn(SHOP);
    await world.work();
    const again = await world.handIn(SHOP, { name: 'again.apk' });
    assert.deepEqual([again.state, again.pieces > 0, await world.pieces()], ['examined', true, 0]);
    world.door.current = 'two';
    const third = await world.handIn(SHOP);
    assert.equal(third.state, 'waiting');
    await world.work();
    assert.equal(world.door.reads.length, 2);
    const read = await readVetting(world.server, world.ann, again.id, 'nl');
    assert.ok(read.ok);
    assert.equal(read.value.report?.isCurrent, false);
    world.end();
  });

  test('two of the same bytes that wait together are read once', async () => {
    const world = await newVettingWorld(database());
    const [a, b] = [await world.handIn(SHOP), await world.handIn(SHOP)];
    assert.equal(await world.work(), 2);
    assert.equal(world.door.reads.length, 1);
    assert.deepEqual(states([await world.one(a.id), await world.one(b.id)]), [
      'examined',
      'examined',
    ]);
    world.end();
  });

  test('what is cut off on the way is kept nowhere, and may come again', async () => {
    const world = await newVettingWorld(database());
    const id = await world.announce();
    const cut = async function* () {
      yield* chunksOf('x'.repeat(1_100_000), 100_000);
      throw new Error('cut');
    };
    await assert.rejects(receiveFile(world.server, world.ann, id, cut()), /cut/);
    const one = await world.one(id);
    assert.deepEqual([one.state, one.received, await world.pieces()], ['interrupted', 0, 0]);
    const told = await world.receive(id, SHOP);
    assert.ok(told.ok);
    await world.work();
    assert.equal((await world.one(id)).state, 'examined');
    const twice = await world.receive(id, SHOP);
    assert.equal(twice.ok ? '' : twice.code, 'vetting-not-announced');
    world.end();
  });

  test('an upload of a process that was killed is tidied up once nobody says more of it', async () => {
    const world = await newVettingWorld(database());
    const id = await world.announce();
    const owner = world.server.newId();
    const until = '2026-11-27T10:02:00.000Z' as never;
    await world.store.stage(async ({ vetting }) => {
      await vetting.beginContent(id, { owner, until });
      await vetting.addPiece(id, { number: 0, bytes: Buffer.from('half') }, { owner, until });
    });
    assert.equal(await tidyVettings(world.server), 0);
    world.setClock('2026-11-27T10:03:00.000Z');
    assert.equal(await tidyVettings(world.server), 1);
    assert.deepEqual([(await world.one(id)).state, await world.pieces()], ['interrupted', 0]);
    world.setClock('2026-11-28T10:03:00.000Z');
    assert.equal(await tidyVettings(world.server), 1);
    assert.equal((await world.one(id)).state, 'cancelled');
    world.end();
  });

  test('a file under which readers die is taken up three times, and then that is its result', async () => {
    const dying = fakeVettingDoor(async () => Promise.reject(new Error('killed')));
    const world = await newVettingWorld(database(), dying);
    const { id } = await world.handIn(SHOP);
    for (let minute = 1; minute <= 3; minute++) {
      await assert.rejects(world.work(), /killed/);
      assert.equal(await world.work(), 0, 'its lease holds');
      world.setClock(`2026-11-27T10:0${2 * minute}:00.000Z`);
    }
    assert.equal(await world.work(), 1);
    const one = await world.one(id);
    assert.deepEqual([one.state, dying.reads.length], ['examined', 3]);
    const read = await readVetting(world.server, world.ann, id, 'nl');
    assert.ok(read.ok);
    const { outcome, why } = read.value.report?.vetted ?? {};
    assert.deepEqual([outcome, why], ['not-readable', 'reader-stopped']);
    const again = await world.handIn(SHOP);
    assert.equal(again.state, 'waiting', 'of the moment: another try may end otherwise');
    world.end();
  });

  test('a process that is about to end gives its file back at once', async () => {
    const stopping = new AbortController();
    const door = fakeVettingDoor(async () => {
      stopping.abort();
      return false;
    });
    const world = await newVettingWorld(database(), door);
    const { id } = await world.handIn(SHOP);
    await world.work(stopping.signal);
    const one = await world.one(id);
    assert.deepEqual([one.state, one.attempts, one.owner], ['waiting', 0, null]);
    world.end();
  });

  test('who cancels while it is read or comes in finds it ended, and nothing of it is there', async () => {
    let world: Awaited<ReturnType<typeof newVettingWorld>>;
    let id: StoredVetting['id'];
    const door = fakeVettingDoor(async () => {
      assert.ok((await cancelVetting(world.server, world.ann, id)).ok);
      return true;
    });
    world = await newVettingWorld(database(), door);
    ({ id } = await world.handIn(SHOP));
    await world.work();
    assert.deepEqual([(await world.one(id)).state, await world.pieces()], ['cancelled', 0]);
    const coming = await world.announce();
    const slow = async function* () {
      yield* chunksOf('x'.repeat(1_100_000), 100_000);
      assert.ok((await cancelVetting(world.server, world.ann, coming)).ok);
      yield Buffer.from('y'.repeat(1_100_000));
    };
    const told = await receiveFile(world.server, world.ann, coming, slow());
    assert.equal(told.ok ? '' : told.code, 'vetting-ended');
    assert.deepEqual([(await world.one(coming)).state, await world.pieces()], ['cancelled', 0]);
    world.end();
  });

  test('a kept file stays, says on whose wish, and is read again by newer readers', async () => {
    const world = await newVettingWorld(database());
    const { id } = await world.handIn(SHOP, { keep: { why: 'evidence of sentinel-why' } });
    await world.work();
    const one = await world.one(id);
    assert.deepEqual([one.keptBy, await world.pieces()], [world.ann.person, 1]);
    world.door.current = 'two';
    assert.ok((await examineAgain(world.server, world.ann, id)).ok);
    await world.work();
    assert.deepEqual([(await world.one(id)).edition, world.door.reads.length], ['two', 2]);
    const said = await world.told();
    assert.ok(said.some(({ action }) => action === 'vetting.kept'));
    assert.ok(!JSON.stringify(said).includes('sentinel-why'));
    const other = await world.handIn(appFile({ identifier: 'nl.other' }));
    await world.work();
    const not = await examineAgain(world.server, world.ann, other.id);
    assert.equal(not.ok ? '' : not.code, 'file-not-kept');
    world.end();
  });

  test('a list is of one’s part of the tree, and is filtered by outcome, verdict, person and batch', async () => {
    const world = await newVettingWorld(database());
    const batch = '00000000-0000-4000-8000-0000000000ba';
    await world.handIn(SHOP, { organisation: world.ministry, batch });
    await world.handIn('no app', { organisation: world.agency, batch }, world.ben);
    await world.announce({ organisation: world.ministry }, world.mia);
    await world.work();
    const list = async (asked: object, by = world.ann) => {
      const told = await listVettings(world.server, by, { policy: 'nl', ...asked }, PAGE);
      assert.ok(told.ok);
      return told.value.rows.map(({ summary, state }) => summary?.answer ?? state);
    };
    assert.deepEqual(await list({}), ['announced', 'not-readable', 'found']);
    assert.deepEqual(await list({}, world.mia), ['announced', 'found']);
    assert.deepEqual(await list({ outcomes: ['not-readable'] }), ['not-readable']);
    assert.deepEqual(await list({ answers: ['found'] }), ['found']);
    assert.deepEqual(await list({ decisions: ['prohibited'] }), []);
    assert.deepEqual(await list({ person: world.ben.person }), ['not-readable']);
    assert.deepEqual(await list({ batch }), ['not-readable', 'found']);
    const told = await world.actions.batch(world.ann, batch, null);
    assert.ok(told.ok);
    assert.deepEqual([told.value.states.examined, told.value.answers['not-readable']], [2, 1]);
    const mine = await world.actions.batch(world.mia, batch, null);
    assert.equal(mine.ok && mine.value.states.examined, 1);
    world.end();
  });

  test('deleting takes the report along, unless another file of the same bytes has it', async () => {
    const world = await newVettingWorld(database());
    const a = await world.handIn(SHOP);
    await world.work();
    const b = await world.handIn(SHOP);
    const examinations = async () =>
      (await world.db.selectFrom('examination').select('sha256').execute()).length;
    const outside = await deleteVetting(world.server, world.mia, a.id);
    assert.equal(outside.ok ? '' : outside.code, 'unknown-vetting');
    assert.ok((await deleteVetting(world.server, world.ann, a.id)).ok);
    assert.equal(await examinations(), 1);
    assert.ok((await deleteVetting(world.server, world.ann, b.id)).ok);
    assert.equal(await examinations(), 0);
    world.end();
  });
});
