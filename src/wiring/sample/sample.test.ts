import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { addFleet } from '../../actions/fleets.ts';
import { adopt } from '../../actions/changes/decide.ts';
import { callHolders } from '../../actions/notices/call.ts';
import { sendDue } from '../../actions/notices/send.ts';
import { addOrganisation } from '../../actions/organisations.ts';
import { asPerson } from '../../actions/people/sessions.ts';
import { actAs } from '../../actions/sample/act-as.ts';
import { connectSampleMdm } from '../../actions/sample/connect-mdm.ts';
import { readStart } from '../../actions/sample/read-start.ts';
import { sampleIn, sampleMarks } from '../../actions/sample/sample.ts';
import type { SampleServer } from '../../actions/sample/door.ts';
import type { PersonId, Role } from '../../core/rights.ts';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { CHANGES } from '../rights-seeds.fixture.ts';
import { personIn } from '../people/person.fixture.ts';
import { whoseToken } from '../people/who.ts';
import { newSampleWorld, type SampleWorld } from './world.fixture.ts';

const WEEKS = ['2026-11-17T06:00:00Z superseded', '2026-11-24T06:00:00Z published'];

onEachDatabase('the sample', (database) => {
  let world: SampleWorld;
  beforeEach(async () => {
    world = await newSampleWorld(database());
  });
  afterEach(() => world.end());
  const start = (actor = world.operator.actor) =>
    readStart(world.server, { ...world.operator, actor }, false);
  const personOf = async (role: Role): Promise<PersonId> =>
    (await start()).people.find((one) => one.role === role)?.person ?? assert.fail(role);
  const inventories = async (): Promise<readonly string[]> => {
    const [sample] = [await sampleIn(world.store)];
    const rows = [];
    for (const { id, file } of sample?.fleets ?? [])
      if (file !== null)
        rows.push(...(await world.store.inventories(id, { before: null, limit: 100 })).rows);
    return rows.map(({ state, moment }) => `${moment} ${state}`).toSorted();
  };

  test('an empty server takes it, for whoever is at this machine, and for nobody else', async () => {
    assert.deepEqual(
      { ...(await start()) },
      {
        state: 'empty',
        sample: false,
        mayNot: null,
        mayActAs: false,
        people: [],
        mdm: null,
        mayConnectMdm: true,
      },
    );

    assert.equal((await start('key:1')).mayNot, 'not-operator');
    assert.equal((await start('person:1')).state, 'empty');
  });

  test('all that it brings is invented and said to be so, and each page has something that waits', async () => {
    assert.deepEqual(await world.load(), { ok: true, value: null });
    const { store } = world;
    assert.deepEqual([(await start()).state, (await start()).mayNot], ['sample', 'loaded']);
    const marks = await sampleMarks(store);
    const { organisations, fleets } = await store.tree();
    assert.equal(fleets.length, 10);
    assert.ok([...organisations.values()].every((one) => marks.organisation(one)));
    assert.ok(fleets.every((one) => marks.fleet(one)));
    assert.deepEqual(await inventories(), WEEKS);

    const all = { scope: world.operator.scope };
    const { rows } = await store.findings(all, { after: null, limit: 100 });
    assert.deepEqual(rows.map(({ app, state }) => `${app} ${state}`).toSorted(), [
      'tiktok called',
      'tiktok closed',
      'wechat called',
    ]);
    const notices = await store.notices.notices(all, { before: null, limit: 100 });
    assert.deepEqual(new Set(notices.rows.map(({ state }) => state)), new Set(['outbox']));
    const [change] = await store.changes.changes(['proposed'], { before: null, limit: 10 });
    assert.equal(change?.proposer, await personOf('policy-officer'));
    const asked = (await world.entries()).filter(({ action }) => action === 'exception.asked');
    assert.equal(asked.length, 1);
    const [connection] = await store.mdm.connections();
    assert.ok(connection);
    const [plan] = await store.mdm.plans(connection.id, { before: null, limit: 1 });
    assert.equal(plan?.state, 'made');

    const before = (await world.entries()).length;
    await world.load();
    assert.equal((await world.entries()).length, before, 'brought once');
  });

  test('a mail server that is set after it came writes to nobody', async () => {
    await world.loadBut('calls');
    const sent: unknown[] = [];
    const notices = {
      ...world.server.notices,
      mailer: {
        send: async (mail: unknown) => ({ kind: 'accepted' as const, n: sent.push(mail) }),
      },
    };
    const server = { ...world.server, notices } as SampleServer;
    const asked = { scope: null, dryRun: false, atAnyHour: true, origin: 'request' };
    const called = await callHolders(server, world.operator, asked);
    assert.ok(called.messages.call > 0);
    const signal = new AbortController().signal;
    assert.equal(await sendDue(server, { owner: 'test', signal }), 0);
    assert.deepEqual(sent, []);
    const read = await readStart({ ...server }, world.operator, false);
    assert.equal(read.mayConnectMdm, false);
  });

  test('the operator acts as its people, who decide as two, and the ledger says that it was the operator', async () => {
    await world.loadBut('mdm');
    const authority = await personOf('authority');
    const acted = await actAs(world.server, world.operator, authority);
    assert.ok(acted.ok);
    const who = await whoseToken(world.server, async () => null)(acted.value.token);
    assert.equal(who?.person, authority);
    const said = (await world.entries()).filter(({ action }) => action === 'sample.acted-as');
    assert.deepEqual(
      said.map(({ object }) => object),
      [`person:${authority}`],
    );
    const [change] = await world.store.changes.changes(['proposed'], {
      before: null,
      limit: 1,
    });
    const context = { ...asPerson(authority), scope: world.operator.scope };
    const how = { why: 'seen', from: null, until: null, as: 'rule' } as const;
    const adopted = await adopt(
      world.server,
      CHANGES,
      context,
      change?.id ?? assert.fail('nothing was proposed'),
      how,
    );
    assert.ok(adopted.ok);
  });

  test('nobody acts as a real person, from elsewhere, or once data of one’s own is here', async () => {
    await world.loadBut('inventories');
    const { server, operator } = world;
    const refusal = async (context = operator, person = personOf('authority')) => {
      const acted = await actAs(server, context, await person);
      return acted.ok ? assert.fail('acted') : [acted.code, acted.facts['why']];
    };
    const ann = await personIn(server, { name: 'Ann', role: 'authority' });
    assert.deepEqual(await refusal(operator, Promise.resolve(ann.person.id)), [
      'unknown-person',
      undefined,
    ]);
    const authority = personOf('authority');
    assert.deepEqual(await refusal({ ...operator, actor: 'key:1' }, authority), [
      'sample-not-here',
      'not-operator',
    ]);
    const [root = assert.fail()] = operator.scope;
    const own = await addOrganisation(server, operator, { parent: root, name: 'Ours' });
    assert.ok(own.ok);
    await addFleet(server, operator, { organisation: own.value.id, name: 'Ours', mdm: 'jamf' });
    assert.deepEqual(await refusal(operator, authority), ['sample-not-here', 'own-data']);
    const { state, sample, people } = await start();
    assert.deepEqual([state, sample, people], ['own', true, []]);
    const marks = await sampleMarks(world.store);
    const { organisations } = await world.store.tree();
    const invented = [...organisations.values()].filter((one) => marks.organisation(one));
    assert.ok(invented.every(({ name }) => /^(?:Ministry|Simulated)/.test(name)));
  });

  test('cut off again and again, it goes on where it was', async () => {
    for (const step of ['inventories', 'exception', 'mdm'] as const) {
      await assert.rejects(world.load(step));
      assert.deepEqual([(await start()).state, (await start()).mayNot], ['loading', null]);
    }
    assert.deepEqual(await world.load(), { ok: true, value: null });
    assert.deepEqual(
      (await inventories()).filter((one) => !one.endsWith('cancelled')),
      WEEKS,
    );
    const actions = (await world.entries()).map(({ action }) => action);
    for (const once of ['sample.founded', 'change.proposed', 'exception.asked', 'sample.loaded'])
      assert.equal(actions.filter((one) => one === once).length, 1, once);
    assert.equal(actions.filter((one) => one === 'person.invited').length, 5);
  });

  test('it does not come to data of one’s own, where mail would be sent, or before its days', async () => {
    const refusal = async () => {
      const loaded = await world.load();
      return loaded.ok ? assert.fail('loaded') : [loaded.code, loaded.facts['why']];
    };
    world.setClock('2026-11-20T10:00:00.000Z');
    assert.deepEqual(await refusal(), ['sample-not-here', 'clock-early']);
    world.setClock('2026-11-26T10:00:00.000Z');
    await personIn(world.server, { name: 'Ann', role: 'auditor' });
    assert.deepEqual(await refusal(), ['sample-not-here', 'own-data']);
    assert.equal((await start()).state, 'own');
    assert.equal(await sampleIn(world.store), null);
  });

  test('a simulated MDM comes to an empty server with people to act as, one at a time', async () => {
    const asked = { mdm: 'nanomdm', devices: 3 } as const;
    const connected = await connectSampleMdm(world.server, world.operator, asked);
    assert.ok(connected.ok && connected.value.sync !== null);
    const again = await connectSampleMdm(world.server, world.operator, asked);
    assert.deepEqual(again.ok ? null : again.code, 'sample-mdm-there');
    const { state, mdm, people } = await start();
    assert.deepEqual([state, mdm?.running, people.length], ['loading', true, 5]);
  });
});
