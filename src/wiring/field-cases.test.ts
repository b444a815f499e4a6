import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppId } from '../core/statements.ts';
import { watchlistOf } from '../core/watchlist.ts';
import { newKeyRing } from '../privacy/keys.ts';
import { CATALOGUE } from '../cli/testing.ts';
import type { Fold } from '../actions/fold.ts';
import { foldWith } from './fold.ts';
import { newGovernment, phones, type Government } from './government.fixture.ts';

/** Cases from the field (numbers are those of the collection) that only show over several exports, in what is stored. */
const KEYS = newKeyRing();
const realFold: Fold = foldWith(() => KEYS);

async function governed(): Promise<Government> {
  const state = await newGovernment();
  state.setFold(realFold);
  return state;
}

async function handIn(
  state: Government,
  moment: string,
  content: string | object,
): Promise<string> {
  const inventory = await state.announced({ moment: moment as never });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const ended = await state.send(inventory, [Buffer.from(text)]);
  return ended.state;
}

const MONDAY = '2026-11-16T08:00:00Z';
const TUESDAY = '2026-11-17T08:00:00Z';
const FRIDAY = '2026-11-20T08:00:00Z';
const HEADER = 'Device Id,Serial Number,Platform,App Name,App Identifier';
const csv = (...rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
const fleetHost = (
  id: string,
  enrolment: string,
  platform: string,
  ...software: readonly string[]
): object => ({
  id: 1,
  hostname: id,
  uuid: id,
  platform,
  hardware_serial: '',
  mdm: { enrollment_status: enrolment, name: 'Fleet' },
  software: software.map((one) =>
    platform === 'android'
      ? { name: one, application_id: one, source: 'android_apps' }
      : { name: one, bundle_identifier: one, source: 'ios_apps' },
  ),
});
const google = (
  id: string,
  mode: string,
  ownership: string,
  ...apps: readonly string[]
): object => ({
  name: `enterprises/LC00test01/devices/${id}`,
  managementMode: mode,
  ownership,
  applicationReports: apps.map((packageName) => ({
    packageName,
    displayName: packageName,
    state: 'INSTALLED',
  })),
});

test('FC-03, FC-07 a list that counts devices without naming them closes nothing that named exports have found', async () => {
  const state = await governed();
  assert.equal(
    await handIn(
      state,
      MONDAY,
      csv('d1,S1,Android,Clip,com.clip.app', 'd2,S2,Android,Notes,org.notes'),
    ),
    'published',
  );
  const counted = {
    value: [
      {
        id: 'aa',
        displayName: 'Clip',
        version: '1',
        deviceCount: 0,
        platform: 'ios',
        managedDevices: [],
      },
    ],
  };
  const ended = await state.send(await state.announced({ moment: TUESDAY as never }), [
    Buffer.from(JSON.stringify(counted)),
  ]);
  assert.deepEqual([ended.state, ended.problems[0]?.code], ['refused', 'no-device-ids']);
  assert.deepEqual(await state.findings(), ['clip open']);
});

test('FC-05 one app in two versions on three phones is three findings, each phone once', async () => {
  const state = await governed();
  const rows = ['d1', 'd2', 'd2', 'd3'].map(
    (id, i) => `${id},S${id},Android,Clip ${i},com.clip.app`,
  );
  await handIn(state, MONDAY, csv(...rows));
  assert.deepEqual(await state.findings(), ['clip open', 'clip open', 'clip open']);
});

test('FC-09 what a private iPad should not have reported opens nothing, however long its list is', async () => {
  const state = await governed();
  const ipad = (...apps: readonly (readonly [string, 'Managed' | 'Unmanaged'])[]): object => ({
    totalCount: 1,
    results: [
      {
        mobileDeviceId: '7',
        deviceType: 'iOS',
        general: {
          udid: null,
          displayName: 'iPad',
          deviceOwnershipType: 'AccountDrivenUserEnrollment',
        },
        hardware: { serialNumber: null },
        userAndLocation: { username: 'h' },
        applications: apps.map(([identifier, managementStatus]) => ({
          identifier,
          name: identifier,
          managementStatus,
        })),
      },
    ],
  });
  const work = ['org.example.work', 'Managed'] as const;
  for (const [moment, export_] of [
    [MONDAY, ipad(work)],
    [TUESDAY, ipad(work, ['com.clip.App', 'Unmanaged'])],
    [FRIDAY, ipad(work)],
  ] as const)
    assert.equal(await handIn(state, moment, export_), 'published');
  assert.deepEqual(await state.findings(), []);
});

test('FC-11 an app that waits for its holder to accept is no finding, and one that was there is not removed by being asked about', async () => {
  const state = await governed();
  const report = (status: string): object => ({
    devices: [
      {
        name: 'enterprises/LC00test01/devices/0123456789abcdef',
        managementMode: 'DEVICE_OWNER',
        ownership: 'COMPANY_OWNED',
        applicationReports: [
          { packageName: 'com.clip.app', displayName: 'Clip', state: status },
          { packageName: 'org.notes', displayName: 'Notes', state: 'INSTALLED' },
        ],
      },
    ],
  });
  await handIn(state, MONDAY, report('APPLICATION_STATE_UNSPECIFIED'));
  const first = (await state.rows()).length;
  await handIn(state, TUESDAY, report('INSTALLED'));
  assert.deepEqual(await state.findings(), ['clip open']);
  assert.ok(first <= 1);
  await handIn(state, FRIDAY, report('REMOVED'));
  assert.deepEqual(await state.findings(), ['clip closed removed']);
});

test('FC-15 a clone in the second user is the same finding: it is open while either copy is there', async () => {
  const state = await governed();
  const users = (...rows: readonly (readonly [string, string])[]): string =>
    `Device Id,Platform,User Id,App Identifier\n${rows.map(([user, app]) => `d1,Android,${user},${app}`).join('\n')}\n`;
  await handIn(state, MONDAY, users(['0', 'com.clip.app'], ['999', 'com.clip.app']));
  assert.deepEqual(await state.findings(), ['clip open']);
  await handIn(state, TUESDAY, users(['0', 'org.notes'], ['999', 'com.clip.app']));
  assert.deepEqual(await state.findings(), ['clip open']);
  await handIn(state, FRIDAY, users(['0', 'org.notes'], ['999', 'org.notes']));
  assert.deepEqual(await state.findings(), ['clip closed removed']);
});

test('FC-15 that there is a second copy stands with the finding as long as it is shown', async () => {
  const state = await governed();
  const told = async (moment: string, ...users: readonly string[]) => {
    const rows = users.map((user) => `d1,Android,${user},com.clip.app`);
    await handIn(
      state,
      moment,
      `Device Id,Platform,Android User,App Identifier\n${rows.join('\n')}\n`,
    );
    return (await state.rows()).map(({ secondCopy }) => secondCopy);
  };
  assert.deepEqual(await told(MONDAY, '0'), [false]);
  assert.deepEqual(await told(TUESDAY, '0', '999'), [true]);
  assert.deepEqual(await told(FRIDAY, '0'), [false]);
});

test('FC-17 a phone of which only the work side is seen is never counted as clean, and closes nothing that was seen whole', async () => {
  const state = await governed();
  await handIn(state, MONDAY, {
    devices: [google('0123456789abcdef', 'DEVICE_OWNER', 'COMPANY_OWNED', 'com.clip.app')],
  });
  await handIn(state, TUESDAY, {
    devices: [google('0123456789abcdef', 'PROFILE_OWNER', 'COMPANY_OWNED', 'org.notes')],
  });
  assert.deepEqual(await state.findings(), ['clip open']);
  const rows = await state.store.coverage([state.root]);
  assert.deepEqual(
    rows.map(({ without, notVisible, withHits }) => [without, notVisible, withHits]),
    [[0, 1, 0]],
  );
});

test('FC-13 a report that leaves everything out proves of nothing that it was removed', async () => {
  const state = await governed();
  const host = (...apps: readonly string[]): object => ({
    hosts: [fleetHost('uuid-1', 'On (personal)', 'ios', ...apps)],
  });
  await handIn(state, MONDAY, host('com.clip.App', 'org.notes'));
  const before = await state.findings();
  await handIn(state, TUESDAY, { hosts: [fleetHost('uuid-1', 'On (personal)', 'ios')] });
  assert.deepEqual(await state.findings(), before);
});

test('FC-27 two identifiers of one app on one phone are one finding, open until both are gone', async () => {
  const state = await governed();
  state.setRules({
    catalogue: {
      ...CATALOGUE,
      identifiers: [
        ...CATALOGUE.identifiers,
        ...CATALOGUE.identifiers
          .filter(({ app }) => app === ('clip' as AppId))
          .map((one) => ({ ...one, identifier: `${one.identifier}.lite` })),
      ],
    },
  });
  await handIn(
    state,
    MONDAY,
    csv('d1,S1,Android,Clip,com.clip.app', 'd1,S1,Android,Clip,com.clip.app.lite'),
  );
  assert.deepEqual(await state.findings(), ['clip open']);
  await handIn(state, TUESDAY, csv('d1,S1,Android,Clip,com.clip.app.lite'));
  assert.deepEqual(await state.findings(), ['clip open']);
  await handIn(state, FRIDAY, csv('d1,S1,Android,Notes,org.notes'));
  assert.deepEqual(await state.findings(), ['clip closed removed']);
});

test('FC-29 another case is a weaker match on an iPhone, and none on Android; the exact one strengthens the same finding', async () => {
  const state = await governed();
  const exact = watchlistOf(CATALOGUE).identifiers.find(
    ({ app, platform }) => app === 'clip' && platform === 'ios',
  );
  assert.equal(exact?.identifier, 'com.clip.App');
  await handIn(
    state,
    MONDAY,
    csv('d1,S1,iOS,Clip X,com.clip.APP', 'd2,S2,Android,Clip X,com.CLIP.app'),
  );
  const [row] = await state.rows();
  assert.deepEqual([await state.findings(), row?.strength], [['clip open'], 'case-folded']);
  await handIn(
    state,
    TUESDAY,
    csv('d1,S1,iOS,Clip X,com.clip.App', 'd2,S2,Android,Notes,org.notes'),
  );
  const [again] = await state.rows();
  assert.deepEqual([again?.id, again?.strength], [row?.id, 'exact']);
});

test('FC-119 a fleet cut off at a round number is held or closes nothing: what is beyond the cut is not gone', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, phones(30, { apps: ['clip'] }));
  const cut = await state.handIn(TUESDAY, phones(20, { apps: ['clip'] }));
  assert.equal(cut.state, 'held');
  assert.equal((await state.rows()).filter(({ state: is }) => is === 'closed').length, 0);
});

test('FC-125 a serial number that a spreadsheet has damaged does not make two phones one, nor one phone another', async () => {
  const state = await governed();
  const bySerial = (...rows: readonly string[]): string =>
    `Device Name,Serial Number,Platform,App Identifier\n${rows.join('\n')}\n`;
  await handIn(
    state,
    MONDAY,
    bySerial(
      'p1,0012345678,Android,com.clip.app',
      'p2,8.67123E+14,Android,com.clip.app',
      'p3,8.67123E+14,Android,com.clip.app',
    ),
  );
  assert.deepEqual(await state.findings(), ['clip open', 'clip open', 'clip open']);
});
