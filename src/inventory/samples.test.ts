import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codesOf, hitsOf, readAll } from './reading.fixture.ts';

type Expected = {
  readonly format: string;
  readonly devices: number;
  readonly hits: readonly string[];
  readonly outcome: 'read' | 'partly' | 'refused';
  readonly codes: readonly string[];
  readonly moment?: string;
};

/** What a person finds who opens each file and counts. */
const BY_HAND: Readonly<Record<string, Expected>> = {
  'jamf-v2-mobile-devices-detail.json': {
    format: 'jamf-v2-detail',
    devices: 2,
    hits: ['41 tiktok exact'],
    outcome: 'partly',
    codes: ['device-without-apps'],
    moment: '2026-11-24T07:12:09Z',
  },
  'jamf-advanced-mobile-device-search.csv': {
    format: 'jamf-advanced-search',
    devices: 2,
    hits: ['00008110-000A11112222801E tiktok exact'],
    outcome: 'partly',
    codes: ['device-without-apps'],
  },
  'fleet-host-software.json': {
    format: 'fleet-host-software',
    devices: 1,
    hits: ['export tiktok exact', 'export wechat name'],
    outcome: 'read',
    codes: ['device-not-in-file'],
  },
  'fleet-software-titles.json': {
    format: 'fleet-software-titles',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['counts-only'],
    moment: '2026-11-25T05:00:00Z',
  },
  'fleet-hosts-report.csv': {
    format: 'fleet-hosts-report',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['no-apps'],
  },
  'ws1-devices-apps-search.json': {
    format: 'workspace-one-apps-search',
    devices: 1,
    hits: ['export tiktok exact'],
    outcome: 'read',
    codes: ['device-not-in-file'],
  },
  'ws1-script-device_apps.csv': {
    format: 'workspace-one-device-apps-script',
    devices: 2,
    hits: ['F9TESTA0001 tiktok name'],
    outcome: 'partly',
    codes: ['names-only', 'shifted-cells'],
  },
  'ws1-script-aplikacje-pl.csv': {
    format: 'workspace-one-device-apps-script-pl',
    devices: 1,
    hits: ['export tiktok exact'],
    outcome: 'read',
    codes: ['device-not-in-file'],
  },
  'ws1-UserCountApps.csv': {
    format: 'workspace-one-user-count-apps',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['counts-only'],
  },
  'kandji-apps_install_report.csv': {
    format: 'kandji-apps-report',
    devices: 2,
    hits: ['DMPTESTB0002 tiktok exact', 'F9TESTA0001 tiktok exact'],
    outcome: 'read',
    codes: [],
  },
  'intune-AppInvRawData.csv': {
    format: 'intune-app-inv-raw-data',
    devices: 2,
    hits: [
      '7d1b2c3d-0000-4000-8000-000000000001 tiktok name',
      '7d1b2c3d-0000-4000-8000-000000000002 tiktok name',
    ],
    outcome: 'partly',
    codes: ['names-only'],
  },
  'intune-AppInvAggregate.csv': {
    format: 'intune-app-inv-aggregate',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['app-without-devices', 'counts-only'],
  },
  'excel-nl-resave-semicolon.csv': {
    format: 'generic-csv',
    devices: 2,
    hits: ['0012345678 wechat name', 'F9TESTA0009 tiktok exact'],
    outcome: 'read',
    codes: [],
    moment: '2026-11-25T07:12:00Z',
  },
  'excel-unicode-text-utf16le.txt': {
    format: 'generic-csv',
    devices: 2,
    hits: ['F9TESTA0009 tiktok exact', 'F9TESTA0010 wechat exact'],
    outcome: 'read',
    codes: [],
  },
  'ideviceinstaller-list.csv': {
    format: 'ideviceinstaller',
    devices: 1,
    hits: ['export tiktok exact', 'export wechat exact'],
    outcome: 'read',
    codes: ['device-not-in-file'],
  },
  'profile-manager-devices-noheader.csv': {
    format: 'devices-csv',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['no-apps'],
  },
  'headwind-device-applications.json': {
    format: 'headwind-device',
    devices: 1,
    hits: ['hm-0007 tiktok exact'],
    outcome: 'read',
    codes: [],
  },
  'apple-installedapplicationlist-ios18.plist': {
    format: 'apple-app-list',
    devices: 1,
    hits: ['00008030-001122223333802E tiktok exact'],
    outcome: 'read',
    codes: [],
  },
  'nanomdm-webhook-ios18.json': {
    format: 'nanomdm-webhook',
    devices: 1,
    hits: ['00008030-001122223333802E tiktok exact'],
    outcome: 'read',
    codes: [],
    moment: '2026-11-25T07:12:09Z',
  },
  'nanomdm-webhook-ios26.json': {
    format: 'nanomdm-webhook',
    devices: 1,
    hits: ['00008110-000A11112222801E tiktok exact'],
    outcome: 'read',
    codes: [],
    moment: '2026-11-25T07:12:09Z',
  },
  'nanomdm-webhook-userenrollment-empty.json': {
    format: 'nanomdm-webhook',
    devices: 1,
    hits: [],
    outcome: 'partly',
    codes: ['device-without-apps'],
    moment: '2026-11-25T07:12:09Z',
  },
  'nanomdm-webhook-notnow.json': {
    format: 'nanomdm-webhook',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['device-busy'],
  },
  'nanomdm-webhook-error.json': {
    format: 'nanomdm-webhook',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['device-error'],
  },
  'ddm-status-app-settings.json': {
    format: 'ddm-status',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['no-apps'],
  },
  'README.md': {
    format: 'unknown',
    devices: 0,
    hits: [],
    outcome: 'refused',
    codes: ['not-recognised'],
  },
};

const FOLDER = new URL('samples/', import.meta.url);

for (const [file, expected] of Object.entries(BY_HAND)) {
  test(`${file}: ${expected.format}, ${expected.hits.length} hits, ${expected.outcome}`, async () => {
    const inventories = await readAll(readFileSync(new URL(file, FOLDER)), {}, 'export');
    assert.equal(inventories.length, 1);
    const [found] = inventories;
    assert.ok(found);
    assert.deepEqual(
      {
        format: found.format,
        devices: found.devices.length,
        outcome: found.outcome,
        codes: codesOf(found),
        hits: hitsOf(found).map((hit) => hit.replace('the device of export', 'export')),
      },
      {
        format: expected.format,
        devices: expected.devices,
        outcome: expected.outcome,
        codes: expected.codes,
        hits: expected.hits,
      },
    );
    assert.equal(found.moment, expected.moment ?? null);
  });
}

test('every sample of the folder has its line in this table, or a test of its own', () => {
  const files = readdirSync(FOLDER).filter(
    (file) => !file.startsWith('.') && !file.startsWith('own-'),
  );
  assert.deepEqual(files.toSorted(), Object.keys(BY_HAND).toSorted());
});

test('counts without devices are kept as counts: seven and one of TikTok are eight', async () => {
  const [titles] = await readAll(readFileSync(new URL('fleet-software-titles.json', FOLDER)));
  assert.equal(titles?.counted.find((count) => count.app === 'tiktok')?.devices, 8);
  const [users] = await readAll(readFileSync(new URL('ws1-UserCountApps.csv', FOLDER)));
  assert.deepEqual(
    users?.counted.map(({ app, devices }) => `${app} ${devices}`),
    ['tiktok 14', 'wechat 3'],
  );
});

test('a workbook gives an inventory for each sheet that has one; numbers keep their digits and zeros', async () => {
  const found = await readAll(readFileSync(new URL('own-workbook.xlsx', FOLDER)), {}, 'book');
  assert.deepEqual(
    found.map(({ file, outcome }) => `${file} ${outcome}`),
    ['book > iPhones read', 'book > Android read'],
  );
  assert.deepEqual(found.map(hitsOf), [
    ['F9TESTA0001 tiktok exact', 'F9TESTA0010 wechat exact'],
    ['0012345678 wechat exact'],
  ]);
  assert.equal(found[0]?.moment, '2026-11-24T07:12:09Z');
  assert.deepEqual(found.map(codesOf), [['damaged-number'], []]);
});

test('what an export can show is told for each device', async () => {
  const seen = async (file: string): Promise<string[]> =>
    (await readAll(readFileSync(new URL(file, FOLDER)))).flatMap(({ devices }) =>
      devices.map((d) => `${d.platform} ${d.enrolment} ${d.visibility}`),
    );
  assert.deepEqual(await seen('jamf-v2-mobile-devices-detail.json'), [
    'ios supervised all',
    'ios user-enrolment nothing',
  ]);
  assert.deepEqual(await seen('nanomdm-webhook-userenrollment-empty.json'), [
    'ios user-enrolment unknown',
  ]);
  assert.deepEqual(await seen('intune-AppInvRawData.csv'), [
    'ios unknown names-only',
    'android unknown names-only',
  ]);
  assert.deepEqual(await seen('headwind-device-applications.json'), ['android unknown unknown']);
});

test('a placeholder that is still downloading, or an assigned app that is not installed, is counted and no hit', async () => {
  const [ios26] = await readAll(readFileSync(new URL('nanomdm-webhook-ios26.json', FOLDER)));
  assert.equal(ios26?.notInstalled, 1);
  const [ws1] = await readAll(readFileSync(new URL('ws1-devices-apps-search.json', FOLDER)));
  assert.equal(ws1?.notInstalled, 1);
});
