import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { codesOf, hitsOf, readOne } from './reading.fixture.ts';
import { xlsxOf } from './xlsx.fixture.ts';

type Row = {
  readonly name: string;
  readonly serial: string;
  readonly user: string;
  readonly app: string;
  readonly identifier: string;
};
const FIELDS = ['name', 'serial', 'user', 'app', 'identifier'] as const;
const HEADER = ['Device Name', 'Serial Number', 'User', 'App Name', 'Bundle ID'];

const row = fc.record({
  name: fc.constantFrom('iPhone van Zoë', 'Galaxy "2", wit', 'Telefon Łukasza', 'iPhone 王'),
  serial: fc.constantFrom('F9TESTA0001', 'R5TESTC0002', '0012345678', 'DMPTESTB0009'),
  user: fc.constantFrom('Femke', 'Omar; Bakker', 'Łukasz', ''),
  app: fc.constantFrom('TikTok', '微信', 'Kaart, route & meer', 'Signal'),
  identifier: fc.constantFrom(
    'com.zhiliaoapp.musically',
    'com.tencent.mm',
    'com.tencent.xin',
    'org.example.signal',
  ),
});

const delimited = (rows: readonly Row[], mark: string): string =>
  [HEADER, ...rows.map((r) => FIELDS.map((field) => r[field]))]
    .map((cells) =>
      cells
        .map((cell) => (/[",;\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(mark),
    )
    .join('\r\n') + '\r\n';

const asObject = (r: Row): object => ({
  deviceName: r.name,
  serialNumber: r.serial,
  userName: r.user,
  appName: r.app,
  bundleId: r.identifier,
});

test('the same rows give the same hits in every form', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 3, maxLength: 12 }), async (rows) => {
      const csv = delimited(rows, ',');
      const expected = hitsOf(await readOne(csv));
      const nested = Object.values(Object.groupBy(rows, (r) => r.serial)).map((list) => ({
        serial: list?.[0]?.serial,
        name: list?.[0]?.name,
        apps: list?.map((r) => ({ bundle_id: r.identifier, name: r.app })),
      }));
      const forms: Record<string, string | Uint8Array> = {
        semicolon: delimited(rows, ';'),
        tab: delimited(rows, '\t'),
        pipe: delimited(rows, '|'),
        'UTF-8 with a mark': `\uFEFF${csv}`,
        'UTF-16': Buffer.from(`\uFEFF${delimited(rows, '\t')}`, 'utf16le'),
        ZIP: zipSync({ 'a/export.csv': Buffer.from(csv) }),
        gzip: gzipSync(csv),
        'gzip in ZIP': zipSync({ 'export.csv.gz': gzipSync(csv) }),
        NDJSON: rows.map((r) => JSON.stringify(asObject(r))).join('\n'),
        'JSON of rows': JSON.stringify(rows.map(asObject), null, 2),
        'JSON of rows, members turned round': JSON.stringify({
          value: rows.map((r) => Object.fromEntries(Object.entries(asObject(r)).toReversed())),
        }),
        'JSON of devices': JSON.stringify({ devices: nested }),
        'NDJSON of devices': nested.map((device) => JSON.stringify(device)).join('\n'),
        XLSX: xlsxOf([HEADER, ...rows.map((r) => FIELDS.map((field) => r[field]))]),
      };
      for (const [form, content] of Object.entries(forms))
        assert.deepEqual(hitsOf(await readOne(content)), expected, form);
    }),
    { seed: 6, numRuns: 25 },
  );
});

type Case = {
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly hits: readonly string[];
  readonly codes?: readonly string[];
};

const TIKTOK = 'com.zhiliaoapp.musically';

const TABLES: readonly Case[] = [
  {
    what: 'no header line: columns are known by what they hold',
    content: `iPhone 1,F9TESTA0001,TikTok,${TIKTOK},39.0,2026-11-20\niPhone 1,F9TESTA0001,Signal,org.example.signal,7.1,2026-11-20\niPhone 2,F9TESTA0002,WeChat,com.tencent.xin,8.0,2026-11-21\n`,
    hits: ['F9TESTA0001 tiktok exact', 'F9TESTA0002 wechat exact'],
  },
  {
    what: 'a bare list of packages',
    content: 'com.android.chrome\ncom.tencent.mm\norg.example.signal\n',
    hits: ['the device of export wechat exact'],
    codes: ['device-not-in-file'],
  },
  {
    what: 'a list of pm list packages',
    content: 'package:com.android.chrome\npackage:com.tencent.mm\n',
    hits: ['the device of export wechat exact'],
    codes: ['device-not-in-file'],
  },
  {
    what: 'one row per device, identifiers in a cell',
    content:
      'Device,Serial,Platform,Apps\nP1,R5TESTC0001,Android,com.tencent.mm;org.example.signal\nP2,R5TESTC0002,Android,com.android.chrome\n',
    hits: ['R5TESTC0001 wechat exact'],
  },
  {
    what: 'one row per device, names in a cell',
    content:
      'Device Name;Serial Number;Installed Apps\nP1;R5TESTC0001;TikTok, Signal, Outlook\nP2;R5TESTC0002;Signal\n',
    hits: ['R5TESTC0001 tiktok name'],
    codes: ['names-only'],
  },
  {
    what: 'one row per device, names with identifiers and versions in a cell',
    content: `Serial Number,Installed Apps\nR5TESTC0001,"TikTok (${TIKTOK}) 39.0; Signal (org.example.signal)"\nR5TESTC0002,"WeChat (com.tencent.mm)"\n`,
    hits: ['R5TESTC0001 tiktok exact', 'R5TESTC0002 wechat exact'],
  },
  {
    what: 'one column per app, by name',
    content:
      'Device Name,Serial Number,TikTok,WeChat,Signal\nP1,R5TESTC0001,x,,x\nP2,R5TESTC0002,,x,\nP3,R5TESTC0003,,,x\n',
    hits: ['R5TESTC0001 tiktok name', 'R5TESTC0002 wechat name'],
    codes: ['names-only'],
  },
  {
    what: 'one column per app, by identifier, with Yes and No',
    content: `Serial Number,${TIKTOK},com.tencent.xin\nF9TESTA0001,Yes,No\nF9TESTA0002,No,Yes\n`,
    hits: ['F9TESTA0001 tiktok exact', 'F9TESTA0002 wechat exact'],
  },
  {
    what: 'columns App 1, App 2 and App 3',
    content:
      'Serial,App 1,App 2,App 3\nR5TESTC0001,com.tencent.mm,org.example.signal,\nR5TESTC0002,com.android.chrome,,\n',
    hits: ['R5TESTC0001 wechat exact'],
  },
  {
    what: 'German, in Windows-1252',
    content: Buffer.from(
      `Ger\xe4tename;Seriennummer;Benutzer;Anwendung;Paketname;Zuletzt gesehen\r\nHandy;R5TESTC0001;J\xf6rg;TikTok;${TIKTOK};24.11.2026 07:12\r\n`,
      'latin1',
    ),
    hits: ['R5TESTC0001 tiktok exact'],
  },
  {
    what: 'French, in Windows-1252',
    content: Buffer.from(
      "Nom de l'appareil;Num\xe9ro de s\xe9rie;Nom de l'application;Identifiant du bundle\r\niPhone de Zo\xe9;F9TESTA0001;WeChat;com.tencent.xin\r\n",
      'latin1',
    ),
    hits: ['F9TESTA0001 wechat exact'],
  },
  {
    what: 'Polish, in Windows-1250',
    content: Buffer.from(
      `Nazwa urz\xb9dzenia;Numer seryjny;Nazwa aplikacji;Identyfikator pakietu\r\nTelefon \xa3ukasza;R5TESTC0001;TikTok;${TIKTOK}\r\n`,
      'latin1',
    ),
    hits: ['R5TESTC0001 tiktok exact'],
  },
  {
    what: 'a language that no vocabulary has',
    content: 'Συσκευή;Σειριακός;Εφαρμογή;Πακέτο\nP1;R5TESTC0001;WeChat;com.tencent.mm\n',
    hits: ['R5TESTC0001 wechat exact'],
  },
  {
    what: 'two header lines, groups above names',
    content: `Device,,,App,,\nName,Serial Number,User,Name,Bundle ID,Version\niPhone,F9TESTA0001,F,TikTok,${TIKTOK},39.0\n`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'two header lines, English above Dutch',
    content: `Device Name,Serial Number,App Name,Bundle ID\nApparaatnaam,Serienummer,App-naam,Bundel-id\niPhone,F9TESTA0001,TikTok,${TIKTOK}\n`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'a title, empty lines and a total',
    content: `Inventory of apps\nGenerated 2026-11-25\n\nDevice Name,Serial Number,App Name,Bundle ID\niPhone,F9TESTA0001,TikTok,${TIKTOK}\n\nTotal: 1,,,\n`,
    hits: ['F9TESTA0001 tiktok exact'],
    codes: ['totals-row'],
  },
  {
    what: 'sep= of Excel',
    content: `sep=;\r\nSerial Number;Bundle ID\r\nF9TESTA0001;${TIKTOK}\r\n`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'line ends of an old Mac',
    content: `Serial Number,Bundle ID\rF9TESTA0001,${TIKTOK}\r`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'a console that was not seen, with dates month first and apps that were removed',
    content: `Friendly Name,Device Serial,Organization Group,Application Name,Application ID,App Status,Last Seen\nx,F9TESTA0001,NL,TikTok,${TIKTOK},Installed,11/24/2026 7:12 AM\ny,F9TESTA0002,NL,WeChat,com.tencent.xin,Removed,11/03/2026 7:12 AM\n`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'one row per app, its devices in a cell',
    content: `App Name,Bundle ID,Devices\nTikTok,${TIKTOK},"iPad 1; iPad 2"\nSignal,org.example.signal,iPad 1\n`,
    hits: ['iPad 1 tiktok exact', 'iPad 2 tiktok exact'],
    codes: ['device-by-name'],
  },
  {
    what: 'a status of the device that would not do for an app',
    content: `Serial Number,Status,Bundle ID\nF9TESTA0001,Assigned,${TIKTOK}\nF9TESTA0002,Removed,${TIKTOK}\n`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'Installed and Status side by side',
    content: `Serial Number,Status,Installed,Bundle ID\nF9TESTA0001,ok,Nee,${TIKTOK}\nF9TESTA0002,ok,Ja,${TIKTOK}\n`,
    hits: ['F9TESTA0002 tiktok exact'],
  },
  {
    what: 'holders instead of devices',
    content: `User,App Name,Bundle ID\nf@example.nl,TikTok,${TIKTOK}\no@example.nl,WeChat,com.tencent.xin\n`,
    hits: ['f@example.nl tiktok exact', 'o@example.nl wechat exact'],
    codes: ['device-by-name'],
  },
  {
    what: 'an identifier column for each platform',
    content:
      'Device,Serial,App,iOS Bundle ID,Android Package Name\nP1,F9TESTA0001,WeChat,com.tencent.xin,\nP2,R5TESTC0002,WeChat,,com.tencent.mm\n',
    hits: ['F9TESTA0001 wechat exact', 'R5TESTC0002 wechat exact'],
  },
  {
    what: 'Name twice, for device and app',
    content: `Name,Serial,Name,Identifier\nP1,F9TESTA0001,TikTok,${TIKTOK}\n`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'a table drawn with bars and dashes',
    content: ` Serial | Bundle ID\n--------+-----------\n F9TESTA0001 | ${TIKTOK}\n(1 row)\n`,
    hits: ['F9TESTA0001 tiktok exact'],
    codes: ['too-few-cells'],
  },
  {
    what: 'App Store numbers',
    content:
      'Serial Number,App Name,App Store ID\nF9TESTA0001,Some name,835599320\nF9TESTA0002,Other,123456789\n',
    hits: ['F9TESTA0001 tiktok exact'],
  },
];

const DOCUMENTS: readonly Case[] = [
  {
    what: 'NDJSON of rows with the device in an object, members in any order',
    content:
      '{"device":{"id":"d1","name":"P1"},"package":"com.tencent.mm","os":"Android"}\n{"package":"com.android.chrome","os":"Android","device":{"name":"P1","id":"d1"}}\n',
    hits: ['d1 wechat exact'],
  },
  {
    what: 'packages as plain texts',
    content: JSON.stringify({
      devices: [
        { serial: 'R5TESTC0001', installedPackages: ['com.tencent.mm', 'com.android.chrome'] },
      ],
    }),
    hits: ['R5TESTC0001 wechat exact'],
  },
  {
    what: 'devices keyed by serial number',
    content: JSON.stringify({
      F9TESTA0001: { apps: ['com.tencent.xin'] },
      F9TESTA0002: { apps: [TIKTOK] },
    }),
    hits: ['F9TESTA0001 wechat exact', 'F9TESTA0002 tiktok exact'],
  },
  {
    what: 'devices keyed by name',
    content: JSON.stringify({
      'iPhone van Femke': { apps: [{ bundle_id: 'com.tencent.xin' }] },
      iPad: { apps: [{ bundle_id: TIKTOK }] },
    }),
    hits: ['iPad tiktok exact', 'iPhone van Femke wechat exact'],
  },
  {
    what: 'apps keyed by package',
    content: JSON.stringify({
      serial: 'R5TESTC0001',
      apps: { 'com.tencent.mm': '8.0', 'com.android.chrome': '1' },
    }),
    hits: ['R5TESTC0001 wechat exact'],
  },
  {
    what: 'two lists of apps on one device',
    content: JSON.stringify({
      devices: [
        {
          serial: 'R5TESTC0001',
          managedApps: [{ packageName: 'a.b.c' }],
          userApps: [{ packageName: 'com.tencent.mm' }],
        },
      ],
    }),
    hits: ['R5TESTC0001 wechat exact'],
  },
  {
    what: 'a table of a line of names and lines of values',
    content: JSON.stringify({
      Schema: [{ Column: 'DeviceId' }, { Column: 'ApplicationName' }],
      Values: [
        ['d1', 'TikTok'],
        ['d2', 'Signal'],
      ],
    }),
    hits: ['d1 tiktok name'],
    codes: ['names-only'],
  },
  {
    what: 'Intune, devices with their detected apps',
    content: JSON.stringify({
      value: [
        {
          id: 'd1',
          deviceName: 'i1',
          operatingSystem: 'iOS',
          managedDeviceOwnerType: 'company',
          detectedApps: [{ id: 'h', displayName: 'TikTok', version: '1' }],
        },
      ],
    }),
    hits: ['d1 tiktok name'],
    codes: ['names-only'],
  },
  {
    what: 'Intune, violations of restricted apps',
    content: JSON.stringify({
      value: [
        {
          id: 'v',
          managedDeviceId: 'd1',
          deviceName: 'i1',
          platformType: 'iOS',
          restrictedAppsState: 'prohibitedApps',
          restrictedApps: [{ appId: TIKTOK }],
        },
      ],
    }),
    hits: ['d1 tiktok exact'],
  },
  {
    what: 'Intune, raw data as JSON',
    content: `\uFEFF${JSON.stringify({ columns: ['ApplicationName'], values: [{ ApplicationKey: 'k', ApplicationName: 'WeChat', DeviceId: 'd1', DeviceName: 'i1', Platform: 'iOS' }] })}`,
    hits: ['d1 wechat name'],
    codes: ['names-only'],
  },
  {
    what: 'Android Management, where a removed app is none and another page follows',
    content: JSON.stringify({
      devices: [
        {
          name: 'enterprises/e/devices/d1',
          managementMode: 'DEVICE_OWNER',
          ownership: 'COMPANY_OWNED',
          state: 'ACTIVE',
          hardwareInfo: { serialNumber: 'R5TESTC0001' },
          applicationReports: [
            { packageName: 'com.tencent.mm', state: 'INSTALLED' },
            { packageName: 'com.einnovation.temu', state: 'REMOVED' },
          ],
        },
      ],
      nextPageToken: 'abc',
    }),
    hits: ['enterprises/e/devices/d1 wechat exact'],
    codes: ['next-page-missing'],
  },
  {
    what: 'Google Workspace, where iPhones have no apps',
    content: JSON.stringify({
      mobiledevices: [
        {
          resourceId: 'r1',
          name: ['Omar'],
          os: 'Android 15',
          applications: [
            { displayName: 'WeChat', packageName: 'com.tencent.mm', permission: ['a.b.C'] },
          ],
        },
        { resourceId: 'r2', name: ['Femke'], os: 'iOS 26.1' },
      ],
    }),
    hits: ['r1 wechat exact'],
    codes: ['device-without-apps'],
  },
  {
    what: 'Knox Manage',
    content: JSON.stringify({
      resultCode: '0',
      resultValue: {
        appList: [
          { packageName: 'com.tencent.mm', appName: 'WeChat', installedStatus: 'Installed' },
        ],
      },
    }),
    hits: ['the device of export wechat exact'],
    codes: ['device-not-in-file'],
  },
  {
    what: 'apps of one device in a bare list',
    content: JSON.stringify([{ ApplicationId: TIKTOK, Name: 'TikTok', Status: 'Installed' }]),
    hits: ['the device of export tiktok exact'],
    codes: ['device-not-in-file'],
  },
  {
    what: 'devices that only an unknown member tells apart',
    content: JSON.stringify({
      items: [
        { nummer: 'n1', info: { applications: [{ pkg: 'com.tencent.mm' }] } },
        { nummer: 'n2', info: { applications: [{ pkg: 'a.b.c' }] } },
      ],
    }),
    hits: ['n1 wechat exact'],
  },
  {
    what: 'apps with the ids of their devices',
    content: JSON.stringify({
      apps: [
        { bundleId: TIKTOK, devices: ['d1', 'd2'] },
        { bundleId: 'a.b.c', devices: ['d1'] },
      ],
    }),
    hits: ['d1 tiktok exact', 'd2 tiktok exact'],
  },
  {
    what: 'a list for each platform',
    content: JSON.stringify({
      ios: [{ serial: 'F9TESTA0001', bundleId: 'com.tencent.xin' }],
      android: [{ serial: 'R5TESTC0001', packageName: 'com.tencent.mm' }],
    }),
    hits: ['F9TESTA0001 wechat exact', 'R5TESTC0001 wechat exact'],
  },
  {
    what: 'rows with holders instead of devices',
    content: JSON.stringify([
      { userName: 'Femke', bundleId: TIKTOK },
      { userName: 'Omar', bundleId: 'com.tencent.xin' },
    ]),
    hits: ['Femke tiktok exact', 'Omar wechat exact'],
    codes: ['device-by-name'],
  },
  {
    what: 'assets with their software',
    content: JSON.stringify({
      assets: [{ attributes: { serial: 'F9TESTA0001', software: [{ bundle_id: TIKTOK }] } }],
    }),
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'GraphQL, with edges and nodes',
    content: JSON.stringify({
      data: {
        devices: {
          edges: [
            { node: { serial: 'F9TESTA0001', apps: { edges: [{ node: { bundleId: TIKTOK } }] } } },
          ],
        },
      },
    }),
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'a search index, with the row in _source',
    content: JSON.stringify({
      hits: {
        hits: [
          { _source: { device: { serial: 'R5TESTC0001' }, app: { bundle_id: 'com.tencent.mm' } } },
          { _source: { device: { serial: 'R5TESTC0002' }, app: { bundle_id: 'a.b.c' } } },
        ],
      },
    }),
    hits: ['R5TESTC0001 wechat exact'],
  },
  {
    what: 'Ivanti',
    content: JSON.stringify({
      results: [
        { deviceUuid: 'u1', appInventory: [{ identifier: 'com.tencent.xin', name: 'WeChat' }] },
      ],
    }),
    hits: ['u1 wechat exact'],
  },
  {
    what: 'Fleet, hosts with software',
    content: JSON.stringify({
      hosts: [
        {
          id: 1,
          uuid: 'U1',
          hostname: 'h',
          platform: 'ios',
          team_name: 'Phones',
          mdm: { enrollment_status: 'On (automatic)' },
          software: [{ name: 'TikTok', source: 'ios_apps', bundle_identifier: TIKTOK }],
        },
      ],
    }),
    hits: ['U1 tiktok exact'],
  },
  {
    what: 'Fleet, Android and iOS together',
    content: JSON.stringify({
      hosts: [
        {
          uuid: 'U1',
          platform: 'android',
          software: [{ name: 'WeChat', source: 'android_apps', application_id: 'com.tencent.mm' }],
        },
        {
          uuid: 'U2',
          platform: 'ios',
          software: [{ name: 'TikTok', source: 'ios_apps', bundle_identifier: TIKTOK }],
        },
      ],
    }),
    hits: ['U1 wechat exact', 'U2 tiktok exact'],
  },
  {
    what: 'Jamf, classic API, as XML',
    content: `<?xml version="1.0"?><mobile_device><general><id>5</id><display_name>iPad &amp; co</display_name><serial_number>DMPTESTB0001</serial_number><supervised>true</supervised></general><applications><size>1</size><application><application_name>TikTok</application_name><identifier>${TIKTOK}</identifier></application></applications></mobile_device>`,
    hits: ['5 tiktok exact'],
  },
  {
    what: 'a table in HTML that is called .xls',
    content: `<html><head><meta charset="utf-8"></head><body><table><tr><th>Serial Number</th><th>App<br>Name</th><th>Bundle&nbsp;ID</th></tr><tr><td>F9TESTA0001</td><td>Kaart &amp; zo, "x"</td><td><b>${TIKTOK}</b></td></tr></table></body></html>`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'the XML of Excel 2003',
    content: `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns:ss="x"><Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="String">Serial Number</Data></Cell><Cell><Data>User</Data></Cell><Cell><Data>Bundle ID</Data></Cell></Row><Row><Cell><Data>F9TESTA0001</Data></Cell><Cell ss:Index="3"><Data>${TIKTOK}</Data></Cell></Row></Table></Worksheet></Workbook>`,
    hits: ['F9TESTA0001 tiktok exact'],
  },
  {
    what: 'pages of Graph put one after the other',
    content: [1, 2]
      .map((page) =>
        JSON.stringify({
          '@odata.context': 'x',
          ...(page === 1 ? { '@odata.nextLink': 'https://graph.example/next' } : {}),
          value: [
            {
              id: `h${page}`,
              displayName: 'TikTok',
              version: '1',
              publisher: 'p',
              managedDevices: [{ id: `d${page}`, deviceName: 'i' }],
            },
          ],
        }),
      )
      .join('\n'),
    hits: ['d1 tiktok name', 'd2 tiktok name'],
    codes: ['names-only'],
  },
];

for (const { what, content, hits, codes } of [...TABLES, ...DOCUMENTS])
  test(`${what}`, async () => {
    const found = await readOne(content);
    assert.deepEqual(hitsOf(found), hits);
    assert.deepEqual(codesOf(found), codes ?? []);
  });

test('dates month first are so only where the file proves it', async () => {
  const table = (second: string): string =>
    `Serial Number,Bundle ID,Last Seen\nF9TESTA0001,a.b.c,11/03/2026\nF9TESTA0002,a.b.c,${second}\n`;
  const first = async (text: string): Promise<string | null | undefined> =>
    (await readOne(text)).devices[0]?.collected;
  assert.equal(await first(table('11/24/2026')), '2026-11-03T00:00:00Z');
  assert.equal(await first(table('24/11/2026')), '2026-03-11T00:00:00Z');
  assert.equal(await first(table('10/11/2026')), '2026-03-11T00:00:00Z');
});

const NO_INVENTORY: Readonly<Record<string, readonly [string | Uint8Array, string]>> = {
  'an empty file': ['', 'empty'],
  'blank lines': ['\r\n\r\n  \r\n', 'empty'],
  'a header alone': ['Device Name,Serial Number,App Name,Bundle ID\n', 'header-alone'],
  'devices without apps': [
    'Device Name,Serial Number,Model,OS Version\nx,F9TESTA0001,iPhone,26.1\n',
    'no-apps',
  ],
  'an empty list': ['{"value":[]}', 'empty-list'],
  'the empty answer of Android Management': ['{}', 'empty-list'],
  'an error of Graph': [
    JSON.stringify({ error: { code: 'Forbidden', message: 'x', innerError: { date: '2026' } } }),
    'error-page',
  ],
  'an error of a token': ['{"error":"invalid_client","error_description":"AADSTS"}', 'error-page'],
  'an error of Jamf': ['{"httpStatus":401,"errors":[]}', 'error-page'],
  'a login page': [
    '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>',
    'error-page',
  ],
  'a policy of Android Management': [
    JSON.stringify({
      name: 'enterprises/e/policies/p',
      applications: [{ packageName: 'com.tencent.mm', installType: 'BLOCKED' }],
    }),
    'block-policy',
  ],
  'a profile that blocks apps': [
    '<?xml version="1.0"?><plist version="1.0"><dict><key>PayloadContent</key><array><dict><key>blockedAppBundleIDs</key><array><string>com.zhiliaoapp.musically</string></array></dict></array></dict></plist>',
    'block-policy',
  ],
  'a declaration that blocks apps': [
    JSON.stringify({
      Type: 'com.apple.configuration.app.settings',
      Identifier: 'x',
      ServerToken: 't',
      Payload: { Allowed: { DeniedApps: ['com.zhiliaoapp.musically'] } },
    }),
    'block-policy',
  ],
  'devices of SOTI': [
    JSON.stringify([{ DeviceId: '1', DeviceName: 'x', Kind: 'AndroidPlus', IsAgentOnline: true }]),
    'no-apps',
  ],
  'devices of Android Management without reports': [
    JSON.stringify({
      devices: [{ name: 'enterprises/e/devices/d1', managementMode: 'DEVICE_OWNER' }],
    }),
    'no-apps',
  ],
  'a PDF': ['%PDF-1.7\n', 'not-an-export'],
  'an old workbook': [Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'not-an-export'],
  'a letter': [
    'Dear all,\nplease find the list of phones, apps and users attached.\nKind regards, Omar\n',
    'not-recognised',
  ],
  'an archive without files': [zipSync({}), 'empty'],
};

for (const [what, [content, code]] of Object.entries(NO_INVENTORY))
  test(`${what} is refused: ${code}`, async () => {
    const found = await readOne(content);
    assert.deepEqual([found.outcome, codesOf(found), found.hits], ['refused', [code], []]);
    assert.ok(found.problems.every((problem) => problem.message !== '' && problem.remedy !== ''));
  });

test('counts are counts, in an object or in a bare list', async () => {
  const rows = [{ bundleId: TIKTOK, name: 'TikTok', deviceCount: 3 }];
  for (const content of [JSON.stringify(rows), JSON.stringify({ apps: rows })]) {
    const found = await readOne(content);
    assert.deepEqual([found.outcome, codesOf(found)], ['refused', ['counts-only']]);
    assert.deepEqual(found.counted, [{ app: 'tiktok', strength: 'exact', devices: 3 }]);
  }
});

test('a total above what came, and a next page told behind a long list, are said', async () => {
  const apps = Array.from({ length: 60 }, (_, i) => ({
    identifier: `org.example.app${i}`,
    name: 'n',
  }));
  const few = await readOne(
    JSON.stringify({
      totalCount: 40,
      results: [{ mobileDeviceId: '1', general: { supervised: true }, applications: apps }],
    }),
  );
  assert.deepEqual([few.outcome, codesOf(few)], ['partly', ['fewer-than-total']]);
  const devices = Array.from({ length: 200 }, (_, i) => ({
    id: i,
    serial_number: `F9TEST${i}`,
    apps,
  }));
  for (const [end, code] of [
    [{ meta: { has_next_results: true } }, ['next-page-missing']],
    [{ meta: { has_next_results: false } }, []],
  ] as const) {
    const long = await readOne(JSON.stringify({ hosts: devices, ...end }));
    assert.ok(long.devices.length === 200);
    assert.deepEqual(codesOf(long), code);
  }
  const head = await readOne(
    JSON.stringify({
      '@odata.context': 'x',
      '@odata.nextLink': 'https://graph.example/next',
      value: devices,
    }),
  );
  assert.deepEqual(codesOf(head), ['next-page-missing']);
});
