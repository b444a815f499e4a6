import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN } from '../../wiring/government.fixture.ts';
import { newMdmWorld, NEVER } from '../../wiring/mdm/world.fixture.ts';
import { addOrganisation } from '../organisations.ts';
import { beginSync } from './begin-sync.ts';
import { cancelSync } from './cancel-sync.ts';
import { changeConnection } from './change-connection.ts';
import { connect, disconnect } from './connections.ts';
import { beginDueSyncs, workOnMdms } from './upkeep.ts';

test('a secret is no setting, an unknown setting is not said back, and a fleet has one MDM', async () => {
  const world = await newMdmWorld();
  const asked = { fleet: world.fleet, mdm: 'fake', syncHours: 24, checkHours: 24 };
  const refusal = async (settings: Record<string, string>, mdm = 'fake') => {
    const one = await connect(world.server, ANN, { ...asked, mdm, settings });
    return one.ok ? null : [one.code, ...Object.values(one.facts)];
  };
  const url = 'https://mdm.invalid';
  assert.deepEqual(await refusal({ url, token: 'sentinel' }), ['setting-is-secret', 'token']);
  assert.deepEqual(await refusal({ url, tokn: 'sentinel' }), ['setting-unknown', null]);
  assert.deepEqual(await refusal({ url: ' ' }), ['setting-missing', 'url']);
  assert.deepEqual(await refusal({ url: 'x'.repeat(3000) }), ['setting-too-long', 'url']);
  assert.deepEqual(await refusal({ url }, 'none'), ['unknown-mdm', null]);
  assert.deepEqual(await refusal({ url }), ['fleet-connected']);
});

test('an address that the server may not speak with is refused before anything is kept', async () => {
  const { server, store, fleet, connection } = await newMdmWorld();
  assert.ok((await disconnect(server, ANN, connection.id)).ok);
  const entries = await store.log.waiting();
  const barred = { code: 'address-not-allowed', setting: 'url', host: 'mdm.invalid' } as const;
  const strict = { ...server, mdm: { ...server.mdm, barred: async () => barred } };
  const settings = { url: 'https://mdm.invalid' };
  const wanted = { fleet, mdm: 'fake', settings, syncHours: 0, checkHours: 0 };
  const refusal = await connect(strict, ANN, wanted);
  assert.deepEqual(refusal, {
    ok: false,
    code: 'address-not-allowed',
    facts: { setting: 'url', host: 'mdm.invalid' },
  });
  assert.deepEqual(await store.mdm.connections(), []);
  assert.equal(await store.log.waiting(), entries);
});

test('a connection ends once nothing is read any more; the fleet can then be connected anew', async () => {
  const { server, fleet, connection } = await newMdmWorld();
  const sync = await beginSync(server, ANN, connection.id);
  assert.ok(sync.ok);
  const early = await disconnect(server, ANN, connection.id);
  assert.equal(early.ok ? '' : early.code, 'sync-running');
  assert.ok((await cancelSync(server, ANN, sync.value.id)).ok);
  assert.ok((await disconnect(server, ANN, connection.id)).ok);
  const again = await disconnect(server, ANN, connection.id);
  assert.equal(again.ok ? '' : again.code, 'unknown-connection');
  const settings = { url: 'https://mdm.invalid' };
  const anew = { fleet, mdm: 'fake', settings, syncHours: 0, checkHours: 0 };
  assert.ok((await connect(server, ANN, anew)).ok);
});

test('a fleet is read when its time has come, and not before', async () => {
  const world = await newMdmWorld();
  const { server } = world;
  assert.deepEqual([await beginDueSyncs(server), await beginDueSyncs(server)], [1, 0]);
  await workOnMdms(server, { owner: 'one', signal: NEVER });
  assert.deepEqual(await world.findings(), ['clip open']);
  world.pass(23 * 3_600_000);
  assert.equal(await beginDueSyncs(server), 0);
  world.pass(3_600_000);
  assert.equal(await beginDueSyncs(server), 1);
});

test('secrets of all fleets are shared only with a connection by somebody above all organisations', async () => {
  const { server, store, fleet, root, connection, ministry } = await withMinistry();
  let before = connection.id;
  for (const [scope, shares] of [
    [[root], true],
    [[ministry, root], true],
    [[ministry], false],
    [[], false],
  ] as const) {
    assert.ok((await disconnect(server, ANN, before)).ok);
    const settings = { url: 'https://mdm.invalid' };
    // Nobody can say it of oneself.
    const wanted = { fleet, mdm: 'fake', settings, syncHours: 0, checkHours: 0, shares: true };
    const one = await connect(server, { ...ANN, scope }, wanted);
    assert.ok(one.ok);
    before = one.value.id;
    const kept = await store.mdm.connection(before);
    assert.deepEqual([one.value.shares, kept?.shares], [shares, shares]);
  }
});

test('a connection is read by another credential and at other hours, and never from another MDM', async () => {
  const { server, store, connection } = await newMdmWorld();
  const { id, settings } = connection;
  const to = { settings, syncHours: 6, checkHours: 0 };
  const changed = await changeConnection(server, ANN, id, to);
  assert.ok(changed.ok);
  const kept = await store.mdm.connection(id);
  assert.deepEqual([kept?.syncHours, kept?.checkHours], [6, 0]);
  const refusal = async (more: Record<string, string>) => {
    const one = await changeConnection(server, ANN, id, {
      ...to,
      settings: { ...settings, ...more },
    });
    return one.ok ? null : [one.code, ...Object.values(one.facts)];
  };
  assert.deepEqual(await refusal({ url: 'https://other.invalid' }), ['setting-fixed', 'url']);
  assert.deepEqual(await refusal({ token: 'sentinel' }), ['setting-is-secret', 'token']);
  assert.ok((await disconnect(server, ANN, id)).ok);
  const ended = await changeConnection(server, ANN, id, to);
  assert.ok(!ended.ok && ended.code === 'unknown-connection');
});

async function withMinistry() {
  const world = await newMdmWorld();
  const wanted = { parent: world.root, name: 'Water' };
  const ministry = await addOrganisation(world.server, world.ann, wanted);
  assert.ok(ministry.ok);
  return { ...world, ministry: ministry.value.id };
}
