import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  id,
  listedFinding,
  PHONES,
  ROOT,
  serverOf,
  shownInventory,
  type Told,
} from '../server/client.fixture.ts';
import { HOSTILE } from '../testing.ts';
import { ran, type Ran } from '../testing-world.ts';
import { widthOf } from '../text/width.ts';

/** Runs it on a server that says this; every line fits an 80-column terminal, and nothing in it moves the cursor. */
async function ranOn(
  told: Told,
  ...args: readonly string[]
): Promise<Ran & ReturnType<typeof serverOf>> {
  const on = serverOf(told);
  const done = await ran(args, { server: on.server });
  for (const line of `${done.out}${args.includes('--json') ? '' : done.err}`.split('\n'))
    if (!args.includes('--json')) {
      assert.ok(widthOf(line) <= 80 || done.err.includes(line), `over 80 columns: ${line}`);
      // oxlint-disable-next-line no-control-regex
      assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/);
    }
  return { ...done, ...on };
}

const hostileFleet = { ...PHONES, id: id(9), name: HOSTILE };
const hostileRoot = { ...ROOT, name: HOSTILE };
const summary = (items: readonly object[]) => ({ '/findings/summary': { items } });
const row = (more: object = {}) => ({
  organisation: ROOT.id,
  app: 'clip',
  appName: 'Clip',
  category: null,
  state: 'open',
  certain: 3,
  possible: 0,
  ...more,
});

test('upload: a file is handed in as the whole of the fleet named after it, and what it changed is said', async () => {
  const { exit, out, asked, what } = await ranOn(
    { fleets: [] },
    'upload',
    'x/clocks-phones.2026.xlsx',
    '--moment',
    '2026-11-24T06:00:00Z',
  );
  assert.equal(exit, 0);
  assert.deepEqual(what().slice(0, 4), [
    'GET /fleets',
    'GET /organisations',
    'POST /fleets',
    `POST /fleets/${id(100)}/inventories`,
  ]);
  assert.deepEqual(asked[2]?.body, { organisation: ROOT.id, name: 'clocks-phones', mdm: 'export' });
  assert.deepEqual(asked[3]?.body, { coverage: 'whole', moment: '2026-11-24T06:00:00Z' });
  assert.match(
    out,
    /x\/clocks-phones\.2026\.xlsx → clocks-phones \(new\), as of 2026-11-24 07:12 UTC\n/,
  );
  assert.match(out, /1,380 devices, 40,000 apps looked at, 39,000 of them not assessed/);
  assert.match(
    out,
    /12 findings opened, 1 came back, 4 closed, 30 still there\n\nNext: grendel findings\n$/,
  );
});

test('upload: a fleet that is there is known whatever its case, and a part says so', async () => {
  const { asked } = await ranOn({}, 'upload', 'a.csv', '--fleet', 'PHONES', '--part');
  assert.deepEqual(asked[1], {
    what: `POST /fleets/${PHONES.id}/inventories`,
    body: { coverage: 'part' },
  });
});

test('upload: several files cannot each be the whole of one fleet', async () => {
  const { exit, err, asked } = await ranOn({}, 'upload', 'a.csv', 'b.csv', '--fleet', 'phones');
  assert.deepEqual([exit, asked], [2, []]);
  assert.match(err, /Several files can not each be the whole of one fleet/);
  assert.equal(
    (await ranOn({}, 'upload', 'a.csv', 'b.csv', '--fleet', 'phones', '--part')).exit,
    0,
  );
});

const problem = (message: string, times = 1) => ({
  code: message,
  message,
  remedy: 'Do it.',
  line: 3,
  times,
});
test('upload: exit 2 for one that was refused, 3 for one that is held or was read in part; the others count all the same', async () => {
  const cases = {
    published: [shownInventory(), 0],
    unchanged: [shownInventory({ state: 'unchanged', summary: null }), 0],
    refused: [
      shownInventory({
        state: 'refused',
        summary: null,
        moment: null,
        problems: [problem('No inventory', 7)],
      }),
      2,
    ],
    interrupted: [shownInventory({ state: 'interrupted', summary: null }), 2],
    cancelled: [shownInventory({ state: 'cancelled', summary: null }), 2],
    held: [
      shownInventory({
        state: 'held',
        heldFor: [{ what: 'devices', organisation: ROOT.id, before: 1000, now: 10 }],
      }),
      3,
    ],
    partly: [
      shownInventory({
        summary: {
          devices: 1,
          installs: 1,
          notAssessed: 0,
          outcome: 'partly',
          changes: { opened: 0, reopened: 0, seen: 0, closed: 0 },
        },
      }),
      3,
    ],
  } as const;
  for (const [name, [inventory, exit]] of Object.entries(cases)) {
    const done = await ranOn(
      { becomes: (file) => (file === 'b.csv' ? inventory : shownInventory()) },
      'upload',
      'a.csv',
      'b.csv',
    );
    assert.equal(done.exit, exit, name);
    assert.match(done.out, /12 findings opened/);
    if (name === 'refused')
      assert.match(done.out, /Not taken: refused\.\n {2}No inventory \(7 times\)\. Do it\./);
    if (name === 'held')
      assert.match(
        done.out,
        /devices fell from 1,000 to 10 in one organisation\.\n {2}Is it so\? grendel inventories release 01900000-/,
      );
    if (name === 'unchanged')
      assert.match(done.out, /The same export is here already: nothing changes\./);
  }
});

test('upload --json gives what became of each, and nothing else', async () => {
  const { out, exit } = await ranOn({}, 'upload', 'a.csv', '--json');
  const told = JSON.parse(out) as {
    grendel: string;
    handed: readonly { file: string; inventory: object }[];
  };
  assert.deepEqual([exit, told.grendel, told.handed[0]?.file], [0, 'upload/1', 'a.csv']);
});

test('upload: a file without a name, a server that does not answer, and no server are said so with exit 2', async () => {
  assert.match((await ranOn({}, 'upload', '.csv')).err, /no fleet can be named after it/);
  const { exit, err } = await ranOn({}, 'upload', 'a.csv', '--server', 'http://nobody');
  assert.deepEqual([exit, err], [2, 'http://nobody does not answer\n  Is it running?\n']);
  assert.match((await ran(['upload', 'a.csv'])).err, /No server runs here/);
});

test('findings: counts by app, sensitive ones as their category, then the newest with their ids', async () => {
  const told: Told = {
    findings: [
      listedFinding(),
      listedFinding({
        id: id(5),
        app: null,
        appName: null,
        category: 'dating',
        certain: false,
        reopenings: 2,
      }),
    ],
    answers: summary([
      row(),
      row({ state: 'closed', certain: 2 }),
      row({ app: null, appName: null, category: 'dating', certain: 0, possible: 1 }),
    ]),
  };
  const { exit, out, what } = await ranOn(told, 'findings');
  assert.equal(exit, 0);
  assert.match(
    out,
    /^3 findings open, 1 more possible \(by name only, to be confirmed before anybody\nis called\)/,
  );
  assert.match(out, /app +open +possible +closed\n +Clip +3 +0 +2\n +\(dating\) +0 +1 +0\n/);
  assert.match(out, /\(dating\) +open \(possible\) +2026-11-24 again/);
  for (const number of [4, 5]) assert.ok(out.includes(id(number)), 'its id, for findings show');
  assert.ok(
    what().includes('GET /findings?limit=20&state=open&state=called&state=overdue&state=escalated'),
  );
});

test('findings: names are asked for by what people call them; one that is not there is refused with those that are', async () => {
  const { what } = await ranOn(
    { answers: summary([]) },
    'findings',
    '--fleet',
    'phones',
    '--organisation',
    'all ORGANISATIONS',
    '--app',
    'clip',
    '--state',
    'closed',
    '--limit',
    '5',
  );
  assert.ok(
    what().includes(
      `GET /findings?limit=5&app=clip&state=closed&fleet=${PHONES.id}&organisation=${ROOT.id}`,
    ),
  );
  const { exit, err } = await ranOn({}, 'findings', '--fleet', 'tablets');
  assert.deepEqual([exit, err], [2, 'There is no fleet tablets\n  There are Phones.\n']);
  const twice = [ROOT, { ...ROOT, id: id(8), parent: ROOT.id }];
  assert.match(
    (await ranOn({ organisations: twice }, 'findings', '--organisation', ROOT.name)).err,
    /^There are several by the name/,
  );
  assert.match(
    (await ranOn({ answers: summary([]) }, 'findings')).out,
    /Nothing was found yet\. Hand in an export/,
  );
});

test('findings: closed ones say why', async () => {
  const closed = listedFinding({
    state: 'closed',
    because: 'verdict-changed',
    closed: '2026-11-25T00:00:00Z',
  });
  const { out } = await ranOn(
    { findings: [closed], answers: summary([row({ state: 'closed' })]) },
    'findings',
    '--state',
    'closed',
  );
  assert.match(out, /Clip +closed, verdict-changed +2026-11-24/);
});

test('findings show: its history and what it needs; whose it is only where that was asked', async () => {
  const path = `/findings/${id(4)}`;
  const events = {
    items: [
      { at: '2026-11-17T08:00:00Z', kind: 'opened', because: null, seen: '2026-11-17T07:00:00Z' },
      { at: '2026-11-24T08:00:00Z', kind: 'closed', because: 'removed', seen: null },
    ],
  };
  const answered = { kind: 'removed', settled: null, replaced: null };
  const finding = listedFinding({
    certain: false,
    secondCopy: true,
    app: null,
    appName: null,
    category: 'dating',
  });
  const named = { app: 'amour', appName: 'Amour', device: HOSTILE, holder: 'Ann Example' };
  const told: Told = {
    answers: {
      [path]: { ...finding, named: null },
      [`${path}?named=true`]: { ...finding, named },
      [`${path}/events`]: events,
      [`${path}/answers`]: { items: [{ ...answered, at: '2026-11-18T09:00:00Z' }] },
    },
  };
  const { out, what } = await ranOn(told, 'findings', 'show', id(4));
  assert.match(out, /^An app of the category dating, open\n/);
  assert.match(out, /Only possible: a name matched/);
  assert.match(out, /Twice on the phone: a clone or a second user has it, too\./);
  assert.match(
    out,
    /2026-11-17 08:00 {2}found, as of 2026-11-17 07:00\n {2}2026-11-18 09:00 {2}the holder: I removed it\n {2}2026-11-24 08:00 {2}closed: a later inventory no longer shows it\n$/,
  );
  assert.doesNotMatch(out + what().join(), /named=true|Ann|Amour/);
  const shown = await ranOn(told, 'findings', 'show', id(4), '--named');
  assert.match(shown.out, /^Amour, open\n/);
  assert.match(shown.out, /Ann Example/);
});

test('findings show: after an exception it is open again, and nothing says that it was found anew', async () => {
  const path = `/findings/${id(4)}`;
  const seen = '2026-11-17T07:00:00Z';
  const told: Told = {
    answers: {
      [path]: { ...listedFinding(), named: null },
      [`${path}/events`]: {
        items: [
          { at: '2026-11-24T08:00:00Z', kind: 'closed', because: 'excepted', seen: null },
          { at: '2026-11-25T08:00:00Z', kind: 'reopened', because: null, seen },
        ],
      },
      [`${path}/answers`]: { items: [] },
    },
  };
  const { out } = await ranOn(told, 'findings', 'show', id(4));
  assert.match(out, / {2}2026-11-25 08:00 {2}open again: the exception holds no longer\n$/);
});

test('findings --ids: ids alone; of one app the counts are of that app', async () => {
  const rows = ['a', 'b'].map((app) => ({
    organisation: ROOT.id,
    app,
    appName: app.toUpperCase(),
    category: null,
    state: 'open',
    certain: 3,
    possible: 0,
  }));
  const told: Told = {
    findings: [listedFinding()],
    answers: summary(rows),
  };
  assert.equal((await ranOn(told, 'findings', '--ids')).out, `${id(4)}\n`);
  assert.match((await ranOn(told, 'findings')).out, /^6 findings open/);
  assert.match((await ranOn(told, 'findings', '--app', 'a')).out, /^3 findings open/);
  assert.equal((await ranOn(told, 'findings', '--app', 'c')).out, 'Nothing of it was found.\n');
});

test('findings confirm and inventories release or discard ask for a reason, and send it', async () => {
  for (const [args, path] of [
    [['findings', 'confirm', id(4)], `/findings/${id(4)}/confirm`],
    [['inventories', 'release', id(3)], `/inventories/${id(3)}/release`],
    [['inventories', 'discard', id(3)], `/inventories/${id(3)}/discard`],
  ] as const) {
    const told: Told = {
      answers: { [path]: path.includes('finding') ? listedFinding() : shownInventory() },
    };
    for (const why of [[], ['--why', ' ']]) {
      const without = await ranOn(told, ...args, ...why);
      assert.deepEqual([without.exit, without.asked], [2, []]);
      assert.match(without.err, /A decision has a reason/);
    }
    const { exit, asked, out } = await ranOn(told, ...args, '--why', 'As agreed');
    assert.equal(exit, 0);
    assert.deepEqual(asked, [{ what: `POST ${path}`, body: { why: 'As agreed' } }]);
    assert.match(out, path.includes('finding') ? /^Confirmed/ : /^published: 12 findings opened/);
  }
  const { exit, err } = await ranOn({}, 'inventories', 'release', '../fleets', '--why', 'x');
  assert.deepEqual(
    [exit, err],
    [2, 'It is not held\n  docs/problems/inventory-not-held.md says more.\n'],
  );
});

test('an id that is typed stays one part of the address', async () => {
  const { what } = await ranOn({}, 'inventories', 'release', '../x?y', '--why', 'z');
  assert.deepEqual(what(), ['POST /inventories/..%2Fx%3Fy/release']);
});

test('inventories: by fleet, with their ids and what each changed', async () => {
  const told: Told = {
    inventories: [
      shownInventory(),
      shownInventory({ id: id(6), state: 'refused', moment: null, summary: null }),
    ],
  };
  const { out } = await ranOn(told, 'inventories');
  assert.match(out, /Phones/);
  for (const number of [3, 6]) assert.ok(out.includes(id(number)));
  assert.match(out, /published/);
  assert.match(out, /12 findings opened, 1 came back, 4 closed, 30 still there/);
  assert.match((await ranOn({}, 'inventories')).out, /^None yet/);
});

test('inventories: of one fleet by its name, in any case; one that is not there is no empty list', async () => {
  const told: Told = { inventories: [shownInventory()] };
  const { out, what } = await ranOn(told, 'inventories', '--fleet', 'PHONES');
  assert.ok(out.includes(id(3)));
  assert.ok(what().includes(`GET /fleets/${PHONES.id}/inventories?limit=10`));
  const other = await ranOn(told, 'inventories', '--fleet', 'Tablets');
  assert.equal(other.exit, 2);
  assert.match(other.err, /There is no fleet Tablets\n {2}There are Phones\./);
});

test('coverage: a line per organisation, a total, and what is undetermined in numbers of five and more', async () => {
  const coverage = {
    rows: [
      {
        organisation: ROOT.id,
        platform: 'ios',
        withHits: 10,
        without: 1200,
        notVisible: 300,
        stale: 2,
        notAssessed: 1,
      },
      {
        organisation: ROOT.id,
        platform: 'android',
        withHits: 1,
        without: 1,
        notVisible: 1,
        stale: 1,
        notAssessed: 1,
      },
    ],
    tallies: [
      {
        organisation: ROOT.id,
        kind: 'undetermined',
        appName: 'Bazaar',
        category: null,
        devices: 6,
      },
      {
        organisation: ROOT.id,
        kind: 'undetermined',
        appName: null,
        category: 'dating',
        devices: 7,
      },
      {
        organisation: ROOT.id,
        kind: 'undetermined',
        appName: 'Few',
        category: null,
        devices: null,
      },
    ],
  };
  const { out, exit } = await ranOn({ answers: { '/coverage': coverage } }, 'coverage');
  assert.equal(exit, 0);
  assert.match(out, /All organisations +11 +1,201 +301 +3 +2\n +all +11 +1,201 +301 +3 +2\n/);
  assert.match(out, /are not clean/);
  assert.match(out, /Bazaar +6 +All organisations\n +\(dating\) +7 +All organisations\n/);
  assert.doesNotMatch(out, /Few/);
  const none = { answers: { '/coverage': { rows: [], tallies: [] } } };
  assert.match((await ranOn(none, 'coverage')).out, /^No inventory is here yet/);
});

test('names chosen by others can neither move the cursor nor break the lines', async () => {
  const told: Told = {
    fleets: [hostileFleet],
    organisations: [hostileRoot],
    findings: [listedFinding({ fleet: hostileFleet.id, appName: HOSTILE.repeat(3) })],
    inventories: [shownInventory({ fleet: hostileFleet.id })],
    becomes: () => shownInventory({ state: 'refused', problems: [problem(HOSTILE)] }),
    answers: {
      ...summary([row({ appName: HOSTILE.repeat(3) })]),
      '/coverage': {
        rows: [
          {
            organisation: ROOT.id,
            platform: 'ios',
            withHits: 1,
            without: 1,
            notVisible: 1,
            stale: 1,
            notAssessed: 1,
          },
        ],
        tallies: [
          {
            organisation: ROOT.id,
            kind: 'undetermined',
            appName: HOSTILE,
            category: null,
            devices: 9,
          },
        ],
      },
      [`/findings/${id(4)}`]: {
        ...listedFinding({ fleet: hostileFleet.id, appName: HOSTILE }),
        named: null,
      },
      [`/findings/${id(4)}/events`]: { items: [] },
      [`/findings/${id(4)}/answers`]: { items: [] },
    },
  };
  for (const args of [
    ['findings'],
    ['findings', 'show', id(4)],
    ['inventories'],
    ['coverage'],
    ['upload', 'a.csv', '--fleet', HOSTILE],
    ['findings', '--fleet', 'none of these'],
  ])
    await ranOn(told, ...args);
});

test('serve says where it answers, where its token lies and what to do next, and checks its port first', async () => {
  const { exit, out, served } = await ranOn({}, 'serve', '--port', '0', '--organisation', 'State');
  assert.deepEqual(
    [exit, served],
    [0, [{ port: 0, host: '127.0.0.1', policy: 'nl', organisation: 'State' }]],
  );
  assert.match(out, /^Grendel runs at http:\/\/127\.0\.0\.1:8420, embedded in grendel-data\./);
  assert.match(out, /^http:\/\/127\.0\.0\.1:8420\/open\/go_x$/m);
  assert.match(out, /with the token in\n?.*grendel-data\/token/);
  for (const port of ['x', '-1', '65536', '1.5', '']) {
    const refused = await ranOn({}, 'serve', `--port=${port}`);
    assert.deepEqual([refused.exit, refused.served], [2, []], port);
  }
});

test('console prints an address and nothing else', async () => {
  const address = 'http://127.0.0.1:8420/open/go_x';
  const { exit, out, asked } = await ranOn(
    { answers: { '/start-links': { address, ends: 'x' } } },
    'console',
  );
  assert.deepEqual([exit, out], [0, `${address}\n`]);
  assert.ok(asked.length > 0);
});

test('worker runs until it is told to stop', async () => {
  const { exit, out } = await ranOn({}, 'worker');
  assert.deepEqual([exit, out], [0, 'The worker runs. Ctrl-C stops it.\n']);
});

test('ledger export says how many entries it wrote and how to check them', async () => {
  const { exit, out } = await ranOn({}, 'ledger', 'export', 'folder', '--openings');
  assert.equal(exit, 0);
  assert.match(
    out,
    /^44 entries of log\.example with 7 openings, in folder\nCheck it: grendel ledger verify folder\n$/,
  );
  assert.equal((await ranOn({}, 'ledger', 'export', 'full')).exit, 2);
});
