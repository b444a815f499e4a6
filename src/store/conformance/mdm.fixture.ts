import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import type {
  ConnectionId,
  Exemption,
  ExemptionId,
  PageCounts,
  StoredConnection,
  StoredSync,
  SyncId,
} from '../../actions/mdm/stored.ts';
import { allFindings, at, handIn, newId, NOW, stage, type World } from './world.fixture.ts';

const LATER = at('26T10:02');
const MUCH_LATER = at('26T10:10');
const lease = (owner: string, now: Instant = NOW, until: Instant = LATER) => ({
  owner,
  at: now,
  until,
});
const COUNTS: PageCounts = {
  summary: {
    rows: 1,
    devices: 1,
    installs: 1,
    notAssessed: 0,
    notInstalled: 0,
    droppedPersonal: 0,
    merged: 0,
    outcome: 'read',
  },
  format: 'told',
  problems: [],
  said: null,
  moment: null,
  undetermined: [],
  bytes: 1,
  newOrganisations: 0,
  last: false,
};

export function mdmsAreReadTogether(world: () => World): void {
  const connected = async (): Promise<StoredConnection> => {
    const connection: StoredConnection = {
      id: newId() as ConnectionId,
      fleet: world().fleet,
      mdm: 'fake',
      settings: { url: 'https://mdm.invalid' },
      syncHours: 24,
      checkHours: 0,
      shares: true,
      createdBy: 'somebody',
      created: NOW,
      ended: null,
    };
    await world().store.change(async (tables) => {
      await tables.mdm.addConnection(connection);
      return { result: null, entries: ['connected'] };
    });
    return connection;
  };
  const syncing = async (kind: StoredSync['kind'] = 'read'): Promise<StoredSync> => {
    const { id: connection } = await connected();
    const sync: StoredSync = {
      id: newId() as SyncId,
      connection,
      inventory: await stage(world(), { moment: at('20T08:00'), phones: [] }),
      kind,
      state: 'running',
      round: 0,
      catalogue: 'one',
      expected: null,
      fault: null,
      begun: NOW,
      ended: null,
    };
    await world().store.change(async (tables) => {
      await tables.mdm.addSync(sync);
      return { result: null, entries: ['syncing'] };
    });
    return sync;
  };

  test('a connection is there as it was made until it ends, and a fleet has one', async () => {
    const { store } = world();
    const connection = await connected();
    assert.deepEqual(await store.mdm.connections(), [connection]);
    await assert.rejects(connected());
    const to = { settings: { client: 'other' }, syncHours: 6, checkHours: 0 };
    await store.change(async (tables) => {
      await tables.mdm.changeConnection(connection.id, to);
      return { result: null, entries: ['changed'] };
    });
    assert.deepEqual(await store.mdm.connections(), [{ ...connection, ...to }]);
    const end = () =>
      store.change(async (tables) => {
        const result = await tables.mdm.endConnection(connection.id, NOW);
        return { result, entries: result ? ['ended'] : [] };
      });
    assert.deepEqual([await end(), await end()], [true, false]);
    assert.deepEqual(await store.mdm.connections(), []);
    assert.equal((await store.mdm.connection(connection.id))?.ended, NOW);
    await connected();
  });

  test('a change about an MDM leaves a trace as any other', async () => {
    const { store } = world();
    const sync = await syncing();
    await assert.rejects(
      store.change(async (tables) => {
        await tables.mdm.endSync(sync.id, 'done', null, NOW);
        return { result: null, entries: [] };
      }),
      /without a trace/,
    );
    assert.equal((await store.mdm.sync(sync.id))?.state, 'running');
  });

  test('of two that ask at once each gets a page of its own, and none gets one that another is at', async () => {
    const { store } = world();
    const sync = await syncing();
    for (const number of [1, 2])
      await store.stage((tables) =>
        tables.mdm.addPage({ sync: sync.id, round: 0, number, cursor: new Uint8Array([number]) }),
      );
    const claim = (owner: string, now = NOW) =>
      store.stage((tables) => tables.mdm.claimPage(sync.id, lease(owner, now, MUCH_LATER)));
    const got = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => claim(owner)));
    assert.deepEqual(
      got.map((page) => page?.number ?? -1).toSorted((a, b) => a - b),
      [-1, 0, 1, 2],
    );
    const second = got.find((page) => page?.number === 2);
    assert.deepEqual(second?.cursor, new Uint8Array([2]));
    assert.equal(await claim('e', LATER), null);
    assert.equal((await claim('e', MUCH_LATER))?.number, 0, 'its owner was silent for too long');
    const [first] = got;
    assert.ok(first);
    const keep = (owner: string) =>
      store.stage((tables) => tables.mdm.keepPage(first, lease(owner)));
    assert.deepEqual(
      [await keep('e'), await keep('a')],
      first.number === 0 ? [true, false] : [false, true],
    );
  });

  test('a fleet is read whole when all pages are staged and the last says so; what came twice is there once', async () => {
    const { store } = world();
    const sync = await syncing();
    const one = (last: boolean) =>
      store.stage(async (tables) => {
        const page = await tables.mdm.claimPage(sync.id, lease('a'));
        assert.ok(page);
        await tables.mdm.addPage({ ...page, number: page.number + 1, cursor: null });
        await tables.mdm.addPage({ ...page, number: page.number, cursor: null });
        await tables.mdm.endPage(page, { ...COUNTS, last });
      });
    await one(false);
    assert.equal(await store.mdm.isReadWhole(sync.id), false);
    await one(true);
    assert.equal(await store.mdm.isReadWhole(sync.id), false, 'another page was told of');
    await one(true);
    assert.equal(await store.mdm.isReadWhole(sync.id), false);
    assert.equal((await store.mdm.pageCounts(sync.id)).length, 3);
    const { pages, staged } = await store.mdm.syncProgress(sync.id);
    assert.deepEqual([pages, staged], [4, 3]);
  });

  test('a reading that begins again forgets its pages, once', async () => {
    const { store } = world();
    const sync = await syncing();
    const page = await store.stage((tables) => tables.mdm.claimPage(sync.id, lease('a')));
    assert.ok(page);
    const again = () =>
      store.stage((tables) => tables.mdm.beginAgain(page, { catalogue: 'two', at: NOW }));
    assert.deepEqual([await again(), await again()], [true, false]);
    assert.equal(await store.stage((tables) => tables.mdm.keepPage(page, lease('a'))), false);
    const fresh = await store.stage((tables) => tables.mdm.claimPage(sync.id, lease('a')));
    assert.deepEqual([fresh?.round, fresh?.number], [1, 0]);
    assert.equal((await store.mdm.sync(sync.id))?.catalogue, 'two');
  });

  test('what is heard has a page each, until it is being published', async () => {
    const { store } = world();
    const sync = await syncing('heard');
    const hear = () => store.stage((tables) => tables.mdm.addHeardPage(sync.id, lease('a')));
    assert.deepEqual([(await hear())?.number, (await hear())?.number], [0, 1]);
    assert.equal((await store.mdm.openGathering(sync.connection))?.id, sync.id);
    assert.equal(await store.stage((tables) => tables.mdm.leaseSync(sync.id, lease('b'))), true);
    assert.equal(await store.mdm.openGathering(sync.connection), null);
    assert.equal(await hear(), null);
    assert.equal(await store.stage((tables) => tables.mdm.leaseSync(sync.id, lease('c'))), false);
    await store.stage((tables) => tables.mdm.dropLostPages(sync.id, MUCH_LATER));
    assert.equal((await store.mdm.syncProgress(sync.id)).pages, 0);
  });

  test('a lease is one owner’s until it has run out or was given back', async () => {
    const { store } = world();
    const { id } = await connected();
    const take = (owner: string, now = NOW) =>
      store.stage((tables) => tables.mdm.lease(id, 'apply', lease(owner, now, MUCH_LATER)));
    assert.deepEqual(
      [await take('a'), await take('a'), await take('b', LATER), await take('b', MUCH_LATER)],
      [true, true, false, true],
    );
    await store.stage((tables) => tables.mdm.endLease(id, 'apply', 'a'));
    assert.equal(await take('a', NOW), false, 'only who has it gives it back');
    await store.stage((tables) => tables.mdm.endLease(id, 'apply', 'b'));
    assert.equal(await take('a', NOW), true);
  });

  test('what a connector keeps is found by its name and listed by its kind, in one order', async () => {
    const { store } = world();
    const { id } = await connected();
    const put = (name: string, key: number, sealed: Uint8Array) =>
      store.stage((tables) =>
        tables.mdm.writeMemory(id, { put: { kind: 'kept', name, key, sealed }, drop: [] }),
      );
    const sealed = new Uint8Array([1, 0, 0, 0, 7, 9]);
    for (const name of ['b', 'a', 'c']) await put(name, 2, sealed);
    await put('a', 1, sealed);
    const list = (after: string | null) =>
      store.mdm.memory(id, 'kept', { by: 'place', after, limit: 2 });
    assert.deepEqual(
      (await list(null)).map(({ name }) => name),
      ['a', 'b'],
    );
    assert.deepEqual(
      (await list('b')).map(({ name }) => name),
      ['c'],
    );
    const older = async (pseudonym: number, sealing: number) =>
      (await store.mdm.memoryUnderOlderKeys({ pseudonym, sealing }, 10)).map(({ name }) => name);
    assert.deepEqual([await older(2, 7), await older(2, 8)], [['a'], ['a', 'b', 'c']]);
    const needs = (await store.keyNeeds()).filter(({ what }) => what.startsWith('memory'));
    assert.deepEqual(needs, [
      { what: 'memory', key: 7, count: 3 },
      { what: 'memory-name', key: 1, count: 1 },
      { what: 'memory-name', key: 2, count: 2 },
    ]);
  });

  test('an exemption is in force until it ends, and one device has one for an app', async () => {
    const { store, fleet, root } = world();
    await handIn(world(), { moment: at('20T08:00'), phones: [{ name: 'a', apps: ['temu'] }] });
    const [finding] = await allFindings(world());
    assert.ok(finding);
    const add = async (): Promise<Exemption> => {
      const one: Exemption = {
        id: newId() as ExemptionId,
        exception: null,
        finding: finding.id as FindingId,
        fleet,
        device: finding.device,
        app: 'temu' as AppId,
        organisation: root,
        ground: 'inspection',
        task: 'c1',
        restricted: true,
        from: NOW,
        until: '2026-12-01' as Exemption['until'],
        ended: null,
      };
      await store.change(async (tables) => {
        await tables.exceptions.addExemptions([one]);
        return { result: null, entries: ['exempted'] };
      });
      return one;
    };
    const one = await add();
    await assert.rejects(add());
    assert.deepEqual(await store.mdm.exemptions(fleet), [one]);
    assert.deepEqual(await store.mdm.exemptionsDue('2026-11-30' as Exemption['until'], 10), []);
    assert.deepEqual(await store.mdm.exemptionsDue('2026-12-01' as Exemption['until'], 10), [one]);
    await store.change(async (tables) => {
      assert.equal(await tables.mdm.endExemption(one.id, NOW, 30), true);
      return { result: null, entries: ['ended'] };
    });
    assert.deepEqual(await store.mdm.exemptions(null), []);
    await add();
    const [named] = await store.mdm.namesOf([finding.device]);
    assert.equal(named?.pseudonym, Buffer.from('1:a').toString('hex'));
    assert.deepEqual(await store.mdm.devicesNamed(fleet, ['00', named.pseudonym]), [named]);
    assert.equal(await store.mdm.anyStaged(newId() as never, fleet, [named.pseudonym]), false);
  });
}
