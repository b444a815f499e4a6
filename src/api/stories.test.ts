import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, newDoor } from './door.fixture.ts';
import { fakeActions } from './actions.fixture.ts';
import { FLEET, MINISTRY, newWorld, ROOT } from './world.fixture.ts';

const content = (id: string) => `/api/inventories/${id}/content`;

test('a department is added, gets its fleet, and hands in an export, which is published', async () => {
  const { ask, post } = newDoor();
  const agency = await json(await post('/api/organisations', { parent: MINISTRY, name: 'Locks' }));
  assert.deepEqual(agency.path, [ROOT, MINISTRY, agency.id]);
  const tree = await json(await ask('/api/organisations'));
  assert.equal(tree.items.at(-1).name, 'Locks');

  const added = await post('/api/fleets', {
    organisation: agency.id,
    name: 'Intune',
    mdm: 'intune',
  });
  assert.equal(added.status, 201);
  const fleet = await json(await ask(added.headers.get('location') ?? ''));
  assert.equal(fleet.name, 'Intune');

  const announced = await post(`/api/fleets/${fleet.id}/inventories`, { coverage: 'whole' });
  assert.equal(announced.status, 201);
  const { id, state } = await json(announced);
  assert.equal(state, 'announced');

  const ended = await ask(content(id), { method: 'PUT', body: 'device,app\n1,2\n' });
  assert.equal(ended.status, 200);
  assert.deepEqual(await json(ended), await json(await ask(`/api/inventories/${id}`)));
  assert.equal((await json(await ask(`/api/inventories/${id}`))).state, 'published');
});

test('the same export again changes nothing, a refused one says why, and content is taken once', async () => {
  const { ask, post } = newDoor();
  const handIn = async (body: string) => {
    const { id } = await json(
      await post(`/api/fleets/${FLEET}/inventories`, {
        coverage: 'part',
        moment: '2026-11-20T07:00:00Z',
      }),
    );
    return json(await ask(content(id), { method: 'PUT', body }));
  };
  assert.equal((await handIn('a')).state, 'published');
  const again = await handIn('a');
  assert.equal(again.state, 'unchanged');
  assert.equal((await handIn('refused\n')).problems[0].code, 'not-an-inventory');
  const twice = await ask(content(again.id), { method: 'PUT', body: 'b' });
  assert.equal(twice.status, 409);
  const told = await json(twice);
  assert.equal(told.code, 'inventory-not-announced');
  assert.deepEqual(told.facts, { state: 'unchanged' });
});

test('an inventory with a sudden drop waits for a person, who releases it with a reason', async () => {
  const { ask, post } = newDoor();
  const { id } = await json(await post(`/api/fleets/${FLEET}/inventories`, { coverage: 'whole' }));
  const held = await json(await ask(content(id), { method: 'PUT', body: 'held\n' }));
  assert.equal(held.state, 'held');
  assert.deepEqual(held.heldFor, [{ what: 'devices', organisation: null, before: 100, now: 3 }]);
  assert.equal((await post(`/api/inventories/${id}/release`, {})).status, 422);
  const why = 'The ministry was split.\nSee the decree.';
  const released = await json(await post(`/api/inventories/${id}/release`, { why }));
  assert.equal(released.state, 'published');
  assert.equal((await post(`/api/inventories/${id}/discard`, { why })).status, 409);
});

test('findings of an app that tells of love life are a category, unless one looks, and the look is logged', async () => {
  const { ask, world } = newDoor();
  const { items } = await json(await ask('/api/findings'));
  assert.deepEqual(
    items.map((one: { app: string; category: string }) => one.app ?? one.category),
    ['dating', 'tiktok', 'tiktok', 'tiktok'],
  );
  const [{ id }] = items;
  assert.equal((await json(await ask(`/api/findings/${id}`))).named, null);
  assert.doesNotMatch(await (await ask(`/api/findings/${id}/events`)).text(), /grindr/i);
  assert.doesNotMatch(await (await ask('/api/findings/summary')).text(), /grindr/i);
  assert.deepEqual(world.looks, []);
  await ask(`/api/findings/${id}?named=true`, { method: 'HEAD' });
  assert.deepEqual(world.looks, []);
  const looked = await json(await ask(`/api/findings/${id}?named=true`));
  assert.deepEqual(looked.named, {
    app: 'grindr',
    appName: 'Grindr',
    device: 'iPhone-7',
    holder: 'Alex Example',
  });
  assert.equal(looked.app, null);
  assert.deepEqual(world.looks, [id]);
});

test('nobody finds out who has such an app by asking for it', async () => {
  const { ask } = newDoor();
  const answer = await ask('/api/findings?app=grindr');
  assert.equal(answer.status, 422);
  assert.equal((await json(answer)).code, 'sensitive-app');
});

test('a list is read page by page, and filters say which', async () => {
  const { ask } = newDoor();
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { opened: string }[]; next: string | null } = await json(
      await ask(`/api/findings?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`),
    );
    assert.equal(page.items.length, 1);
    seen.push(...page.items.map(({ opened }) => opened));
    cursor = page.next;
  }
  assert.equal(seen.length, 4);
  assert.deepEqual(seen, seen.toSorted().toReversed());

  const count = async (query: string) =>
    (await json(await ask(`/api/findings?${query}`))).items.length;
  assert.equal(await count('state=open'), 3);
  assert.equal(await count('state=open&state=closed'), 4);
  assert.equal(await count('certain=false'), 2);
  assert.equal(await count('app=tiktok&certain=true'), 1);
  assert.equal(await count(`organisation=${MINISTRY}`), 4);
});

test('a finding says why it was closed', async () => {
  const { ask } = newDoor();
  const { items } = await json(await ask('/api/findings?state=closed'));
  const events = await json(await ask(`/api/findings/${items[0].id}/events`));
  assert.deepEqual(
    events.items.map(({ kind, because }: { kind: string; because: string }) => [kind, because]),
    [
      ['opened', null],
      ['closed', 'removed'],
    ],
  );
});

test('a finding by a name alone is confirmed once', async () => {
  const { ask, post } = newDoor();
  const { items } = await json(await ask('/api/findings?certain=false&state=open'));
  const path = `/api/findings/${items[0].id}/confirm`;
  assert.equal(items[0].certain, false);
  assert.equal(
    (await json(await post(path, { why: 'The MDM reports it exactly.' }))).certain,
    true,
  );
  assert.equal((await json(await post(path, { why: 'Again.' }))).code, 'finding-already-certain');
});

test('a policy is assigned and taken away, but never the last that holds for everybody', async () => {
  const { ask, post } = newDoor();
  const wanted = {
    organisation: MINISTRY,
    ownership: 'personal',
    policy: 'nl',
    group: 'managed-devices',
  };
  const { id } = await json(await post('/api/assignments', wanted));
  assert.equal((await json(await post('/api/assignments', wanted))).code, 'assignment-exists');
  assert.equal((await ask(`/api/assignments/${id}`, { method: 'DELETE' })).status, 204);
  const [first] = (await json(await ask('/api/assignments'))).items;
  const last = await ask(`/api/assignments/${first.id}`, { method: 'DELETE' });
  assert.equal((await json(last)).code, 'last-assignment');
});

test('an app is found by its identifier and explained; an unknown one has no verdict', async () => {
  const { ask } = newDoor();
  const found = await json(await ask('/api/apps?identifier=com.zhiliaoapp.musically'));
  assert.equal(found.items[0].decision, 'prohibited');
  const explained = await json(await ask(`/api/apps/${found.items[0].app}?policy=nl`));
  assert.equal(explained.verdict.because[0].code, 'publisher-unknown');
  assert.deepEqual((await json(await ask('/api/apps?identifier=com.example.other'))).items, []);
  assert.equal((await json(await ask('/api/apps/other'))).code, 'unknown-app');
});

test('an auditor reads checkpoint, key, tiles and proofs; what cannot change may be kept for ever', async () => {
  const { ask } = newDoor();
  const note = await (await ask('/api/ledger/checkpoint')).text();
  assert.match(note, /^grendel\.example\/log\n300\n/);
  assert.match(
    await (await ask('/api/ledger/key')).text(),
    /^grendel\.example\/log\+[0-9a-f]{8}\+/,
  );
  const full = await ask('/api/ledger/tile/0/000');
  assert.equal((await full.arrayBuffer()).byteLength, 256 * 32);
  assert.match(full.headers.get('cache-control') ?? '', /immutable/);
  const partial = await ask('/api/ledger/tile/entries/001.p/44');
  assert.equal((await partial.arrayBuffer()).byteLength, 44 * 32);
  assert.equal(partial.headers.get('cache-control'), 'no-cache');
  assert.equal((await ask('/api/ledger/tile/0/x001/234')).status, 404);
  assert.equal((await json(await ask('/api/ledger/proofs/inclusion?index=3'))).size, 300);
  assert.equal((await json(await ask('/api/ledger/proofs/consistency?from=2&to=300'))).to, 300);
  assert.equal((await ask('/api/ledger/proofs/inclusion?index=300')).status, 422);
});

test('before the first checkpoint there is none, and a database that is away is told at /readyz', async () => {
  const { ledger } = fakeActions(newWorld());
  const { ask } = newDoor({
    actions: {
      ledger: { ...ledger, checkpoint: async () => null },
      readiness: async () => ({ database: true, migrations: false, ledger: true }),
    },
  });
  assert.equal((await json(await ask('/api/ledger/checkpoint'))).code, 'no-checkpoint');
  const ready = await ask('/readyz');
  assert.equal(ready.status, 503);
  assert.deepEqual(await json(ready), {
    ready: false,
    database: true,
    migrations: false,
    ledger: true,
  });
  assert.equal((await ask('/healthz')).status, 200);
});
