import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess } from './assess.ts';
import type { Catalogue } from './catalogue.ts';
import type { Day } from './day.ts';
import { mergeInventories } from './fleet.ts';
import type { Hit, Instant, Inventory, SeenDevice } from './inventory.ts';
import { outcomeOf } from './outcome.ts';
import { NOTICE_RULES } from './notices/rules.fixture.ts';
import type { Policy } from './policy.ts';
import { devicesOf, scanReport } from './scan.ts';
import type { AppId, Territory } from './statements.ts';

const at = '2026-11-25' as Day;
const tiktok = 'tiktok' as AppId;
const temu = 'temu' as AppId;
const signal = 'signal' as AppId;

/** TikTok is named by an adopted listing, Temu's publisher is not known, Signal needs nothing. */
const catalogue = {
  version: at,
  digest: '0'.repeat(64),
  entities: [
    {
      id: 'signal-llc',
      name: 'Signal',
      kind: 'company',
      stateOf: null,
      lei: '',
      wikidata: '',
      note: '',
    },
  ],
  seats: [
    {
      entity: 'signal-llc',
      kind: 'incorporated',
      territory: 'US',
      from: null,
      to: null,
      says: 'holds',
      basis: 'read',
      standing: 'confirmed',
      source: 'https://signal.example/',
      note: '',
      at: 'seats.csv:2',
    },
  ],
  interests: [],
  apps: [tiktok, temu, signal].map((id) => ({ id, name: id, sensitive: '', note: '' })),
  identifiers: [],
  names: [],
  publications: [
    {
      app: signal,
      entity: 'signal-llc',
      role: 'publisher',
      storeName: '',
      from: null,
      to: null,
      says: 'holds',
      basis: 'read',
      standing: 'confirmed',
      source: 'https://signal.example/',
      note: '',
      at: 'publications.csv:2',
    },
  ],
  traits: [],
  namespaces: [],
  listings: [
    {
      id: 'nl-tiktok',
      government: 'NL',
      authority: '',
      instrument: 'List',
      subject: { kind: 'app', app: tiktok },
      words: 'TikTok',
      measure: 'prohibit',
      subsidiaries: false,
      affiliates: false,
      scope: '',
      basis: 'read',
      source: 'https://nl.example/',
      from: null,
      to: null,
    },
  ],
} as unknown as Catalogue;

const policy: Policy = {
  id: 'nl',
  name: 'Netherlands',
  government: 'NL',
  version: at,
  inForceSince: null,
  territories: ['CN' as Territory],
  hongKong: 'certain',
  macao: 'certain',
  control: { threshold: 500_000, comparison: 'at-least', aggregate: 'all-territories' },
  significantInterest: 100_000,
  adopts: [{ government: 'NL', instrument: 'List', measures: ['prohibit'] }],
  reasons: {},
  groups: [],
  exceptions: {
    grounds: [],
    decidedBy: '',
    rank: null,
    delegable: false,
    mitigations: [],
    deviceGroups: true,
    remindDays: 30,
    maxDays: null,
  },
  notices: NOTICE_RULES,
  staleAfterDays: 30,
  sources: [],
};
const assessment = assess(catalogue, policy, at);

const device = (key: string, facts: Partial<SeenDevice> = {}): SeenDevice => ({
  key,
  serial: null,
  name: null,
  holder: null,
  organisation: null,
  platform: 'ios',
  enrolment: 'supervised',
  ownership: 'company',
  visibility: 'all',
  collected: '2026-11-24T07:00:00Z' as Instant,
  ...facts,
});
const hit = (on: string, app: AppId, facts: Partial<Hit> = {}): Hit => ({
  device: on,
  app,
  strength: 'exact',
  platform: 'ios',
  identifiers: [],
  names: [],
  secondCopy: false,
  ...facts,
});
const inventory = (facts: Partial<Inventory>): Inventory => ({
  file: 'fleet.csv',
  format: 'jamf',
  title: 'Jamf',
  bytes: 1,
  rows: 1,
  installs: 1,
  notAssessed: 0,
  notInstalled: 0,
  droppedPersonal: 0,
  merged: 0,
  devices: [],
  hits: [],
  counted: [],
  outcome: 'read',
  moment: '2026-11-24T07:00:00Z' as Instant,
  problems: [],
  ...facts,
});
const report = (...inventories: Inventory[]) =>
  scanReport(inventories, assessment, { withDevices: false });

test('a phone in two kinds of export is one phone, known by its serial', () => {
  const jamf = inventory({
    devices: [device('41', { serial: 'F9TEST1' })],
    hits: [hit('41', tiktok)],
  });
  const fleet = inventory({
    format: 'fleet',
    devices: [device('17', { serial: 'F9TEST1' })],
    hits: [hit('17', tiktok)],
  });
  const { apps, coverage } = report(jamf, fleet);
  assert.equal(coverage.devices, 1);
  assert.deepEqual(
    apps.map((app) => [app.app, devicesOf(app)]),
    [[tiktok, 1]],
  );
});

test('a third export may show that two phones were one all along', () => {
  const byId = inventory({ devices: [device('41')], hits: [hit('41', tiktok)] });
  const bySerial = inventory({
    format: 'fleet',
    devices: [device('17', { serial: 'F9TEST1' })],
    hits: [hit('17', tiktok)],
  });
  const both = inventory({
    devices: [device('41', { serial: 'F9TEST1' })],
    hits: [hit('41', tiktok)],
  });
  for (const order of [
    [byId, bySerial, both],
    [both, byId, bySerial],
    [bySerial, both, byId],
  ])
    assert.equal(report(...order).coverage.devices, 1);
});

test('a newer export that sees the whole phone takes an old hit away', () => {
  const old = inventory({
    devices: [device('41', { collected: '2026-11-17T07:00:00Z' as Instant })],
    hits: [hit('41', tiktok)],
  });
  const now = inventory({ devices: [device('41')] });
  assert.equal(report(old, now).apps.length, 0);
  assert.equal(report(now, old).apps.length, 0, 'in whatever order they are handed in');
});

test('a newer export of another kind that sees only a part takes nothing away', () => {
  const old = inventory({
    devices: [device('41', { serial: 'S1', collected: '2026-11-17T07:00:00Z' as Instant })],
    hits: [hit('41', tiktok)],
  });
  const partial = inventory({
    format: 'intune',
    devices: [device('x', { serial: 'S1', visibility: 'managed-only' })],
  });
  assert.equal(report(old, partial).coverage.withHits, 1);
});

test('the holder is known from the export with the hit, where a newer one has none', () => {
  const old = inventory({
    devices: [
      device('41', { serial: 'S1', holder: 'Femke', collected: '2026-11-17T07:00:00Z' as Instant }),
    ],
    hits: [hit('41', tiktok)],
  });
  const partial = inventory({
    format: 'intune',
    devices: [device('x', { serial: 'S1', visibility: 'managed-only' })],
  });
  const { devices } = scanReport([old, partial], assessment, { withDevices: true });
  assert.deepEqual(
    devices?.map(({ holder, collected }) => [holder, collected]),
    [['Femke', '2026-11-24T07:00:00Z']],
  );
});

test('devices of one file stay apart, and so do equal ids of different makers', () => {
  const jamf = inventory({ devices: [device('1'), device('2')] });
  const fleet = inventory({ format: 'fleet', devices: [device('1')] });
  assert.equal([...mergeInventories([jamf, fleet])].length, 3);
});

test('coverage puts every device in exactly one class', () => {
  const { coverage } = report(
    inventory({
      devices: [
        device('hit'),
        device('clean'),
        device('managed', { visibility: 'managed-only' }),
        device('names', { visibility: 'names-only' }),
        device('nothing', { visibility: 'nothing' }),
        device('old', { collected: '2026-10-20T07:00:00Z' as Instant }),
        device('old-hit', { collected: '2026-01-01T07:00:00Z' as Instant }),
      ],
      hits: [hit('hit', temu), hit('old-hit', tiktok)],
    }),
  );
  const { withHits, without, notVisible, stale, notAssessed } = coverage;
  assert.deepEqual(
    { withHits, without, notVisible, stale, notAssessed },
    { withHits: 2, without: 1, notVisible: 2, stale: 1, notAssessed: 1 },
  );
  assert.equal(withHits + without + notVisible + stale + notAssessed, coverage.devices);
});

test('exactly thirty days is not stale, one second more is', () => {
  const of = (collected: string) =>
    report(inventory({ devices: [device('a', { collected: collected as Instant })] })).coverage
      .stale;
  assert.equal(of('2026-10-25T07:00:00Z'), 0);
  assert.equal(of('2026-10-25T06:59:59Z'), 1);
});

test('a name is counted apart from an identifier, and the strongest match on a phone counts', () => {
  const { apps, devicesWith } = report(
    inventory({
      devices: [device('a'), device('b')],
      hits: [
        hit('a', tiktok, { strength: 'name' }),
        hit('b', tiktok, { strength: 'name' }),
        hit('b', tiktok, { strength: 'exact' }),
      ],
    }),
  );
  assert.deepEqual(apps[0]?.devices, { exact: 1, 'case-folded': 0, name: 1 });
  assert.deepEqual(devicesWith, { prohibited: 1, prohibitedByNameOnly: 1, undetermined: 0 });
});

test('a permitted app is no finding', () => {
  const result = report(inventory({ devices: [device('a')], hits: [hit('a', signal)] }));
  assert.equal(result.apps.length, 0);
  assert.equal(result.coverage.without, 1);
});

test('prohibited comes before undetermined, many before few, and organisations by their number', () => {
  const { apps } = report(
    inventory({
      devices: [
        device('a', { organisation: 'North' }),
        device('b', { organisation: 'South' }),
        device('c', { organisation: 'South' }),
      ],
      hits: [hit('a', temu), hit('b', temu), hit('c', temu), hit('a', tiktok)],
    }),
  );
  assert.deepEqual(
    apps.map((app) => app.app),
    [tiktok, temu],
  );
  assert.deepEqual(apps[1]?.organisations, [
    { organisation: 'South', devices: 2 },
    { organisation: 'North', devices: 1 },
  ]);
});

test('no device is named unless asked for', () => {
  const one = inventory({
    devices: [device('a', { serial: 'S-1', holder: 'Femke' })],
    hits: [hit('a', tiktok)],
  });
  assert.equal(report(one).devices, null);
  assert.doesNotMatch(JSON.stringify(report(one)), /Femke|S-1/);
  const named = scanReport([one], assessment, { withDevices: true }).devices;
  assert.deepEqual(
    named?.map((d) => [d.device, d.holder, d.apps.map((a) => a.app)]),
    [['S-1', 'Femke', [tiktok]]],
  );
});

test('counts that an MDM gives without devices are shown and never added', () => {
  const { apps } = report(
    inventory({ outcome: 'refused', counted: [{ app: tiktok, strength: 'exact', devices: 7 }] }),
  );
  assert.equal(apps[0]?.counted, 7);
  assert.equal(apps[0] && devicesOf(apps[0]), 0);
});

test('the exit says found, failed, unsure or clear', () => {
  const clean = inventory({ devices: [device('a')] });
  const of = (...inventories: Inventory[]) => outcomeOf(report(...inventories), 'undetermined');
  assert.equal(of(clean), 'clear');
  assert.equal(of(inventory({ devices: [device('a')], hits: [hit('a', temu)] })), 'found');
  assert.equal(of(inventory({ outcome: 'refused' })), 'failed');
  assert.equal(
    of(clean, inventory({ format: 'x', outcome: 'refused' })),
    'failed',
    'one file was not looked at',
  );
  assert.equal(of(inventory({ devices: [device('a')], outcome: 'partly' })), 'unsure');
  assert.equal(of(inventory({ devices: [device('a', { visibility: 'work-side' })] })), 'unsure');
  assert.equal(of(), 'failed');
  assert.equal(
    of(
      inventory({ outcome: 'refused', counted: [{ app: tiktok, strength: 'exact', devices: 7 }] }),
    ),
    'failed',
    'counts alone are no inventory',
  );
  const undetermined = inventory({ devices: [device('a')], hits: [hit('a', temu)] });
  assert.equal(outcomeOf(report(undetermined), 'prohibited'), 'clear', '--fail-on prohibited');
});
