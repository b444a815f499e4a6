import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, PHONES, serverOf, shownInventory, type Told } from '../server/client.fixture.ts';
import {
  CONNECTION,
  shownCheck,
  shownExemption,
  shownPlan,
  shownSync,
  TOY,
} from '../server/mdm.fixture.ts';
import { HOSTILE } from '../testing.ts';
import { ran, type Setting } from '../testing-world.ts';
import { widthOf } from '../text/width.ts';

const AT = `/connections/${CONNECTION.id}`;
const PLAN = `/plans/${id(40)}`;
const THERE = { '/mdms': { items: [TOY] }, '/connections': { items: [CONNECTION] } };

/** Runs it on a server with one connected fleet that says this; nothing that it writes moves the cursor or is too wide. */
async function ranOn(
  answers: Record<string, unknown>,
  args: readonly string[],
  more: Omit<Told, 'answers'> & Setting = {},
) {
  const on = serverOf({ ...more, answers: { ...THERE, ...answers } });
  const done = await ran(args, { ...more, server: on.server });
  if (!args.includes('--json'))
    for (const line of done.out.split('\n')) {
      // What is copied into a shell is not wrapped.
      assert.ok(widthOf(line) <= 80 || /^ {2}(npx grendel|http)/.test(line), `too wide: ${line}`);
      // oxlint-disable-next-line no-control-regex
      assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/);
    }
  return { ...done, ...on };
}
const posted = (asked: readonly { readonly what: string; readonly body?: unknown }[]) =>
  asked.filter(({ what }) => what.startsWith('POST'));

test('connect: without a fleet it says what the MDM asks for, and where its secrets go', async () => {
  const { exit, out, what } = await ranOn({}, ['connect', 'toy']);
  assert.equal(exit, 0);
  assert.match(out, /--set url=… {2}Its address\.\n/);
  assert.match(out, /--set group=… {2}Its group \(only to change something\)\.\n/);
  assert.match(out, /secret api-key {2}Its key\. Put it into GRENDEL_TOY_API_KEY/);
  assert.deepEqual(what(), ['GET /mdms']);
});

test('connect: the fleet is made where it is new, and what is missing is said with what comes next', async () => {
  const { exit, out, asked } = await ranOn({ '/connections': CONNECTION }, [
    'connect',
    'toy',
    '--fleet',
    'New ones',
    '--set',
    'url=https://a.example?b=c',
    '--sync-hours',
    '6',
  ]);
  assert.equal(exit, 0);
  assert.deepEqual(posted(asked), [
    { what: 'POST /fleets', body: { organisation: id(1), name: 'New ones', mdm: 'toy' } },
    {
      what: 'POST /connections',
      body: {
        fleet: id(101),
        mdm: 'toy',
        settings: { url: 'https://a.example?b=c' },
        syncHours: 6,
      },
    },
  ]);
  assert.match(out, /^New ones is read from Toy MDM\.\n/);
  assert.match(out, /Missing: api-key; without it nothing can be read\./);
  assert.match(out, /Missing: apply-key; without it everything but apply works\./);
  assert.match(out, new RegExp(`http://127\\.0\\.0\\.1:8420/api/connections/\\s*${id(20)}/hear`));
  assert.match(out, /Next: grendel sync --watch --fleet 'New ones'\n$/);
});

test('connect: a secret on the command line is refused before it goes anywhere, and not repeated', async () => {
  const { exit, err, asked } = await ranOn({}, [
    'connect',
    'toy',
    '--fleet',
    'Phones',
    '--set',
    'api-key=SENTINEL',
  ]);
  assert.equal(exit, 2);
  assert.match(err, /api-key is a secret, and does not belong on a command line/);
  assert.match(err, /GRENDEL_TOY_API_KEY/);
  assert.doesNotMatch(err, /SENTINEL/);
  assert.deepEqual(posted(asked), []);
});

test('connect: what is missing, misspelt or unknown is said before anything is made', async () => {
  const cases: readonly (readonly [args: string, says: RegExp])[] = [
    ['connect tyo', /There is no MDM tyo\n {2}Is toy meant\?/],
    ['connect toy --fleet P', /Toy MDM needs url\n {2}--set url=…: Its address/],
    ['connect toy --fleet P --set uri=x', /asks for no uri\n {2}It knows url, group\./],
    ['connect toy --fleet P --set url', /--set takes NAME=VALUE/],
    ['connect toy --set url=x', /Which fleet/],
    ['connect toy --fleet P --set url=x --sync-hours day', /no number of hours/],
  ];
  for (const [args, says] of cases) {
    const { exit, err, asked } = await ranOn({}, args.split(' '));
    assert.equal(exit, 2, args);
    assert.match(err, says);
    assert.deepEqual(posted(asked), [], args);
  }
});

test('connections: how often each is read, and which secrets are missing', async () => {
  const { out } = await ranOn({}, ['connections']);
  assert.match(out, /^Phones\n {2}toy, read every 24 hours, looked after only when asked\n/);
  assert.match(out, /Missing: api-key/);
  const none = await ranOn({ '/connections': { items: [] } }, ['connections']);
  assert.match(none.out, /None yet/);
  const told = JSON.parse((await ranOn({}, ['connections', '--json'])).out);
  assert.equal(told.connections[0].fleetName, 'Phones');
});

test('connections: of a secret or a certificate one is enough, and where there is none both are named', async () => {
  const [, key] = CONNECTION.secrets;
  assert.ok(key);
  const pair = (given: boolean) => [
    { ...key, name: 'apply-secret', given },
    { ...key, name: 'apply-certificate' },
  ];
  const shown = async (given: boolean) =>
    (
      await ranOn({ '/connections': { items: [{ ...CONNECTION, secrets: pair(given) }] } }, [
        'connections',
      ])
    ).out;
  assert.doesNotMatch(await shown(true), /Missing/);
  assert.match(await shown(false), /Missing: apply-secret or apply-certificate; without it/);
});

test('connections: a secret that has to be of one fleet alone is said to be so, with its file', async () => {
  const [key] = CONNECTION.secrets;
  const own = { ...key, variable: null, file: `secrets/${PHONES.id}/api-key` };
  const listed = { '/connections': { items: [{ ...CONNECTION, secrets: [own] }] } };
  const out = (await ranOn(listed, ['connections'])).out.replaceAll(/\s+/g, ' ');
  assert.ok(out.includes(`Put it into the file secrets/${PHONES.id}/api-key of`), out);
  assert.match(out, /It has to be one of this fleet alone: whoever connected it/);
});

test('a simulated fleet says so wherever it is named', async () => {
  const simulated = { '/connections': { items: [{ ...CONNECTION, simulated: true }] } };
  const answers = {
    ...simulated,
    [`${AT}/plans`]: shownPlan(),
    [`${AT}/syncs?limit=5`]: { items: [shownSync()] },
  };
  for (const name of ['connections', 'plan', 'sync'])
    assert.match((await ranOn(answers, [name])).out, /Phones \(SIMULATED\)/, name);
});

test('disconnect: by the name of the fleet, and one that is not connected is no other', async () => {
  const { exit, what } = await ranOn({ [`${AT}/disconnect`]: CONNECTION }, [
    'disconnect',
    'PHONES',
  ]);
  assert.deepEqual([exit, what().at(-1)], [0, `POST ${AT}/disconnect`]);
  const other = await ranOn({}, ['disconnect', 'Tablets']);
  assert.equal(other.exit, 2);
  assert.match(other.err, /No fleet Tablets is connected\n {2}Connected are Phones\./);
});

test('sync: of several fleets one is named, and where none is connected it is said how', async () => {
  const two = [CONNECTION, { ...CONNECTION, id: id(21), fleet: id(9) }];
  const fleets = [PHONES, { ...PHONES, id: id(9), name: 'Tablets' }];
  const several = await ranOn({ '/connections': { items: two } }, ['sync'], { fleets });
  assert.match(
    several.err,
    /Several fleets are connected\n {2}Say --fleet NAME: Phones, Tablets\./,
  );
  const none = await ranOn({ '/connections': { items: [] } }, ['sync']);
  assert.match(none.err, /No fleet is connected to an MDM yet\n {2}Connect one: grendel connect/);
});

test('sync: watched to its end it says what it changed; one that runs already is followed', async () => {
  const states = ['running', 'running', 'done'] as const;
  let at = 0;
  const { exit, out, what } = await ranOn(
    {
      [`${AT}/syncs?limit=5`]: { items: [shownSync()] },
      [`/syncs/${id(30)}`]: () => shownSync({ state: states[at++] ?? 'done' }),
      [`/inventories/${id(3)}`]: shownInventory(),
    },
    ['sync', '--watch'],
  );
  assert.equal(exit, 0);
  assert.equal(at, 3);
  assert.ok(!what().some((one) => one.startsWith('POST')));
  assert.match(out, /Phones was read: 1,380 devices, 40,000 apps looked at\.\n12 findings opened/);
});

test('sync: exit 2 for one that failed, with what to do, and 3 for one that is held', async () => {
  const watched = (state: 'failed' | 'done', inventory: object) =>
    ranOn(
      {
        [`${AT}/syncs?limit=5`]: { items: [] },
        [`${AT}/syncs`]: shownSync(),
        [`/syncs/${id(30)}`]: shownSync({
          state,
          fault: { kind: 'unauthorised', status: 401, remedy: 'Renew the secret.' },
        }),
        [`/inventories/${id(3)}`]: inventory,
      },
      ['sync', '--watch'],
    );
  const failed = await watched('failed', {});
  assert.equal(failed.exit, 2);
  assert.match(failed.out, /could not be read \(unauthorised, 401\)[^]*\nRenew the secret\.\n/);
  const held = await watched('done', shownInventory({ state: 'held' }));
  assert.equal(held.exit, 3);
  assert.match(held.out, /grendel inventories release/);
});

test('plan: what loses data stands first after what it is, and the next command last', async () => {
  const { exit, out, asked } = await ranOn({ [`${AT}/plans`]: shownPlan() }, [
    'plan',
    '--canary',
    '17,203',
    '--remove',
  ]);
  assert.equal(exit, 0);
  assert.deepEqual(posted(asked)[0]?.body, {
    scope: 'canary',
    canary: { devices: [17, 203] },
    remove: true,
  });
  const lines = out.trimEnd().split('\n');
  assert.deepEqual(
    [lines[0], lines[2]?.slice(0, 22), lines.at(-1)],
    [
      `Plan ${id(40)} for Phones, made`,
      '  Loses data on 1 devic',
      `Next: grendel apply ${id(40)}`,
    ].map((line, i) => (i === 1 ? line.slice(0, 22) : line)),
  );
});

test('plan: one over its limit says how it is raised, one that could not read something has exit 3', async () => {
  const over = shownPlan({ holds: [{ code: 'over-limit' }] });
  const { out } = await ranOn({ [`${AT}/plans`]: over }, ['plan', '--all']);
  assert.match(out, new RegExp(`Next: grendel apply ${id(40)}\\s+--limit 60 --why\\s+TEXT`));
  const unread = shownPlan({ holds: [{ code: 'nothing-read' }], unread: 1 });
  const blind = await ranOn({ [`${AT}/plans`]: unread }, ['plan']);
  assert.equal(blind.exit, 3);
  assert.match(blind.out, /Mend what holds it, and plan again\./);
  const nothing = await ranOn({ [`${AT}/plans`]: shownPlan({ steps: {} }) }, ['plan', '--all']);
  assert.doesNotMatch(nothing.out, /Next:/);
});

test('plan: only one of canary, all and revert is meant; revert needs no fleet', async () => {
  for (const args of [
    'plan --all --canary 17',
    'plan --canary 1 --canary-count 2',
    'plan --revert x --all',
    'plan --revert x --remove',
    'plan --canary phone',
    'plan --canary-count 0',
  ]) {
    const { exit, asked } = await ranOn({}, args.split(' '));
    assert.deepEqual([exit, asked], [2, []], args);
  }
  const back = shownPlan({ id: id(41), kind: 'revert' });
  const { what, out } = await ranOn({ [`${PLAN}/revert`]: back }, ['plan', '--revert', id(40)]);
  assert.equal(what()[0], `POST ${PLAN}/revert`);
  assert.match(out, new RegExp(`Next: grendel apply ${id(41)}\n$`));
});

test('plans, plan show and plan stop: what became of each, and how far it is', async () => {
  const held = shownPlan({ state: 'done', heldSince: '2026-11-25T00:00:00Z' });
  const { out } = await ranOn({ [`${AT}/plans`]: { items: [held] } }, ['plans']);
  assert.match(
    out,
    new RegExp(`^${id(40)} {2}2026-11-24 {2}canary {2}done, holds {2}60 phones\n$`),
  );
  const running = shownPlan({
    state: 'running',
    begun: '2026-11-24T08:10:00Z',
    progress: { waiting: 10, begun: 1, sent: 4, done: 40, failed: 6 },
  });
  const shown = await ranOn({ [PLAN]: running }, ['plan', 'show', id(40)]);
  assert.match(
    shown.out,
    /40 steps done, 4 sent, whose devices have not answered yet, 11 to come, 6\s+failed\./,
  );
  assert.match(shown.out, /To take it back: grendel plan --revert/);
  const stopped = await ranOn({ [`${PLAN}/stop`]: held }, ['plan', 'stop', id(40)]);
  assert.match(stopped.out, /It holds\. Next: grendel plan --all/);
});

const progress = (more: object) => ({ waiting: 0, begun: 0, sent: 0, done: 0, failed: 0, ...more });

test('apply: the limit is raised before, and it waits for steps, but not for phones that are off', async () => {
  const states = [
    progress({ waiting: 5, done: 1 }),
    progress({ begun: 1, done: 5 }),
    progress({ sent: 2, done: 4 }),
  ];
  let at = 0;
  const { exit, out, asked } = await ranOn(
    {
      [`${PLAN}/limit`]: shownPlan(),
      [`${PLAN}/apply`]: shownPlan({ state: 'running' }),
      [PLAN]: () => shownPlan({ state: 'running', progress: states[at++] ?? null }),
    },
    ['apply', id(40), '--limit', '60', '--why', 'agreed'],
  );
  assert.equal(exit, 0);
  assert.equal(at, 3);
  assert.deepEqual(posted(asked), [
    { what: `POST ${PLAN}/limit`, body: { limit: 60, why: 'agreed' } },
    { what: `POST ${PLAN}/apply`, body: {} },
  ]);
  assert.match(out, /4 steps done, 2 sent, whose devices have not answered\s+yet\./);
  assert.match(out, /Next: grendel verify/);
});

test('apply: exit 2 for one that was stopped or failed, 3 where steps failed; a limit has a reason', async () => {
  const ended = (state: 'failed' | 'done' | 'stopped', failed: number) =>
    ranOn({ [`${PLAN}/apply`]: shownPlan({ state, progress: progress({ done: 1, failed }) }) }, [
      'apply',
      id(40),
    ]);
  assert.equal((await ended('done', 0)).exit, 0);
  assert.equal((await ended('done', 1)).exit, 3);
  assert.equal((await ended('stopped', 0)).exit, 2);
  assert.equal((await ended('failed', 0)).exit, 2);
  const bare = await ranOn({}, ['apply', id(40), '--limit', '60']);
  assert.deepEqual([bare.exit, bare.asked], [2, []]);
  assert.match(bare.err, /with a reason/);
});

test('verify and drift: 0 where it holds, 1 where it differs, 3 where it is not known', async () => {
  for (const [outcome, exit] of [
    ['held', 0],
    ['differs', 1],
    ['pending', 3],
    ['unread', 3],
  ] as const) {
    const check = shownCheck({ outcome });
    const answers = { [`${PLAN}/verify`]: check, [`${AT}/drift`]: check };
    const verified = await ranOn(answers, ['verify', id(40)]);
    assert.equal(verified.exit, exit, outcome);
    assert.match(verified.out, /block\.apple-profile: 60 proven\./);
    assert.equal((await ranOn(answers, ['drift'])).exit, exit, outcome);
    const json = await ranOn(answers, ['drift', '--json']);
    assert.deepEqual([json.exit, JSON.parse(json.out).check.outcome], [exit, outcome]);
  }
});

test('verify: without a plan it is the one that was applied last', async () => {
  const items = [
    shownPlan({ id: id(43) }),
    shownPlan({ id: id(42), state: 'done', begun: '2026-11-24T08:00:00Z' }),
    shownPlan({ id: id(41), state: 'done', begun: '2026-11-24T09:00:00Z' }),
  ];
  const answers = { [`${AT}/plans`]: { items }, [`/plans/${id(41)}/verify`]: shownCheck() };
  assert.equal((await ranOn(answers, ['verify'])).exit, 0);
  const none = await ranOn({ [`${AT}/plans`]: { items: items.slice(0, 1) } }, ['verify']);
  assert.match(none.err, /No plan was applied/);
});

test('exemptions: they are listed with what they come of; a restricted one is a number', async () => {
  const hidden = shownExemption({
    id: id(51),
    restricted: true,
    device: null,
    appName: null,
    ground: null,
  });
  const { out } = await ranOn({ '/exemptions': { items: [shownExemption(), hidden] } }, [
    'exemptions',
  ]);
  assert.match(
    out,
    new RegExp(
      `\nRestricted, until 1 March 2027\n {2}${id(51)} by the exception\n {2}${id(60)}\n$`,
    ),
  );
});

test('simulate: it says that it is simulated, and how to connect to it', async () => {
  const { exit, out } = await ran(['simulate', 'intune', '--devices', '300', '--seed', '7']);
  assert.equal(exit, 0);
  assert.match(out, /^SIMULATED: this is no Microsoft Intune, and its phones are not real\.\n/);
  assert.match(out, /300 simulated phones \(seed 7\) behind a simulated Microsoft Intune/);
  assert.match(
    out,
    /\n {2}npx grendel connect intune --fleet 'Simulated Microsoft Intune' --set tenant=simulated --set url=http:\/\/127\.0\.0\.1:8421\n/,
  );
  const json = JSON.parse((await ran(['simulate', 'jamf', '--json'])).out);
  assert.deepEqual([json.simulated, json.devices, json.port], [true, 2000, 8422]);
  const asked: number[] = [];
  const simulators = {
    start: async ({ port }: { readonly port: number }) => {
      asked.push(port);
      return {
        title: 'Jamf Pro',
        url: 'http://127.0.0.1:43117',
        settings: {},
        sendTo: null,
        ended: Promise.resolve(),
      };
    },
  };
  // 0: whichever is free, and it is said which that was.
  const free = await ranOn({}, ['simulate', 'jamf', '--port', '0', '--json'], { simulators });
  assert.deepEqual([asked, JSON.parse(free.out).port], [[0], 43117]);
  assert.match((await ran(['simulate', 'jamf', '--port', '-1'])).err, /--port/);
  assert.match((await ran(['simulate', 'fleet'])).err, /There are intune, jamf, nanomdm\./);
});

test('simulate: connected once, found again at the next start, and never over another connection', async () => {
  const settings = { url: 'http://127.0.0.1:8421', tenant: 'simulated' };
  const args = ['simulate', 'intune', '--connect', '--fleet', 'Phones'];
  const first = await ranOn({ '/connections': () => ({ items: [], ...CONNECTION }) }, args);
  assert.equal(first.exit, 0);
  assert.deepEqual(
    posted(first.asked).map(({ body }) => body),
    [{ fleet: PHONES.id, mdm: 'intune', settings }],
  );
  assert.match(first.out, /It is connected as the fleet Phones\./);
  const again = await ranOn({ '/connections': { items: [{ ...CONNECTION, settings }] } }, args);
  assert.deepEqual([again.exit, posted(again.asked)], [0, []]);
  const other = await ranOn({}, args);
  assert.equal(other.exit, 2);
  assert.match(other.err, /Phones is connected to something else/);
});

test('simulate: one that sends what its phones answer is told where', async () => {
  const told: string[] = [];
  const simulators = {
    start: async () => ({
      title: 'NanoMDM',
      url: 'http://127.0.0.1:8423',
      settings: CONNECTION.settings,
      sendTo: (url: string) => void told.push(url),
      ended: Promise.resolve(),
    }),
  };
  const args = ['simulate', 'nanomdm', '--connect', '--fleet', 'Phones'];
  await ranOn({}, args, { simulators });
  assert.deepEqual(told, [`http://127.0.0.1:8420/api/connections/${id(20)}/hear`]);
  const alone = await ranOn({}, ['simulate', 'nanomdm'], { simulators });
  assert.match(alone.out, /start it with\s+--connect/);
});

test('names that a person or an MDM chose move no cursor, wherever they stand', async () => {
  const fleets = [{ ...PHONES, name: HOSTILE }];
  const settings = { url: HOSTILE };
  const sentences = [{ about: 'conflict', text: `Someone else’s profile “${HOSTILE}”` }];
  const answers = {
    '/connections': { items: [{ ...CONNECTION, settings }] },
    [`${AT}/plans`]: shownPlan({ sentences }),
    [`${AT}/syncs?limit=5`]: { items: [shownSync()] },
    '/exemptions': { items: [shownExemption({ appName: HOSTILE, ground: HOSTILE })] },
  };
  for (const name of ['connections', 'plan', 'sync', 'exemptions'])
    assert.equal((await ranOn(answers, [name], { fleets })).exit, 0, name);
});
