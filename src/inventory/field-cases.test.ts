import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, hitsOf, readOne } from './reading.fixture.ts';

const HEADER = 'Device Name,Serial Number,App Name,Bundle ID\n';

test('FC-01 two helpers with one bundle ID are one hit under both names, and one row is merged', async () => {
  const found = await readOne(
    `${HEADER}iPhone,F9TESTA0001,TikTok,com.zhiliaoapp.musically\niPhone,F9TESTA0001,TikTok Helper,com.zhiliaoapp.musically\n`,
  );
  assert.deepEqual(hitsOf(found), ['F9TESTA0001 tiktok exact']);
  assert.deepEqual(found.hits[0]?.names, ['TikTok', 'TikTok Helper']);
  assert.equal(found.merged, 1);
  assert.equal(found.outcome, 'read');
});

test('FC-03 a list that counts devices and names none is no clean fleet, and an emptied detail is no finding of nothing', async () => {
  const list = await readOne(
    JSON.stringify({
      value: [
        {
          id: 'aa',
          displayName: 'TikTok',
          version: '1',
          deviceCount: 2,
          platform: 'ios',
          managedDevices: [],
        },
      ],
    }),
  );
  assert.notEqual(list.outcome, 'read');
  assert.deepEqual(
    list.counted.map(({ app, devices, strength }) => `${app} ${devices} ${strength}`),
    ['tiktok 2 name'],
  );
  const detail = await readOne(
    JSON.stringify({ id: 'aa', displayName: null, deviceCount: 0, version: null }),
  );
  assert.equal(detail.outcome, 'refused');
});

test('FC-05 one app under several ids is on the union of their devices', async () => {
  const app = (id: string, version: string, devices: string[]): object => ({
    id,
    displayName: 'TikTok',
    version,
    deviceCount: devices.length,
    publisher: 'TikTok Ltd.',
    managedDevices: devices.map((device) => ({
      id: device,
      deviceName: `iPhone ${device}`,
      operatingSystem: 'iOS',
    })),
  });
  const found = await readOne(
    JSON.stringify({ value: [app('v1', '1.0', ['d1', 'd2']), app('v2', '1.1', ['d2', 'd3'])] }),
  );
  assert.deepEqual(hitsOf(found), ['d1 tiktok name', 'd2 tiktok name', 'd3 tiktok name']);
  assert.equal(found.devices.length, 3);
});

test('FC-07 an aggregate stays a count and per-device rows stay devices, so that both numbers can be shown', async () => {
  const total = await readOne(
    'Application name,Platform,Application version,Device count,Application publisher\nTikTok,iOS,39.0,10,TikTok Ltd.\n',
  );
  assert.equal(total.format, 'intune-discovered-apps');
  assert.deepEqual(
    total.counted.map((count) => count.devices),
    [10],
  );
  assert.deepEqual([total.outcome, total.devices.length], ['refused', 0]);
  const rows = Array.from({ length: 13 }, (_, i) => `k,TikTok,d${i},iPhone ${i},iOS`).join('\n');
  const devices = await readOne(
    `ApplicationKey,ApplicationName,DeviceId,DeviceName,Platform\n${rows}\n`,
  );
  assert.equal(devices.hits.length, 13);
});

test('FC-09 private apps of a personal enrolment are dropped at the door, and kept where the policy covers them', async () => {
  const text = JSON.stringify({
    totalCount: 1,
    results: [
      {
        mobileDeviceId: '7',
        general: { displayName: 'iPad', deviceOwnershipType: 'UserEnrollment' },
        applications: [
          { identifier: 'org.example.work', name: 'Work', managementStatus: 'Managed' },
          { identifier: 'com.zhiliaoapp.musically', name: 'TikTok', managementStatus: 'Unmanaged' },
          { identifier: 'com.example.private', name: 'Private', managementStatus: 'Unmanaged' },
        ],
      },
    ],
  });
  const found = await readOne(text);
  assert.deepEqual([found.hits.length, found.droppedPersonal, found.installs], [0, 2, 1]);
  assert.ok(codesOf(found).includes('over-reported'));
  assert.doesNotMatch(JSON.stringify(found), /musically|example\.private|TikTok/i);
  assert.equal((await readOne(text, { coverPersonal: true })).hits.length, 1);
});

test('FC-11 an app that waits for the holder to accept management is not installed yet', async () => {
  const found = await readOne(
    `Serial Number,App Name,Bundle ID,State\nF9TESTA0001,TikTok,com.zhiliaoapp.musically,PromptingForManagement\n`,
  );
  assert.deepEqual([found.hits.length, found.notInstalled], [0, 1]);
});

test('FC-13 a list without system apps is read as it is, and nothing is said of those', async () => {
  const found = await readOne(
    'CFBundleIdentifier, CFBundleShortVersionString, CFBundleDisplayName\nnl.example.intranet, "1.0", "Intranet"\n',
  );
  assert.deepEqual(
    [found.outcome, found.installs, found.notAssessed, found.hits.length],
    ['read', 1, 1, 0],
  );
});

test('FC-15 a clone in user 999 is a hit of its device, marked as a second copy', async () => {
  const found = await readOne(
    'Serial Number,Package Name,Android User\nR5TESTC0001,com.android.chrome,0\nR5TESTC0001,com.tencent.mm,999\n',
  );
  assert.deepEqual(hitsOf(found), ['R5TESTC0001 wechat exact']);
  assert.equal(found.hits[0]?.secondCopy, true);
});

test('FC-17, FC-23 a work profile shows the work side only, whoever owns the phone', async () => {
  const device = (id: string, ownership: string): object => ({
    name: `enterprises/e/devices/${id}`,
    managementMode: 'PROFILE_OWNER',
    ownership,
    applicationReports: [{ packageName: 'com.android.chrome', state: 'INSTALLED' }],
  });
  const found = await readOne(
    JSON.stringify({ devices: [device('a', 'PERSONALLY_OWNED'), device('b', 'COMPANY_OWNED')] }),
  );
  assert.deepEqual(
    found.devices.map(({ enrolment, visibility }) => `${enrolment} ${visibility}`),
    ['personal-work-profile work-side', 'company-work-profile work-side'],
  );
});

test('FC-19 the same identifier from two sources loses no row', async () => {
  const found = await readOne(
    `Serial Number,App Name,Bundle ID,Source\nF9TESTA0001,TikTok,com.zhiliaoapp.musically,pkg\nF9TESTA0001,TikTok,com.zhiliaoapp.musically,ios_apps\n`,
  );
  assert.deepEqual([found.rows, found.installs, found.hits.length, found.merged], [2, 2, 1, 1]);
});

test('FC-21 a device whose apps are not collected is not visible, never clean', async () => {
  const found = await readOne(
    JSON.stringify({
      devices: [
        { serialNumber: 'R5TESTC0001', ownership: 'E', apps: [{ bundle_id: 'a.b.c', name: 'x' }] },
        { serialNumber: 'R5TESTC0002', ownership: 'E', apps: [] },
      ],
    }),
  );
  assert.equal(found.outcome, 'partly');
  assert.equal(found.devices.find((device) => device.key === 'R5TESTC0002')?.visibility, 'unknown');
});

test('FC-27 both package names of TikTok are hits of one app', async () => {
  const found = await readOne(
    'Serial Number,Package Name\nR5TESTC0001,com.zhiliaoapp.musically\nR5TESTC0002,com.ss.android.ugc.trill\n',
  );
  assert.deepEqual(hitsOf(found), ['R5TESTC0001 tiktok exact', 'R5TESTC0002 tiktok exact']);
});

test('FC-29 on iOS another case is a weaker hit, on Android another app', async () => {
  const found = await readOne(
    'Serial Number,Platform,Identifier\nF9TESTA0001,iOS,com.Tencent.Xin\nR5TESTC0001,Android,com.Tencent.MM\n',
  );
  assert.deepEqual(hitsOf(found), ['F9TESTA0001 wechat case-folded']);
});

test('FC-119 an export of exactly ten thousand rows is said to look cut; one more is not', async () => {
  const rows = (count: number): string =>
    `${HEADER}${Array.from({ length: count }, (_, i) => `iPhone,F9TEST${i},Signal,org.example.signal`).join('\n')}\n`;
  assert.ok(codesOf(await readOne(rows(10_000))).includes('round-cap'));
  assert.ok(!codesOf(await readOne(rows(10_001))).includes('round-cap'));
});

test('FC-121 a byte order mark and other case do not hide the first column; a file without apps names its columns', async () => {
  const found = await readOne(
    '\uFEFFDEVICEID;appname;Bundle-Id\nd1;TikTok;com.zhiliaoapp.musically\n',
  );
  assert.deepEqual(hitsOf(found), ['d1 tiktok exact']);
  const missing = await readOne('Colour;Shape;Weight\nred;round;12\n');
  assert.equal(missing.outcome, 'refused');
  assert.match(missing.problems[0]?.message ?? '', /Colour, Shape, Weight/);
});

test('FC-123 UTF-16 with tabs gives the same as its UTF-8 twin', async () => {
  const text =
    'Device name\tSerial Number\tApp name\tBundle ID\r\niPhone 张\tF9TESTA0001\t微信\tcom.tencent.xin\r\nمحمد\tF9TESTA0002\tTikTok\tcom.zhiliaoapp.musically\r\n';
  const utf8 = await readOne(text);
  for (const twin of [
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
  ]) {
    const found = await readOne(twin);
    assert.deepEqual({ ...found, bytes: 0 }, { ...utf8, bytes: 0 });
  }
});

test('FC-125 serial numbers are text: leading zeros stay, and a damaged one is no key', async () => {
  const found = await readOne(
    'Serial Number,IMEI,Package Name\n0012345,,com.tencent.mm\n="0067890",,com.tencent.mm\n,3.5E+14,com.tencent.mm\n',
  );
  assert.deepEqual(
    found.devices.map((device) => device.serial),
    ['0012345', '0067890', null],
  );
  assert.ok(codesOf(found).includes('damaged-number'));
});
