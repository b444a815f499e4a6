import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { codesOf, hitsOf, readOne } from './reading.fixture.ts';

/** Exports as hostile administrators handed them in: each kind once. */

const device = {
  id: '3f1d2c4e-1111-4222-8333-944444444444',
  deviceName: 'Phone',
  operatingSystem: 'iOS',
  managedDeviceOwnerType: 'company',
  serialNumber: 'F17XK2ABCDEF',
};
const tiktok = { id: 'a1', displayName: 'TikTok', version: '39.0', deviceCount: 0 };

test('the zero that Graph writes as count in a device’s own list of apps hides no app', async () => {
  const found = await readOne(JSON.stringify({ ...device, detectedApps: [tiktok] }));
  assert.deepEqual(hitsOf(found), [`${device.id} tiktok name`]);
});

test('a count beside a device in a table is of the fleet and hides no row', async () => {
  const found = await readOne(
    'Serial Number,App Name,Device Count\nR58N10ABCDE,TikTok,0\nR58N10ABCDF,Notes,4\n',
  );
  assert.deepEqual(hitsOf(found), ['R58N10ABCDE tiktok name']);
  assert.deepEqual(found.counted, []);
});

test('request 1 of two batches is two phones: the body says which', async () => {
  const batch = (id: string): string =>
    JSON.stringify({
      responses: [
        {
          id: '1',
          status: 200,
          body: { ...device, id, serialNumber: null, detectedApps: [tiktok] },
        },
      ],
    });
  const [a, b] = [await readOne(batch('phone-a')), await readOne(batch('phone-b'))];
  assert.deepEqual(hitsOf(a), ['phone-a tiktok name']);
  assert.deepEqual(hitsOf(b), ['phone-b tiktok name']);
});

test('a broken event costs itself, and not the events behind it', async () => {
  const event = (udid: string, app: string): string =>
    JSON.stringify({
      topic: 'mdm.Connect',
      created_at: '2026-11-20T08:00:00Z',
      acknowledge_event: {
        udid,
        status: 'Acknowledged',
        ids: { id: udid, type: 'Device' },
        raw_payload: Buffer.from(
          `<plist version="1.0"><dict><key>UDID</key><string>${udid}</string><key>Status</key><string>Acknowledged</string><key>InstalledApplicationList</key><array><dict><key>Identifier</key><string>${app}</string></dict></array></dict></plist>`,
        ).toString('base64'),
      },
    });
  const good = [event('U1', 'org.example.notes'), event('U2', 'com.zhiliaoapp.musically')] as const;
  // Cut within a text, behind a member, and behind a comma.
  for (const end of ['"acknowl', '"status":"Acknowledged"', '"status":"Acknowledged",', '"ids":']) {
    const found = await readOne(`${good[0]}\n{"topic":"mdm.Connect",${end}\n${good[1]}\n`);
    assert.deepEqual(
      [found.devices.length, hitsOf(found), codesOf(found)],
      [end === '"ids":' ? 1 : 2, end === '"ids":' ? [] : ['U2 tiktok exact'], ['broken-event']],
      end,
    );
    assert.equal(found.outcome, 'partly');
  }
});

test('of a small packed export that is cut off, what came before the cut is read', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `R58N1${i + 10_000}A,org.example.a${i * 7}`);
  const packed = gzipSync(
    `Serial Number,Package Name\nR58N10ABCDE,com.tencent.mm\n${rows.join('\n')}`,
  );
  const found = await readOne(packed.subarray(0, packed.length - 2000));
  assert.deepEqual(hitsOf(found), ['R58N10ABCDE wechat exact']);
  assert.equal(found.outcome, 'partly');
  assert.ok(codesOf(found).includes('cut-off'));
});

test('times that cannot be read are said, and no old device passes for one seen lately', async () => {
  const table = (time: string): string =>
    `Serial Number;Last Seen;Bundle ID\nR58N10ABCDE;${time};org.example.notes\n`;
  for (const [time, day] of [
    ['20/11/26', '2026-11-20'],
    ['20-Nov-2026', '2026-11-20'],
    ['2026年11月20日', '2026-11-20'],
    ['20 novembre 2026 à 08:00', '2026-11-20'],
  ] as const) {
    const found = await readOne(table(time));
    assert.equal(found.devices[0]?.collected?.slice(0, 10), day, time);
    assert.equal(found.outcome, 'read');
  }
  const unread = await readOne(table('week 47 of 2026'));
  assert.deepEqual(codesOf(unread), ['times-unread']);
  assert.equal(unread.outcome, 'partly');
  assert.doesNotMatch(JSON.stringify(unread.problems), /week 47/);
});

test('a laptop among the phones is never clean: the catalogue knows no programs', async () => {
  const found = await readOne(
    JSON.stringify({
      hosts: [
        {
          uuid: 'u1',
          platform: 'darwin',
          os_version: 'macOS 15.1',
          mdm: { enrollment_status: 'On (automatic)' },
          software: [{ name: 'Notes', bundle_identifier: 'org.example.notes', source: 'apps' }],
        },
      ],
    }),
  );
  assert.equal(found.devices[0]?.visibility, 'unknown');
});

test('headers of consoles in other words are understood by their parts', async () => {
  for (const header of [
    'Toepassingsnaam;Aantal apparaten;Uitgever van toepassing',
    'Name der Anwendung;Geräteanzahl;Herausgeber der App',
    'Nom de l’application;Nombre d’appareils;Éditeur de l’application',
  ]) {
    const counts = await readOne(`${header}\nTikTok;4;x\n`);
    assert.deepEqual(
      counts.counted.map((c) => [c.app, c.devices]),
      [['tiktok', 4]],
      header,
    );
  }
  const rows = await readOne(
    'Naam van de toepassing;Apparaatnaam;Laatste check-in\nTikTok;Jan;24-11-2026\nNotes;Piet;24-11-2026\n',
  );
  assert.deepEqual(hitsOf(rows), ['Jan tiktok name']);
});

test('an app that waits, failed or went is no finding, in whatever language', async () => {
  const state = async (word: string): Promise<number> =>
    (
      await readOne(
        `Serial Number;Package Name;Installation Status\nR58N10ABCDE;com.tencent.mm;${word}\n`,
      )
    ).hits.length;
  for (const word of [
    'In afwachting',
    'Mislukt',
    'Installation fehlgeschlagen',
    'Installation ausstehend',
    'En attente d’installation',
    'Desinstalada',
    'Odinstalováno',
    'Poistettu',
    'Avinstallerad',
    'Not applicable',
    'Available for install',
  ])
    assert.equal(await state(word), 0, word);
  for (const word of ['Installed', 'Uninstall failed', 'Geïnstalleerd', 'Installiert'])
    assert.equal(await state(word), 1, word);
});

test('App Store numbers alone make an app of JSON, and apps with their devices in a cell need no more columns', async () => {
  const numbers = await readOne(
    JSON.stringify([
      { serial: 'F17XK2ABCDEF', iTunesStoreID: 835599320, name: 'x' },
      { serial: 'F17XK2ABCDEG', iTunesStoreID: 999999999, name: 'y' },
    ]),
  );
  assert.deepEqual(hitsOf(numbers), ['F17XK2ABCDEF tiktok exact']);
  const cells = await readOne('App Name,Installed On\nTikTok,"Jan, Piet"\nNotes,"Kees, Jan"\n');
  assert.deepEqual(hitsOf(cells), ['Jan tiktok name', 'Piet tiktok name']);
});

test('an answer of Knox Manage without a list is an error message', async () => {
  const found = await readOne(
    '{"resultCode":"1001","resultMessage":"Invalid token","resultValue":{}}',
  );
  assert.deepEqual(codesOf(found), ['error-page']);
});

test('the sentences of a note that lies beside the export are not shown as its columns', async () => {
  const found = await readOne('Jan keeps Tinder on his phone\nCall him at 0612345678.\n');
  assert.equal(found.outcome, 'refused');
  assert.doesNotMatch(JSON.stringify(found.problems), /Tinder/);
});
