import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { json, newDoor } from './door.fixture.ts';
import {
  CONNECTION,
  EXEMPTIONS,
  PLANS,
  PSEUDONYM,
  SECOND_FLEET,
  SYNC,
} from './mdm-world.fixture.ts';
import { newWorld, ROOT } from './world.fixture.ts';

const KEY = { 'idempotency-key': '"8e03978e-40d5-43e8-bc93-6894a57f9324"' };
const at = `/api/connections/${CONNECTION}`;
const [MADE, HELD, OVER] = PLANS;
const [OPEN, RESTRICTED] = EXEMPTIONS;

function withSecondFleet() {
  const world = newWorld();
  world.fleets.push({
    id: SECOND_FLEET,
    organisation: ROOT,
    name: 'Second',
    mdm: 'toy',
    version: 0,
  });
  return newDoor({ world });
}
const wanted = (settings: object) => ({ fleet: SECOND_FLEET, mdm: 'toy', settings });

test('what an MDM can do and asks for is listed, with where each secret is put', async () => {
  const { ask } = newDoor();
  const { items } = await json(await ask('/api/mdms'));
  const [toy] = items;
  assert.deepEqual(toy.settings, [
    { name: 'url', what: 'its address', optional: false, use: 'read', fixed: false },
  ]);
  assert.deepEqual(
    toy.secrets.map((one: { name: string; variable: string; file: string }) => [
      one.variable,
      one.file,
    ]),
    [
      ['GRENDEL_TOY_API_KEY', 'secrets/toy/api-key'],
      ['GRENDEL_TOY_APPLY_KEY', 'secrets/toy/apply-key'],
    ],
  );
  assert.equal(toy.levers[0].block.by, 'a profile');
  assert.deepEqual(
    [toy.messageHolder.because, toy.messageHolder.verified],
    ['it sends no messages', false],
  );
});

test('a fleet is connected once, and the answer says which secrets are missing', async () => {
  const { post, ask } = withSecondFleet();
  const made = await post('/api/connections', wanted({ url: 'https://a.example' }), KEY);
  assert.equal(made.status, 201);
  const row = await json(made);
  assert.deepEqual([row.syncHours, row.checkHours], [24, 24]);
  assert.deepEqual(
    row.secrets.map(({ name, given }: { name: string; given: boolean }) => [name, given]),
    [
      ['api-key', true],
      ['apply-key', false],
    ],
  );
  assert.deepEqual(await json(await ask(made.headers.get('location') ?? '')), row);
  const again = await post('/api/connections', wanted({ url: 'https://a.example' }), KEY);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  const other = await post('/api/connections', wanted({ url: 'https://b.example' }));
  assert.equal((await json(other)).code, 'fleet-connected');
});

test('a secret is refused wherever it is put, is not said back, and the answer names its place', async () => {
  const { post, lines } = withSecondFleet();
  const settings = { url: 'https://a.example', 'api-key': 'SENTINEL-secret' };
  const answer = await post('/api/connections', wanted(settings));
  assert.equal(answer.status, 422);
  const text = await answer.text();
  assert.deepEqual(JSON.parse(text).facts, {
    setting: 'api-key',
    variable: 'GRENDEL_TOY_API_KEY',
    file: 'secrets/toy/api-key',
  });
  const unknown = await post('/api/connections', wanted({ 'SENTINEL-name': 'SENTINEL-secret' }));
  const told = (await unknown.text()) + text + lines.join('');
  assert.equal(JSON.parse(told.slice(0, told.indexOf('}}') + 2)).code, 'setting-unknown');
  assert.doesNotMatch(told, /SENTINEL/);
});

test('a connection is changed, but not to another MDM', async () => {
  const { post, ask } = newDoor();
  const { settings } = await json(await ask(at));
  const to = { settings, syncHours: 6, checkHours: 12 };
  const changed = await json(await post(`${at}/change`, to));
  assert.deepEqual([changed.syncHours, changed.checkHours], [6, 12]);
  const other = await post(`${at}/change`, {
    ...to,
    settings: { ...settings, url: 'https://x.example' },
  });
  assert.deepEqual([other.status, (await json(other)).code], [409, 'setting-fixed']);
});

test('a fleet is disconnected when nothing runs', async () => {
  const { post, ask } = newDoor();
  assert.equal((await json(await post(`${at}/disconnect`))).code, 'sync-running');
  await post(`/api/syncs/${SYNC}/cancel`);
  assert.equal((await json(await post(`${at}/disconnect`))).ended !== null, true);
  assert.deepEqual((await json(await ask('/api/connections'))).items, []);
  assert.equal((await ask(at)).status, 404);
});

test('a sync is begun once at a time, followed and cancelled', async () => {
  const { post, ask } = newDoor();
  assert.equal((await json(await post(`${at}/syncs`))).code, 'sync-running');
  const running = await json(await ask(`/api/syncs/${SYNC}`));
  assert.deepEqual(
    [running.state, running.staged, running.pages, running.devices, running.expected],
    ['running', 2, 4, 1000, 2000],
  );
  assert.equal((await json(await post(`/api/syncs/${SYNC}/cancel`))).state, 'cancelled');
  assert.equal((await json(await post(`/api/syncs/${SYNC}/cancel`))).code, 'sync-ended');
  const next = await post(`${at}/syncs`);
  assert.equal(next.status, 201);
  const { items } = await json(await ask(`${at}/syncs?limit=1`));
  assert.deepEqual(
    items.map(({ id }: { id: string }) => `/api/syncs/${id}`),
    [next.headers.get('location')],
  );
});

test('the events of a sync tell how far it is, then its end, and whoever saw that is told no more', async () => {
  const { post, ask } = newDoor();
  const stream = await ask(`/api/syncs/${SYNC}/events`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (what: string) => {
    while (!text.includes(what)) text += (await reader?.read())?.value ?? '';
  };
  await until('event: progress');
  await post(`/api/syncs/${SYNC}/cancel`);
  await until('"ended":"2026');
  assert.match(text, /event: end\n/);
  const seen = /event: end[^]*?id: (\S+)/.exec(text)?.[1] ?? '';
  const again = await ask(`/api/syncs/${SYNC}/events`, { headers: { 'last-event-id': seen } });
  assert.equal(again.status, 204);
});

test('what an MDM sends needs no token but its signature, comes whole to the connector, and our token never does', async () => {
  const { app, world } = newDoor();
  const send = (headers: Record<string, string>, body = '{"topic":"mdm.Connect"}') =>
    app.request(`${at}/hear`, { method: 'POST', headers, body });
  assert.equal((await send({ 'x-hmac-signature': 'right' })).status, 200);
  const unsigned = await send({ 'x-hmac-signature': 'wrong' });
  assert.equal((await json(unsigned)).code, 'signature-wrong');
  // With a cookie and no word where from, it would be taken for another site's page.
  await send({
    authorization: 'Bearer SENTINEL',
    cookie: 'a=SENTINEL',
    'sec-fetch-site': 'none',
  });
  assert.deepEqual(
    world.mdm.heard.map(({ body }) => body),
    Array(3).fill('{"topic":"mdm.Connect"}'),
  );
  assert.doesNotMatch(JSON.stringify(world.mdm.heard), /SENTINEL/);
});

test('what an MDM sends is bounded, one by one and at once', async () => {
  const { app } = newDoor({ limits: { heardBytes: 10, heard: 1 } });
  const path = `${at}/hear`;
  const long = await app.request(path, { method: 'POST', body: '12345678901' });
  assert.equal((await json(long)).code, 'body-too-large');
  const { readable, writable } = new TransformStream<Uint8Array>();
  const first = app.request(path, {
    method: 'POST',
    body: readable,
    duplex: 'half',
  } as RequestInit);
  await new Promise(setImmediate);
  const second = await app.request(path, { method: 'POST', body: '1' });
  assert.equal((await json(second)).code, 'too-many-uploads');
  await writable.close();
  assert.equal((await first).status, 403);
  assert.equal((await app.request(path, { method: 'POST', body: '1' })).status, 403);
});

test('a plan is read as sentences: what loses data before what it does, then what stops it and who is left out', async () => {
  const { ask } = newDoor();
  const answer = await ask(`/api/plans/${OVER}`, { headers: { accept: 'text/plain' } });
  assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(
    await answer.text(),
    `Plan ${OVER}

A plan for the first phones alone, under the policy nl@2023-03-21 and the catalogue 2026-11-25. It rests on what the MDM held on 24 November 2026 at 08:00 UTC.
Loses data on 1 phone: removes an app of the category dating from 1 phone, with all that the app keeps there. No plan brings that back.
It holds: it touches 2 phones, and the limit is 1. An administrator raises it, with a reason.
Blocks TikTok and 1 more on a further 2 iPhones and iPads (supervised, from version 15 on, before version 27); 3 iPhones and iPads have it then. (block.apple-profile)
Renews what lies on 1 iPhone or iPad (supervised, from version 15 on, before version 27): TikTok and 1 more. (block.apple-profile)
1 phone loses the block of TikTok, since an exception began on 3 November 2026.
Only 2 phones at first. When it has been verified that the block holds there, a plan for all can be made.
Leaves an app on 1 phone, where an exemption holds; all others are blocked there too.
Can not block 14 iPhones and iPads: they are not supervised, and a block would lie there without effect.
Someone else’s profile “Kiosk” allows only other apps. It is left alone.
1 thing could not be read (forbidden). Nothing is planned about it.
It changes 2 phones in 4 steps; the limit is 1.
`,
  );
  const plan = await json(await ask(`/api/plans/${OVER}`));
  assert.equal(plan.sentences.length, 12);
  assert.deepEqual(plan.removals, [{ app: null, appName: null, category: 'dating', devices: 1 }]);
  assert.deepEqual([plan.touches, plan.losesData, plan.leftOut, plan.canary], [2, 1, 1, 2]);
});

test('a plan counts on how many phones a restriction lands and who loses what, and says it in four languages', async () => {
  const { ask } = newDoor();
  const plan = await json(await ask(`/api/plans/${OVER}?language=de`));
  const [{ fits, devices, gained, lost, renewed }] = plan.restrictions;
  assert.deepEqual([devices, gained, lost, renewed], [3, 2, 0, 1]);
  assert.deepEqual([fits.platforms, fits.from, fits.before], [['ios'], '15', '27']);
  const [{ losing, ...change }] = plan.changes;
  assert.deepEqual(change, {
    devices: 1,
    gains: 0,
    loses: 1,
    apps: [{ app: 'tiktok', appName: 'TikTok', category: null }],
    exemptedSince: '2026-11-03',
  });
  assert.deepEqual(losing, []);
  const texts = plan.sentences.map(({ text }: { text: string }) => text);
  assert.ok(
    texts.includes(
      '1 Telefon verliert die Sperre von TikTok, da am 3. November 2026 eine Ausnahme begann.',
    ),
  );
  assert.equal((await ask(`/api/plans/${OVER}?language=xx`)).status, 422);
});

test('who may read a plan may list findings, so that its small numbers tell them nothing new', () => {
  const rows = readFileSync('spec/rights.csv', 'utf8').split('\n');
  const [head = ''] = rows;
  const roles = head.split(',').slice(1, -1);
  const mayOf = (operation: string): ReadonlySet<string> => {
    const cells = rows.find((row) => row.startsWith(`${operation},`))?.split(',') ?? [];
    return new Set(roles.filter((_, place) => cells[place + 1] !== ''));
  };
  const list = mayOf('listFindings');
  for (const operation of ['readPlan', 'listPlans', 'listPlanSteps', 'makePlan'])
    for (const role of mayOf(operation)) assert.ok(list.has(role), `${operation} ${role}`);
});

test('no answer about a plan holds what it calls a device, a content or an identifier of an app on one', async () => {
  const { ask } = newDoor();
  for (const path of [`/api/plans/${MADE}`, `/api/plans/${MADE}/steps`, `${at}/plans`, at]) {
    const text = await (await ask(path)).text();
    assert.doesNotMatch(text, new RegExp(`SENTINEL|${PSEUDONYM}`), path);
  }
});

test('all devices come after a canary that holds; a number of another fleet is no canary', async () => {
  const { post, world } = newDoor();
  const unknown = await post(`${at}/plans`, { scope: 'canary', canary: { devices: [4711] } });
  assert.equal((await json(unknown)).code, 'unknown-device');
  const made = await post(`${at}/plans`, { scope: 'all' }, KEY);
  assert.equal(made.status, 201);
  assert.equal((await post(`${at}/plans`, { scope: 'all' }, KEY)).status, 201);
  assert.equal(world.mdm.plans.length, PLANS.length + 1);
  world.mdm.plans.splice(
    0,
    world.mdm.plans.length,
    ...world.mdm.plans.filter(({ heldSince }) => heldSince === null),
  );
  assert.equal((await json(await post(`${at}/plans`, { scope: 'all' }))).code, 'canary-first');
});

test('an MDM that has too much to do is a problem of its own, with when to come again', async () => {
  const { post, world, lines } = newDoor();
  const [first] = world.mdm.connections;
  assert.ok(first);
  world.mdm.connections[0] = { ...first, settings: { url: 'https://mdm.away' } };
  const answer = await post(`${at}/plans`, { scope: 'canary' });
  assert.equal(answer.status, 502);
  assert.equal(answer.headers.get('retry-after'), '300');
  assert.deepEqual((await json(answer)).facts, {
    kind: 'throttled',
    status: 429,
    what: 'Toy MDM has too much to do.',
    remedy: 'Ask again later.',
  });
  assert.doesNotMatch(lines.join(''), /fault/);
});

test('a plan over its limit is applied when the limit was raised with a reason, stopped and taken back', async () => {
  const { post } = newDoor();
  const on = (verb: string, body?: unknown) => post(`/api/plans/${OVER}/${verb}`, body);
  assert.equal((await json(await on('apply'))).code, 'plan-held');
  assert.equal((await on('limit', { limit: 5 })).status, 422);
  assert.equal(
    (await json(await on('limit', { limit: 1, why: 'Small' }))).code,
    'limit-not-raised',
  );
  const raised = await json(await on('limit', { limit: 5, why: 'The pilot group agreed.' }));
  assert.deepEqual([raised.limit, raised.holds], [5, []]);
  const applied = await on('apply');
  assert.equal(applied.status, 202);
  assert.deepEqual((await json(applied)).progress, {
    waiting: 1,
    begun: 0,
    sent: 1,
    done: 1,
    failed: 1,
  });
  assert.equal((await json(await on('stop'))).state, 'stopped');
  assert.equal((await json(await on('apply'))).code, 'plan-ended');
  const back = await on('revert');
  assert.equal(back.status, 201);
  assert.deepEqual(
    [(await json(await post(`/api/plans/${MADE}/revert`))).code, (await json(back)).reverts],
    ['plan-not-applied', OVER],
  );
});

test('steps come page by page, and those that failed alone with why', async () => {
  const { ask } = newDoor();
  const path = `/api/plans/${MADE}/steps`;
  const first = await json(await ask(`${path}?limit=3`));
  assert.deepEqual(
    first.items.map(({ kind, device }: { kind: string; device: number | null }) => [kind, device]),
    [
      ['put', null],
      ['remove-app', 7],
      ['give', 7],
    ],
  );
  const rest = await json(await ask(`${path}?limit=3&cursor=${first.next}`));
  assert.deepEqual([rest.items.length, rest.next], [1, null]);
  const failed = await json(await ask(`${path}?state=failed`));
  assert.deepEqual(
    failed.items.map(({ code }: { code: string }) => code),
    ['not-managed'],
  );
  const other = await ask(`${path}?limit=3&cursor=${first.next}&state=failed`);
  assert.equal((await json(other)).code, 'cursor-of-another-list');
});

test('plans are listed newest first, page by page', async () => {
  const { ask } = newDoor();
  const first = await json(await ask(`${at}/plans?limit=3`));
  const rest = await json(await ask(`${at}/plans?limit=3&cursor=${first.next}`));
  assert.deepEqual(
    [...first.items, ...rest.items].map(({ id }: { id: string }) => id),
    PLANS,
  );
  assert.equal(first.items[0].progress, null);
});

test('assigned, reported and proven are told apart when it is looked whether a plan holds', async () => {
  const { post, ask } = newDoor();
  assert.equal((await json(await post(`/api/plans/${MADE}/verify`))).code, 'plan-not-applied');
  const check = await json(await post(`/api/plans/${HELD}/verify`));
  const [{ proven, reported, assigned }] = check.standings;
  assert.deepEqual([check.outcome, proven, reported, assigned], ['pending', 1, 0, 1]);
  assert.deepEqual(
    check.sentences.map(({ text }: { text: string }) => text),
    [
      'It is pending: nothing is to be done, and not all phones have answered yet.',
      'block.apple-profile, for 2 phones: 1 proven, 1 assigned.',
      'Someone else’s profile “Kiosk” allows only other apps. It is left alone.',
    ],
  );
  const drift = await json(await post(`${at}/drift`));
  assert.equal(drift.kind, 'drift');
  const { items } = await json(await ask(`${at}/checks`));
  assert.deepEqual(
    items.map(({ kind }: { kind: string }) => kind),
    ['drift', 'verify'],
  );
});

test('exemptions are read: a restricted one is a number, and an app that tells too much its category', async () => {
  const { ask } = newDoor();
  const path = `/api/exemptions/${RESTRICTED}`;
  const { id, exception, restricted, fleet, from, until, ended, ...hidden } = await json(
    await ask(path),
  );
  assert.deepEqual([id, restricted, until, ended], [RESTRICTED, true, '2027-03-01', null]);
  assert.ok(fleet && from && exception);
  assert.deepEqual(new Set(Object.values(hidden)), new Set([null]));
  assert.equal((await json(await ask(`/api/exemptions/${OPEN}`))).category, 'dating');
  assert.equal((await json(await ask('/api/exemptions'))).items.length, 2);
});
